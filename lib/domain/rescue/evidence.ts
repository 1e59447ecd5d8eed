import type { PassingRule } from '../governance/passing-rule';
import type { Proposal } from '../governance/proposal';
import type { ProposalKey } from '../governance/venue';
import type { Delivery } from './delivery';
import type { Match } from './match-proposal';

/** All that was observed about a rescue: what its claims are held against. */
export interface Evidence {
  proposals: ReadonlyMap<ProposalKey, Proposal>;
  /** From `matchAll`. */
  matches: ReadonlyMap<ProposalKey, Match>;
  deliveries: readonly Delivery[];
  /** The DAOs' own rules of passing, by Snapshot space. */
  rules: ReadonlyMap<string, PassingRule>;
}

/** Nothing observed yet: the claims stand alone. */
export const noEvidence: Evidence = {
  proposals: new Map(),
  matches: new Map(),
  deliveries: [],
  rules: new Map(),
};
