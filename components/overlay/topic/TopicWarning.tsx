import { message } from '../../../lib/i18n/message';
import type { TopicView } from '../../../lib/messages/topic-view';
import { Warning } from '../../hint/Warning';

/** Whether an address in the topic is not the rescue’s where it should be, or only looks like one of its own. */
export function isDangerous({ lookAlike, asks }: TopicView): boolean {
  return lookAlike || asks.some(({ recipient }) => recipient === 'other' || recipient === 'look-alike');
}

/** Loud, and before all else: money that is sent as the text says would not reach the rescue. */
export function TopicWarning({ topic }: { topic: TopicView }) {
  if (!isDangerous(topic)) return null;
  return <Warning text={message(topic.lookAlike ? 'topicLookAlike' : 'topicWrongRecipient')} />;
}
