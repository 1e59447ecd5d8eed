import { toldState } from '../governance/on-chain-state';
import type { Proposal } from '../governance/proposal';
import type { ClaimedStanding } from './claimed-standing';
import type { ObservedVote } from './observed-votes';
import type { Reason } from './reason';
import type { VoteStep } from './rescue';
import { isAtLeast, isStage, type Standing } from './stage';

type Vote = ObservedVote & { proposal: Proposal };

/** Where an observed vote puts its contribution, and why. */
export function observedStanding(vote: Vote, steps: readonly VoteStep[]): { standing: Standing; because: Reason } {
  const { laterVotes } = vote;
  const { space, startAt, endAt } = vote.proposal;
  switch (vote.verdict) {
    case 'pending':
      return { standing: 'voting', because: { kind: 'vote-pending', space, startAt, laterVotes } };
    case 'open':
    case 'sealed':
      return { standing: 'voting', because: { kind: 'vote-open', space, endAt, laterVotes } };
    case 'counting':
    case 'stuck':
      return { standing: 'voting', because: { kind: 'vote-counting', space, endedAt: endAt, laterVotes } };
    case 'invalid':
    case 'unknown':
      return { standing: 'voting', because: { kind: 'outcome-not-found', venue: vote.proposal.venue } };
    case 'no-rule':
      return { standing: 'voting', because: { kind: 'vote-without-rule', space, endedAt: endAt } };
    case 'passed':
      return decides(vote, steps)
        ? afterPassing(vote.proposal)
        : { standing: 'voting', because: { kind: 'signal-passed', space, laterVotes } };
    case 'failed':
      if (vote.proposal.chain?.state === 'expired')
        return { standing: 'expired', because: { kind: 'vote-lapsed', space } };
      return { standing: 'rejected', because: { kind: 'vote-failed', space, endedAt: endAt } };
    case 'canceled':
    case 'deleted':
      return { standing: 'withdrawn', because: { kind: 'vote-canceled', space } };
  }
}

/** What follows a vote that decides: approved until all that it runs has run. */
function afterPassing({ chain, space, endAt }: Proposal): { standing: Standing; because: Reason } {
  const state = chain && toldState(chain);
  if (state === 'executed') return { standing: 'executed', because: { kind: 'vote-executed', space } };
  if (state === 'expired') return { standing: 'expired', because: { kind: 'vote-expired', space } };
  const waiting = chain?.steps.filter(({ state }) => state !== 'executed').length ?? 0;
  if (chain && waiting > 0)
    return {
      standing: 'approved',
      because: { kind: 'execution-waiting', space, endedAt: endAt, waiting, of: chain.steps.length },
    };
  return { standing: 'approved', because: { kind: 'vote-passed', space, endedAt: endAt } };
}

/** The vote that tells where a contribution stands: the one that began last, of those that are still there. */
export function tellingVote(votes: readonly Vote[]): Vote | undefined {
  const there = votes.filter(({ verdict }) => verdict !== 'deleted' && verdict !== 'canceled');
  return (there.length > 0 ? there : votes).reduce<Vote | undefined>(
    (last, vote) => (!last || vote.proposal.startAt >= last.proposal.startAt ? vote : last),
    undefined,
  );
}

/**
 * Whether what is claimed holds beside an observed vote: the newest evidence wins. Weaker claims than an approval never do. A vote that
 * began after the claim means that the promise is voted anew; a final result beats what is said of that same vote.
 */
export function claimHolds(claimed: ClaimedStanding, vote: Vote, steps: readonly VoteStep[]): boolean {
  const { standing, to: madeAt } = claimed;
  const isOutcome = isAtLeast(standing, 'approved') || !isStage(standing);
  if (!isOutcome) return false;
  const { startAt, endAt } = vote.proposal;
  const sinceStart = madeAt >= startAt;
  const sinceEnd = madeAt >= endAt;
  const decisive = decides(vote, steps);
  switch (vote.verdict) {
    case 'pending':
    case 'open':
    case 'sealed':
      // Nothing can be approved by a vote that is still open, whoever says so.
      return !decisive && sinceStart;
    case 'counting':
    case 'stuck':
    case 'invalid':
    case 'unknown':
    case 'no-rule':
      return decisive ? sinceEnd : sinceStart;
    case 'passed':
      // A vote that passed does not lift what holds the money.
      if (standing === 'blocked') return true;
      return sinceStart && !(decisive && (standing === 'approved' || standing === 'rejected'));
    case 'failed':
      // Money that moved before this vote, or after it, did move.
      if (standing === 'executed') return sinceEnd || !sinceStart;
      return sinceEnd && !(decisive && standing === 'approved');
    case 'canceled':
    case 'deleted':
      return sinceStart;
  }
}

function decides({ step, laterVotes }: Vote, steps: readonly VoteStep[]): boolean {
  return laterVotes === 0 && steps[step]?.required === true;
}
