import { thinHistory } from '../../domain/governance/thin-history';
import type { ProposalKey } from '../../domain/governance/venue';
import { hour, type Milliseconds } from '../../domain/time';
import { inDatabase, inTransaction } from '../database';
import { dropOldNews } from './drop-old-news';

/** How much is kept. */
export interface KeptAtMost {
  /** Points of all votes together; beyond, each vote has its part of them. */
  points: number;
  /** Points of one vote, whatever there is room for; and those that each may have. */
  ofVote: number;
  ofEach: number;
  /** Pieces of news. */
  news: number;
}

/** A point takes some 350 bytes, a piece of news 1,000: with what comes until the next round, some 45 MB at most. */
export const usuallyKept: KeptAtMost = { points: 80_000, ofVote: 1_500, ofEach: 100, news: 10_000 };

/** Often enough: a vote gains at most some dozens of points in between. */
export const compactEvery = 6 * hour;
/** A look at what is watched must not wait for this: after so long, the rest is for the next time. In ms. */
const budget = 60;

/** Name in `meta`: when the round began that is going on or was the last, and after which vote it stands. */
const name = 'compact';

/**
 * Makes what is kept smaller, so that it stays bounded however long it is used: histories of votes are thinned to what a plot can show, of news
 * the latest stays. Vote by vote, each with the place to go on from in one transaction; a short while at a time, a few times a day. Whether all is
 * done. Throws `StorageError`.
 */
export async function compact(
  now: Milliseconds,
  { most = usuallyKept, clock = () => performance.now() }: { most?: KeptAtMost; clock?: () => number } = {},
): Promise<boolean> {
  const began = clock();
  const last = await inDatabase((database) => database.get('meta', name));
  // A clock that was set back begins a new round.
  const isOver = !last || (last.place === undefined && (now - last.at >= compactEvery || now < last.at));
  if (last && last.place === undefined && !isOver) return true;
  const round = last && !isOver ? last.at : now;
  let place = isOver ? '' : (last?.place ?? '');
  const allowed = await allowedPoints(most);
  while (clock() - began < budget) {
    const vote = await nextVote(place);
    if (vote === undefined) {
      if (!(await dropOldNews(most.news))) continue;
      await inTransaction(['meta'], async (transaction) => {
        await transaction.objectStore('meta').put({ name, at: round });
      });
      return true;
    }
    await thinVote(vote, allowed, now, round);
    place = vote;
  }
  return false;
}

/** How many points each vote may keep: many, as long as they are few together. */
async function allowedPoints({ points, ofVote, ofEach }: KeptAtMost): Promise<number> {
  const [count, votes] = await inDatabase((database) =>
    Promise.all([database.count('history'), database.count('proposals')]),
  );
  return count <= points ? ofVote : Math.min(ofVote, Math.max(ofEach, Math.floor(points / Math.max(1, votes))));
}

/** The next vote that has a history, by key. */
function nextVote(after: string): Promise<ProposalKey | undefined> {
  return inDatabase(async (database) => {
    const beyond = IDBKeyRange.lowerBound([after, Number.POSITIVE_INFINITY], true);
    const cursor = await database.transaction('history').store.openKeyCursor(beyond);
    return cursor?.key[0];
  });
}

function thinVote(key: ProposalKey, most: number, now: Milliseconds, round: Milliseconds): Promise<void> {
  return inTransaction(['history', 'proposals', 'meta'], async (transaction) => {
    const store = transaction.objectStore('history');
    const range = IDBKeyRange.bound([key, Number.NEGATIVE_INFINITY], [key, Number.POSITIVE_INFINITY]);
    if ((await store.count(range)) > most) {
      const points = await store.getAll(range);
      const kept = new Set(thinHistory(points, await transaction.objectStore('proposals').get(key), now, most));
      await Promise.all(points.filter((point) => !kept.has(point)).map(({ at }) => store.delete([key, at])));
    }
    await transaction.objectStore('meta').put({ name, at: round, place: key });
  });
}
