import { useRef } from 'preact/hooks';

/** Read out by screen readers when it changes, and only then; seen by nobody. */
export function Announcement({ text }: { text: string }) {
  const first = useRef(text);
  const changed = useRef(false);
  changed.current ||= text !== first.current;
  return (
    <p class="unseen" aria-live="polite">
      {changed.current && text}
    </p>
  );
}
