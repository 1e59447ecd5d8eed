import { claimedStanding } from '../rescue/claimed-standing';
import { claimHolds, observedStanding, tellingVote } from '../rescue/observed-standing';
import type { observedVotes } from '../rescue/observed-votes';
import type { Reason } from '../rescue/reason';
import type { Recovery } from '../rescue/rescue';
import type { Standing } from '../rescue/stage';
import type { Milliseconds } from '../time';

/** Where a recovery stands, derived as a contribution's standing is. `undefined`: nobody says anything that counts. */
export function recoveryStanding(
  recovery: Recovery,
  votes: ReturnType<typeof observedVotes>,
  now: Milliseconds,
): { standing: Standing; because: Reason } | undefined {
  const claimed = claimedStanding(recovery, now);
  const vote = tellingVote(votes);
  if (vote && !(claimed && claimHolds(claimed, vote, recovery.votes))) return observedStanding(vote, recovery.votes);
  return claimed && { standing: claimed.standing, because: ofRecovery(claimed.because) };
}

/** Nobody pays a recovery: what was executed came back. */
function ofRecovery(because: Reason): Reason {
  if (because.kind !== 'executed-claimed') return because;
  const { source, asOf } = because;
  return { kind: 'recovered-claimed', source, ...(asOf !== undefined && { asOf }) };
}
