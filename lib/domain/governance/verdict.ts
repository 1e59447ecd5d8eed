import type { Milliseconds } from '../time';
import type { PassingRule, RuleUsed } from './passing-rule';
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

/** A verdict, and by which rule. `dao`: the rule given is the DAO's own. */
export interface VerdictReading {
  verdict: Verdict;
  by: { used: RuleUsed; rule?: PassingRule };
}

/** What may be said of a proposal at `now`. */
export function readVerdict(proposal: Proposal, _rule: PassingRule | undefined, _now: Milliseconds): VerdictReading {
  throw new Error(`not yet: ${proposal.key}`);
}
