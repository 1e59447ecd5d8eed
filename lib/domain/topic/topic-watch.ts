import type { TopicRef } from '../governance/topic';

/** What the key of a watch names: a topic, or one poll in it. */
export interface TopicWatch {
  topic: TopicRef;
  /** Names the poll within the topic. */
  poll?: string;
}

const keys =
  /^(topic|discourse-poll):([a-z0-9.-]{1,253})((?:\/(?!\.)[\w.~-]{1,40}){0,2}):(\d{1,15})(?::(\d{1,9}:.{1,100}))?$/;

/** The topic or poll that a key names; `undefined` for keys of everything else. */
export function topicWatchOf(key: string): TopicWatch | undefined {
  const [, kind, host = '', base = '', id, poll] = keys.exec(key) ?? [];
  if (kind === undefined || (kind === 'topic') !== (poll === undefined)) return undefined;
  return {
    topic: { host, ...(base !== '' && { base }), id: Number(id) },
    ...(poll !== undefined && { poll }),
  };
}
