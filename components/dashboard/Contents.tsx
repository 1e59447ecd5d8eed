import { type MessageKey, message } from '../../lib/i18n/message';

/** Every section of the page, in its order. */
const sections: readonly (readonly [string, MessageKey])[] = [
  ['over-time', 'dashOverTime'],
  ['contributions', 'dashContributions'],
  ['what-if', 'dashWhatIf'],
  ['votes', 'dashVotes'],
  ['timeline', 'dashTimeline'],
  ['waterfall', 'dashWaterfall'],
  ['denominators', 'dashDenominators'],
  ['silent', 'dashSilent'],
  ['conflicts', 'dashConflicts'],
  ['activity', 'popupActivity'],
  ['export', 'exportHeading'],
];

/** Leads to each section. The address stays that of the rescue: nothing is loaded anew. */
export function Contents({ hasRule, hasSilent }: { hasRule: boolean; hasSilent: boolean }) {
  const shown = sections.filter(([id]) => (id !== 'waterfall' || hasRule) && (id !== 'silent' || hasSilent));
  const goTo = (id: string) => (event: MouseEvent) => {
    event.preventDefault();
    const section = document.getElementById(id);
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  };
  return (
    <nav class="contents" aria-label={message('dashContents')}>
      <ul class="plain">
        {shown.map(([id, title]) => (
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
