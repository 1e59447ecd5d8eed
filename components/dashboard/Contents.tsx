import { type MessageKey, message } from '../../lib/i18n/message';

/** Every section of the page, in its order. */
export const sections = [['contributions', 'dashContributions']] as const satisfies readonly (readonly [
  string,
  MessageKey,
])[];

/** Leads to each section. The address stays that of the rescue: nothing is loaded anew. */
export function Contents() {
  const goTo = (id: string) => (event: MouseEvent) => {
    event.preventDefault();
    const section = document.getElementById(id);
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  };
  return (
    <nav class="contents" aria-label={message('dashContents')}>
      <ul class="plain">
        {sections.map(([id, title]) => (
          <li key={id}>
            <a href={`#${id}`} onClick={goTo(id)}>
              {message(title)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
