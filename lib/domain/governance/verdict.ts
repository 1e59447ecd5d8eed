import { day, type Milliseconds } from '../time';
import { type OnChainState, toldState } from './on-chain-state';
import { type PassingRule, passesBasic, passesBy, type RuleUsed } from './passing-rule';
import type { Proposal } from './proposal';

/** What may be said of a vote, by the venue's and the DAO's rule, on final results only. PRODUCT's "What passed means". */
export type Verdict =
  | 'pending'
  | 'open'
  | 'sealed'
  | 'counting'
  | 'stuck'
  | 'invalid'
  | 'passed'
  | 'failed'
  | 'no-rule'
  | 'canceled'
  | 'deleted'
  | 'unknown';

/** A verdict, and the rule that gave it. */
export interface VerdictReading {
  verdict: Verdict;
  by: {
    used: RuleUsed;
    /** The DAO's own rule where there is one, also if it could not be applied. */
    rule?: PassingRule;
  };
}

/** Where `now` is in the life of a vote. */
export type Phase = 'pending' | 'open' | 'closed';

/** The phase of a proposal by its times. What was observed as open is closed once its end has come. A chain says itself where it is. */
export function phaseOf(proposal: Proposal, now: Milliseconds): Phase {
  const state = proposal.chain?.state;
  if (state === 'pending') return 'pending';
  if (state !== undefined && state !== 'active' && state !== 'unknown') return 'closed';
  // At the moment of looking the venue's clock is as good as ours, and ours may have been set.
  if (now === proposal.observedAt && proposal.statedPhase !== undefined) return proposal.statedPhase;
  if (now < proposal.startAt) return 'pending';
  return now < proposal.endAt ? 'open' : 'closed';
}

/** What may be said of a proposal at `now`. */
export function readVerdict(proposal: Proposal, rule: PassingRule | undefined, now: Milliseconds): VerdictReading {
  const undecided = (verdict: Verdict): VerdictReading => ({ verdict, by: { used: 'none', ...(rule && { rule }) } });
  if (!proposal.exists) return undecided('deleted');
  if (proposal.chain) return undecided(onChainVerdict(proposal, proposal.chain, now));
  switch (phaseOf(proposal, now)) {
    case 'pending':
      return undecided('pending');
    case 'open':
      return undecided(proposal.privacy === '' ? 'open' : 'sealed');
    case 'closed':
      break;
  }
  const seenAfterEnd = proposal.observedAt >= proposal.endAt;
  const seenLongAfter = proposal.observedAt >= proposal.endAt + day;
  switch (seenAfterEnd ? proposal.scoresState : 'pending') {
    case 'invalid':
      return undecided('invalid');
    case 'pending':
      // Only a look that late can tell: an older observation says nothing of what came after it.
      return undecided(seenLongAfter ? 'stuck' : 'counting');
    case 'unknown':
      return undecided(seenLongAfter ? 'unknown' : 'counting');
    case 'final':
      // Counted, it says, but not how: nothing may be concluded from scores that are not there.
      return proposal.scores.length === 0 && proposal.voteCount > 0 ? undecided('unknown') : judge(proposal, rule);
  }
}

/** What a chain's own state says. A result counts once it stands in a final block. */
function onChainVerdict({ endAt, scoresState }: Proposal, chain: OnChainState, now: Milliseconds): Verdict {
  switch (toldState(chain)) {
    case undefined:
      return 'counting';
    case 'pending':
      return 'pending';
    case 'active':
      return now < endAt ? 'open' : 'counting';
    case 'canceled':
      return 'canceled';
    case 'defeated':
      return 'failed';
    case 'succeeded':
    case 'queued':
    case 'executed':
      return 'passed';
    case 'expired':
      // Some expire without ever having had a result: that is not to have passed.
      return scoresState === 'unknown' ? 'failed' : 'passed';
    case 'unknown':
      return 'unknown';
  }
}

function judge(proposal: Proposal, rule: PassingRule | undefined): VerdictReading {
  const decided = (passed: boolean | undefined, used: RuleUsed): VerdictReading => ({
    verdict: passed === undefined ? 'unknown' : passed ? 'passed' : 'failed',
    by: { used, ...(rule && { rule }) },
  });
  const byDao = rule && passesBy(rule, proposal);
  if (proposal.type !== 'basic')
    return byDao === undefined
      ? { verdict: 'no-rule', by: { used: 'none', ...(rule && { rule }) } }
      : decided(byDao, 'dao');
  // Both rules hold for a `basic` vote; the one that refuses it is the one that decides.
  const byVenue = passesBasic(proposal);
  if (byDao === undefined || byVenue === false) return decided(byVenue, 'snapshot-basic');
  return decided(byDao === false ? false : byVenue, 'dao');
}
