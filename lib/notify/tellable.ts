import type { WatchKey } from '../domain/governance/watch';
import type { NewsKind } from '../domain/telling/news-kind';
import type { NotificationSettings } from '../domain/telling/notification-settings';
import { type DropReason, isWanted, type Tellable } from '../domain/telling/telling-of';
import type { Milliseconds } from '../domain/time';
import { readFollowedAddress } from '../store/followed-address';
import { readOwnVotes } from '../store/own-votes';
import type { OutboxEntry, StoredEvent } from '../store/schema';
import { readWatches } from '../store/watches';
import { readFrontPage } from './front-page';
import { pageOf } from './page-of';

/** What decisions about news rest on, beside the news and the user's wishes. */
interface TellingGround {
  watchedSince: ReadonlyMap<WatchKey, Milliseconds>;
  /** Votes of which the user wants no reminders: the followed address has voted. */
  voted: ReadonlySet<string>;
  /** What the page in front is about. */
  front: string | undefined;
}

/** What kind of news it is. */
export function kindOf({ news }: StoredEvent): NewsKind {
  if (news.subject === 'delivery') return news.returned ? 'returned' : 'delivered';
  return news.event.kind;
}

/** Reads what decisions about news rest on now. Throws `StorageError`. */
export async function readTellingGround(): Promise<TellingGround> {
  const [watches, voted, front] = await Promise.all([readWatches(), readVoted(), readFrontPage()]);
  return { watchedSince: new Map(watches.map(({ key, createdAt }) => [key, createdAt])), voted, front };
}

/** A piece of news with all that decides whether and when it is told. */
export function tellableOf(event: StoredEvent, entry: OutboxEntry, ground: TellingGround): Tellable {
  const { news, proposalKey: watchKey, rescueId, at } = event;
  const vote = news.subject === 'vote' ? news.event : undefined;
  const watchedSince = watchKey === undefined ? undefined : ground.watchedSince.get(watchKey);
  return {
    kind: kindOf(event),
    at,
    rescueId,
    ...(watchKey !== undefined && { watchKey }),
    ...(vote && 'endAt' in vote && { endAt: vote.endAt }),
    ...(vote?.kind === 'closes-soon' && { step: vote.within }),
    ...(watchedSince !== undefined && { watchedSince }),
    hasVoted: vote !== undefined && ground.voted.has(vote.proposalKey),
    inFront: ground.front !== undefined && URL.canParse(event.url) && pageOf(event.url) === ground.front,
    ...(entry.waitedFor && { waitedFor: entry.waitedFor }),
  };
}

/** Why the user does not want to hear of a piece of news; `undefined` where they do. */
export function unwantedBy(event: StoredEvent, settings: NotificationSettings): DropReason | undefined {
  const { proposalKey: watchKey, rescueId } = event;
  const wanted = isWanted({ kind: kindOf(event), rescueId, ...(watchKey !== undefined && { watchKey }) }, settings);
  return wanted === 'wanted' ? undefined : wanted;
}

async function readVoted(): Promise<ReadonlySet<string>> {
  const followed = await readFollowedAddress();
  if (!followed?.onlyUnvoted) return new Set();
  return new Set([...(await readOwnVotes(followed.address))].flatMap(([key, { cast }]) => (cast ? [key] : [])));
}
