import type { TopicRef } from './topic';

/** The Discourse topic that a link leads to: `/t/slug/ID/post`, `/t/ID`, `/n/…`. By its shape: the host may be no forum. */
export function parseTopicLink(url: string): TopicRef | undefined {
  throw new Error(`not yet: ${url}`);
}

/** The Snapshot proposal that a link leads to, in any form that Snapshot's sites use or used. No space on white-label routes. */
export function parseSnapshotLink(url: string): { space?: string; id: string } | undefined {
  throw new Error(`not yet: ${url}`);
}
