import { message } from '../../lib/i18n/message';

interface Props {
  watched: boolean;
  /** A change is on its way to the worker. */
  busy: boolean;
  onChange: (watched: boolean) => void;
}

/** Follow this vote, or stop following it. */
export function WatchButton({ watched, busy, onChange }: Props) {
  return (
    <button
      type="button"
      class="watch"
      aria-pressed={watched}
      aria-disabled={busy}
      title={message(watched ? 'unwatchHint' : 'watchHint')}
      onClick={() => !busy && onChange(!watched)}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />
        <circle cx="8" cy="8" r="2" />
      </svg>
      {message(watched ? 'watching' : 'watch')}
    </button>
  );
}
