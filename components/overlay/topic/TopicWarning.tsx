import { message } from '../../../lib/i18n/message';
import type { TopicView } from '../../../lib/messages/topic-view';

/** Whether an address in the topic is not the rescue’s where it should be, or only looks like one of its own. */
export function isDangerous({ lookAlike, asks }: TopicView): boolean {
  return lookAlike || asks.some(({ recipient }) => recipient === 'other' || recipient === 'look-alike');
}

/** Loud, and before all else: money that is sent as the text says would not reach the rescue. */
export function TopicWarning({ topic }: { topic: TopicView }) {
  if (!isDangerous(topic)) return null;
  return (
    <p class="danger" role="alert">
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M8 2 15 14H1Z M8 6.5v3.5 M8 12v.4" />
      </svg>
      <strong>{message(topic.lookAlike ? 'topicLookAlike' : 'topicWrongRecipient')}</strong>
    </p>
  );
}
