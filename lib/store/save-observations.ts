import type { Proposal } from '../domain/governance/proposal';
import type { ProposalKey } from '../domain/governance/venue';
import type { Watch } from '../domain/governance/watch';
import type { Milliseconds } from '../domain/time';
import { inTransaction, type WriteTransaction } from './database';
import type { StoredEvent } from './schema';

/** What a source said of a proposal: how it stands, or that it no longer knows it. */
export type Observation = { proposal: Proposal } | { gone: ProposalKey; observedAt: Milliseconds };

/** What follows from an observation. */
export interface Judgement {
  /** News, recorded once by id, and put into the outbox to be told. */
  events: readonly StoredEvent[];
  /** Recorded, and not told. */
  queue: boolean;
  /** The watch with its next look; kept only if the user still follows the proposal. */
  watch?: Watch;
}

/**
 * Decides what an observation means, given what is stored at the moment of writing: two readers of the same proposal can
 * not lose or repeat news. Pure and at once: nothing else may be waited for inside a transaction.
 */
export type Judge = (previous: Proposal | undefined, next: Proposal, watch: Watch | undefined) => Judgement;

/**
 * Observations, their history, news, outbox and next looks, in one transaction: killed before, nothing happened; killed
 * after, everything is there. An event that is recorded already is neither written nor told again. Returns what was new.
 */
export function saveObservations(observations: readonly Observation[], judge: Judge): Promise<StoredEvent[]> {
  if (observations.length === 0) return Promise.resolve([]);
  return inTransaction(['proposals', 'watches', 'events', 'outbox', 'history'], async (transaction) => {
    const recorded: StoredEvent[] = [];
    for (const observation of observations) recorded.push(...(await saveOne(transaction, observation, judge)));
    return recorded;
  });
}

async function saveOne(transaction: WriteTransaction, observation: Observation, judge: Judge): Promise<StoredEvent[]> {
  const proposals = transaction.objectStore('proposals');
  const watches = transaction.objectStore('watches');
  const key = 'gone' in observation ? observation.gone : observation.proposal.key;
  const [previous, watch] = await Promise.all([proposals.get(key), watches.get(key)]);
  const next = 'gone' in observation ? gone(previous, observation.observedAt) : observation.proposal;
  // Gone before it was ever seen: there is nothing to say about it.
  if (!next) return [];
  // A slow answer that was overtaken by a newer one is not the present.
  if (previous && previous.observedAt > next.observedAt) return [];

  const judged = judge(previous, next, watch);
  await proposals.put(next);
  if (!previous || hasMoved(previous, next)) {
    await transaction.objectStore('history').put({
      key,
      at: next.observedAt,
      scores: next.scores,
      scoresTotal: next.scoresTotal,
      voteCount: next.voteCount,
    });
  }
  if (watch && judged.watch) await watches.put(judged.watch);
  const recorded: StoredEvent[] = [];
  for (const event of judged.events) if (await recordEvent(transaction, event, judged.queue)) recorded.push(event);
  return recorded;
}

/** Records a piece of news unless it is recorded already, and queues it to be told. */
export async function recordEvent(transaction: WriteTransaction, event: StoredEvent, queue: boolean): Promise<boolean> {
  const events = transaction.objectStore('events');
  if ((await events.getKey(event.id)) !== undefined) return false;
  await events.put(event);
  if (queue) await transaction.objectStore('outbox').put({ eventId: event.id, rescueId: event.rescueId, at: event.at });
  return true;
}

function gone(previous: Proposal | undefined, observedAt: Milliseconds): Proposal | undefined {
  return previous && { ...previous, exists: false, observedAt };
}

function hasMoved(previous: Proposal, next: Proposal): boolean {
  return (
    previous.voteCount !== next.voteCount ||
    previous.scoresTotal !== next.scoresTotal ||
    previous.scores.length !== next.scores.length ||
    previous.scores.some((score, index) => score !== next.scores[index])
  );
}
