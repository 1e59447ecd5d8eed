import { message } from '../../lib/i18n/message';

interface Props {
  watched: boolean;
  /** A change is on its way to the worker. */
  busy: boolean;
  /** What is watched, where the page has several things to watch. */
  what?: 'vote' | 'topic' | 'poll';
  onChange: (watched: boolean) => void;
}

const texts = {
  vote: { watch: 'watch', watching: 'watching', hint: 'watchHint' },
  topic: { watch: 'watchTopic', watching: 'watchingTopic', hint: 'watchTopicHint' },
  poll: { watch: 'watchPoll', watching: 'watchingPoll', hint: 'watchPollHint' },
} as const;

/** Follow a vote, a topic or a poll, or stop following it. */
export function WatchButton({ watched, busy, what = 'vote', onChange }: Props) {
  return (
    <button
      type="button"
      class="watch"
      aria-pressed={watched}
      aria-disabled={busy}
      title={message(watched ? 'unwatchHint' : texts[what].hint)}
      onClick={() => !busy && onChange(!watched)}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />
        <circle cx="8" cy="8" r="2" />
      </svg>
      {message(watched ? texts[what].watching : texts[what].watch)}
    </button>
  );
}
