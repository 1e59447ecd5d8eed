import { carryOver } from '../domain/governance/news/turns';
import type { Proposal } from '../domain/governance/proposal';
import type { ProposalKey } from '../domain/governance/venue';
import type { Watch } from '../domain/governance/watch';
import { hour, type Milliseconds } from '../domain/time';
import { inTransaction, type Write, type WriteTransaction, writeAll } from './database';
import type { FeedPlace, HistoryPoint, StoredEvent } from './schema';

/**
 * What came of asking about a proposal: how it stands; that it stands as before; that its source no longer knows it, `confirmed` where
 * something else says so too; or no answer.
 */
export type Observation =
  | { proposal: Proposal }
  | { unchanged: ProposalKey; observedAt: Milliseconds }
  | { gone: ProposalKey; observedAt: Milliseconds; confirmed: boolean }
  | { unanswered: ProposalKey };

/** How far a change feed has been read with these observations, and what is due at once for what it told. */
export interface FeedProgress {
  name: string;
  at: Milliseconds;
  place: FeedPlace;
  /** Names of what was done before (`rescue:<id>`), and is to be done anew. */
  due: readonly string[];
}

/** Sources have answered [] for everything they know. Without a word of the deletion, what is missing for so long is gone. */
const believedAfter = hour;

/** What follows from an observation. */
export interface Judgement {
  /** News, recorded once by id. */
  events: readonly StoredEvent[];
  /** Whether the news is put into the outbox to be told, or only recorded. */
  queue: boolean;
  /** The watch with its next look; kept only if the user still follows the proposal. */
  watch?: Watch;
  /** The observation, with what is to be remembered of this judgement. Absent: as it is. */
  next?: Proposal;
}

/**
 * Decides what an observation means, given what is stored at the moment of writing: two readers of the same proposal
 * cannot lose or repeat news. Pure, and answers at once: nothing else may be waited for inside a transaction.
 * `next` is `previous` where there was no answer, and absent where the proposal was never seen.
 */
export type Judge = (previous: Proposal | undefined, next: Proposal | undefined, watch: Watch | undefined) => Judgement;

/**
 * Observations, their history, news, outbox and next looks, in one transaction: killed before, nothing happened; killed
 * after, everything is there. News that is recorded already is neither written nor queued again. Returns what was new.
 */
export function saveObservations(
  observations: readonly Observation[],
  judge: Judge,
  feed?: FeedProgress,
): Promise<StoredEvent[]> {
  if (observations.length === 0 && !feed) return Promise.resolve([]);
  return inTransaction(['proposals', 'watches', 'events', 'outbox', 'history', 'meta'], async (transaction) => {
    const before = await readBefore(transaction, observations);
    // All is judged before anything is written, and all of a kind is asked for at once: hundreds of round trips are slow.
    const judged = observations.flatMap((observation) => judgeOne(observation, before, judge));
    const recorded = await unrecorded(
      transaction,
      judged.flatMap(({ judgement }) => judgement.events),
    );
    const queued = new Set(judged.flatMap(({ judgement }) => (judgement.queue ? judgement.events : [])));
    await writeAll([
      ...judged.flatMap((one) => writesOf(transaction, one)),
      ...(feed ? feedWrites(transaction, feed) : []),
      ...recorded.flatMap((event) => eventWrites(transaction, event, queued.has(event))),
    ]);
    return recorded;
  });
}

interface Before {
  proposals: Map<ProposalKey, Proposal>;
  watches: Map<ProposalKey, Watch>;
}

interface Judged {
  previous: Proposal | undefined;
  next: Proposal | undefined;
  watched: boolean;
  judgement: Judgement;
}

async function readBefore(transaction: WriteTransaction, observations: readonly Observation[]): Promise<Before> {
  const keys = observations.map(keyOf);
  const [proposals, watches] = await Promise.all([
    Promise.all(keys.map((key) => transaction.objectStore('proposals').get(key))),
    Promise.all(keys.map((key) => transaction.objectStore('watches').get(key))),
  ]);
  return {
    proposals: new Map(proposals.flatMap((proposal) => (proposal ? [[proposal.key, proposal]] : []))),
    watches: new Map(watches.flatMap((watch) => (watch && !watch.off ? [[watch.key, watch]] : []))),
  };
}

function judgeOne(observation: Observation, before: Before, judge: Judge): Judged[] {
  const key = keyOf(observation);
  const previous = before.proposals.get(key);
  const watch = before.watches.get(key);
  const next = nextOf(observation, previous);
  // A slow answer that was overtaken by a newer one is not the present.
  if (previous && next && isOvertaken(previous, next)) return [];
  const judgement = judge(previous && notLaterThan(previous, next), next, watch);
  const kept = judgement.next ?? next;
  if (kept) before.proposals.set(key, kept);
  return [{ previous, next: kept, watched: watch !== undefined, judgement }];
}

/** Whether an observation is older than what is stored. What was stored in the future was stored before the clock was set back. */
export function isOvertaken(stored: { observedAt: Milliseconds }, answer: { observedAt: Milliseconds }): boolean {
  return stored.observedAt > answer.observedAt && stored.observedAt <= Date.now();
}

/** What was seen by a clock that was ahead, as if it had been seen just before: what was open is not over for that. */
function notLaterThan(previous: Proposal, next: Proposal | undefined): Proposal {
  return next && previous.observedAt > next.observedAt ? { ...previous, observedAt: next.observedAt } : previous;
}

function writesOf(transaction: WriteTransaction, { previous, next, watched, judgement }: Judged): Write[] {
  const writes: Write[] = [];
  if (next && next !== previous) {
    writes.push(() => transaction.objectStore('proposals').put(next));
    if (!previous || hasMoved(previous, next)) writes.push(() => transaction.objectStore('history').put(pointOf(next)));
  }
  const { watch } = judgement;
  if (watched && watch) writes.push(() => transaction.objectStore('watches').put(watch));
  return writes;
}

function feedWrites(transaction: WriteTransaction, { name, at, place, due }: FeedProgress): Write[] {
  const meta = transaction.objectStore('meta');
  return [() => meta.put({ name, at, feed: place }), ...due.map((done) => () => meta.delete(done))];
}

/** Those pieces of news that are not recorded yet, each once. Asked before anything is written: see `writeAll`. */
export async function unrecorded(
  transaction: WriteTransaction,
  events: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const keys = await Promise.all(events.map(({ id }) => transaction.objectStore('events').getKey(id)));
  const fresh = new Map<string, StoredEvent>();
  for (const [index, event] of events.entries())
    if (keys[index] === undefined && !fresh.has(event.id)) fresh.set(event.id, event);
  return [...fresh.values()];
}

/** What records a piece of news, and queues it to be told. */
export function eventWrites(transaction: WriteTransaction, event: StoredEvent, queue: boolean): Write[] {
  const [events, outbox] = [transaction.objectStore('events'), transaction.objectStore('outbox')];
  const { id, rescueId, at, news } = event;
  const replaced = news.subject === 'vote' && 'replaces' in news.event ? news.event.replaces : undefined;
  return [
    // One piece of news still, told as it now stands.
    ...(replaced === undefined ? [] : [() => events.delete(replaced), () => outbox.delete(replaced)]),
    () => events.put(event),
    ...(queue ? [() => outbox.put({ eventId: id, rescueId, at })] : []),
  ];
}

/** The key of what was asked about. */
export function keyOf(observation: Observation): ProposalKey {
  if ('proposal' in observation) return observation.proposal.key;
  if ('unchanged' in observation) return observation.unchanged;
  return 'gone' in observation ? observation.gone : observation.unanswered;
}

function nextOf(observation: Observation, previous: Proposal | undefined): Proposal | undefined {
  // Who led before a tie is remembered: who leads after it may be news.
  if ('proposal' in observation) return carryOver(previous, observation.proposal);
  if (!previous || 'unanswered' in observation) return previous;
  const { observedAt } = observation;
  if ('unchanged' in observation) return { ...previous, observedAt };
  // What was last seen stays readable: the source says only that it no longer knows the id.
  const missingSince = Math.min(previous.missingSince ?? observedAt, observedAt);
  if (observation.confirmed || observedAt - missingSince >= believedAfter)
    return { ...previous, exists: false, observedAt };
  // The last good observation stands, with its age.
  return { ...previous, missingSince };
}

function pointOf({ key, observedAt, scores, scoresTotal, voteCount }: Proposal): HistoryPoint {
  return { key, at: observedAt, scores, scoresTotal, voteCount };
}

function hasMoved(previous: Proposal, next: Proposal): boolean {
  return (
    previous.voteCount !== next.voteCount ||
    previous.scoresTotal !== next.scoresTotal ||
    previous.scores.length !== next.scores.length ||
    previous.scores.some((score, index) => score !== next.scores[index])
  );
}
