import type { Proposal } from '../../domain/governance/proposal';
import { phaseOf } from '../../domain/governance/verdict';
import { readTally } from '../../domain/governance/vote-tally';
import type { Milliseconds } from '../../domain/time';
import type { RequestFailure } from '../../messages/protocol';
import type { RecountObstacle, RecountView } from '../../messages/recount-view';
import type { Asker } from '../../messages/serve';
import { canRecount } from '../../sources/snapshot/recount';
import { readStoredProposal } from '../../store/proposals';
import { beginRecount, dropOldRecounts, giveUpRecount, keepRecount, readRecount } from '../../store/recounts';
import type { StoredRecount } from '../../store/schema';
import { orStorageBlocked } from '../storage-blocked';
import { beginningOf, mostVotes, runOf, runRecount, stopRun } from './run-recount';

type Answer = RecountView | RequestFailure;

/** How the recount of a vote stands. One that an earlier life of the worker left in the middle goes on. */
export function readRecountOf(key: string, asker: Asker): Promise<Answer> {
  return answer(key, asker, (_, recount) => {
    if (recount?.work && !recount.work.failure) runRecount(key);
    return recount;
  });
}

/** Begins a recount, or goes on with one that stands still. */
export function startRecount(key: string, asker: Asker, now: Milliseconds = Date.now()): Promise<Answer> {
  return answer(key, asker, async (proposal, recount) => {
    if (obstacleOf(proposal)) return recount;
    await dropOldRecounts(now);
    const begun = recount?.work ? await goOnWith(recount, recount.work) : await beginAnew(proposal, now);
    runRecount(key);
    return begun;
  });
}

/** Gives a recount up; what an earlier one came to stays. */
export function cancelRecount(key: string, asker: Asker): Promise<Answer> {
  return answer(key, asker, async () => {
    stopRun(key);
    await giveUpRecount(key);
    return readRecount(key);
  });
}

/** Goes on with what an earlier life of the worker left in the middle. */
export async function resumeRecounts(now: Milliseconds): Promise<void> {
  for (const { key, work } of await dropOldRecounts(now)) if (work && !work.failure) runRecount(key);
}

function beginAnew(proposal: Proposal, now: Milliseconds): Promise<StoredRecount> {
  return beginRecount(proposal.key, beginningOf(proposal, now));
}

/** From where it stood still, as if nothing had failed. */
async function goOnWith(recount: StoredRecount, work: NonNullable<StoredRecount['work']>): Promise<StoredRecount> {
  const { failure, ...healthy } = work;
  const going = { ...recount, work: healthy };
  if (failure) await keepRecount(going, work.run);
  return going;
}

function answer(
  key: string,
  { privateWindow }: Asker,
  act: (
    proposal: Proposal,
    recount: StoredRecount | undefined,
  ) => StoredRecount | undefined | Promise<StoredRecount | undefined>,
): Promise<Answer> {
  return orStorageBlocked<Answer>(async () => {
    if (privateWindow) return { kind: 'failed', reason: 'private-window' };
    const [proposal, recount] = await Promise.all([readStoredProposal(key), readRecount(key)]);
    // Only what a page of ours has shown: a site cannot have just anything counted.
    if (!proposal) return { kind: 'failed', reason: 'not-found' };
    return viewOf(proposal, await act(proposal, recount));
  });
}

function viewOf(proposal: Proposal, recount: StoredRecount | undefined): RecountView {
  const { work, result } = recount ?? {};
  const obstacle = obstacleOf(proposal);
  const waitsUntil = runOf(proposal.key)?.waitsUntil;
  const { votes = 0, of = 0, failure } = work ?? {};
  return {
    kind: 'recount',
    ...(obstacle && { obstacle }),
    ...(work && !failure && { reading: { votes, of, ...(waitsUntil !== undefined && { waitsUntil }) } }),
    ...(failure && { stopped: { votes, of, ...failure } }),
    ...(result && { result }),
  };
}

/** Why a vote cannot be counted by anybody but the hub. */
function obstacleOf(proposal: Proposal): RecountObstacle | undefined {
  // Contracts count in the open, and every node with them.
  if (!/^snapshot:[^:]+$/.test(proposal.key)) return 'not-snapshot';
  if (!proposal.exists) return 'deleted';
  if (readTally(proposal).sealed) return 'sealed';
  if (!canRecount(proposal.type)) return 'no-method';
  if (proposal.voteCount > mostVotes) return 'too-many';
  return proposal.voteCount === 0 || phaseOf(proposal, proposal.observedAt) === 'pending' ? 'no-votes' : undefined;
}
