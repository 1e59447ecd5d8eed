import { carryLead } from '../domain/governance/diff-proposal';
import type { Proposal } from '../domain/governance/proposal';
import type { ProposalKey } from '../domain/governance/venue';
import type { Watch } from '../domain/governance/watch';
import type { Milliseconds } from '../domain/time';
import { inTransaction, type WriteTransaction } from './database';
import type { HistoryPoint, StoredEvent } from './schema';

/** What came of asking about a proposal: how it stands; that its source no longer knows it; or no answer. */
export type Observation =
  | { proposal: Proposal }
  | { gone: ProposalKey; observedAt: Milliseconds }
  | { unanswered: ProposalKey };

/** What follows from an observation. */
export interface Judgement {
  /** News, recorded once by id. */
  events: readonly StoredEvent[];
  /** Whether the news is put into the outbox to be told, or only recorded. */
  queue: boolean;
  /** The watch with its next look; kept only if the user still follows the proposal. */
  watch?: Watch;
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
export function saveObservations(observations: readonly Observation[], judge: Judge): Promise<StoredEvent[]> {
  if (observations.length === 0) return Promise.resolve([]);
  return inTransaction(['proposals', 'watches', 'events', 'outbox', 'history'], async (transaction) => {
    const before = await readBefore(transaction, observations);
    // All is judged before anything is written, and all of a kind is asked for at once: hundreds of round trips are slow.
    const judged = observations.flatMap((observation) => judgeOne(observation, before, judge));
    await Promise.all(judged.flatMap((one) => writesOf(transaction, one)));
    const recorded: StoredEvent[] = [];
    for (const { judgement } of judged)
      for (const event of judgement.events)
        if (await recordEvent(transaction, event, judgement.queue)) recorded.push(event);
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
    watches: new Map(watches.flatMap((watch) => (watch ? [[watch.key, watch]] : []))),
  };
}

function judgeOne(observation: Observation, before: Before, judge: Judge): Judged[] {
  const key = keyOf(observation);
  const previous = before.proposals.get(key);
  const watch = before.watches.get(key);
  const next = nextOf(observation, previous);
  // A slow answer that was overtaken by a newer one is not the present.
  if (previous && next && previous.observedAt > next.observedAt) return [];
  if (next) before.proposals.set(key, next);
  return [{ previous, next, watched: watch !== undefined, judgement: judge(previous, next, watch) }];
}

function writesOf(transaction: WriteTransaction, { previous, next, watched, judgement }: Judged): Promise<unknown>[] {
  const writes: Promise<unknown>[] = [];
  if (next && next !== previous) {
    writes.push(transaction.objectStore('proposals').put(next));
    if (!previous || hasMoved(previous, next)) writes.push(transaction.objectStore('history').put(pointOf(next)));
  }
  if (watched && judgement.watch) writes.push(transaction.objectStore('watches').put(judgement.watch));
  return writes;
}

/** Records a piece of news unless it is recorded already, and queues it to be told. */
export async function recordEvent(transaction: WriteTransaction, event: StoredEvent, queue: boolean): Promise<boolean> {
  const events = transaction.objectStore('events');
  if ((await events.getKey(event.id)) !== undefined) return false;
  await events.put(event);
  if (queue) await transaction.objectStore('outbox').put({ eventId: event.id, rescueId: event.rescueId, at: event.at });
  return true;
}

function keyOf(observation: Observation): ProposalKey {
  if ('proposal' in observation) return observation.proposal.key;
  return 'gone' in observation ? observation.gone : observation.unanswered;
}

function nextOf(observation: Observation, previous: Proposal | undefined): Proposal | undefined {
  // Who led before a tie is remembered: who leads after it may be news.
  if ('proposal' in observation) return carryLead(previous, observation.proposal);
  // What was last seen stays readable: the source says only that it no longer knows the id.
  if ('gone' in observation) return previous && { ...previous, exists: false, observedAt: observation.observedAt };
  return previous;
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
