import type { Proposal } from './proposal';

/** A DAO's own rule of passing, as data that a UI can print. Each also asks for more in favour than against. */
export type PassingRule = {
  /** https page that states the rule. */
  source: string;
  /** Names of the choices for and against where position does not tell; compared whole, in any case. */
  forLabels: readonly string[];
  againstLabels: readonly string[];
} & (
  | { kind: 'majority' }
  /** At least this much power in favour. */
  | { kind: 'min-for'; votes: number }
  /** More than `yes` in favour, and more than `differential` above those against. Both strictly. */
  | { kind: 'thresholds'; yes: number; differential: number }
  /** In favour more than this share of the token's supply. Without the supply it cannot be told. */
  | { kind: 'supply-share'; shareBps: number; supply?: number }
);

/** Which rule decided. `none`: nothing was decided, or nobody's rule says. */
export type RuleUsed = 'snapshot-basic' | 'dao' | 'none';

/** Whether final scores pass by a DAO's own rule. `undefined`: the rule cannot be applied to this vote. */
export function passesBy(rule: PassingRule, proposal: Proposal): boolean | undefined {
  const inFavour = scoreOf(proposal, 0, rule.forLabels);
  const against = scoreOf(proposal, 1, rule.againstLabels);
  if (inFavour === undefined || against === undefined) return undefined;
  const majority = inFavour > against;
  switch (rule.kind) {
    case 'majority':
      return majority;
    case 'min-for':
      return majority && inFavour >= rule.votes;
    case 'thresholds':
      return inFavour > rule.yes && inFavour - against > rule.differential;
    case 'supply-share':
      return rule.supply === undefined ? undefined : majority && inFavour * 10_000 > rule.supply * rule.shareBps;
  }
}

/** Snapshot's own rule for `basic` votes, exactly as its site has it. `undefined`: it takes a quorum that is not known. */
export function passesBasic(proposal: Proposal): boolean | undefined {
  const { quorum, scores, scoresTotal } = proposal;
  const [inFavour = 0, against = 0] = scores;
  // Below a rejection quorum the site passes a vote even where Against leads.
  if (proposal.quorumType === 'rejection') return quorum === undefined ? undefined : against <= quorum;
  if (inFavour <= against) return false;
  return quorum === undefined ? undefined : scoresTotal >= quorum;
}

/** The power of a choice: by position in `basic`, else by its label, and only where one alone bears it and power is not transformed. */
function scoreOf(proposal: Proposal, position: number, labels: readonly string[]): number | undefined {
  if (proposal.type === 'basic') return proposal.scores[position] ?? 0;
  if (proposal.type !== 'single-choice' && proposal.type !== 'weighted') return undefined;
  const wanted = labels.map((label) => label.toLowerCase());
  const found = proposal.choices.flatMap((choice, index) =>
    wanted.includes(choice.trim().toLowerCase()) ? [index] : [],
  );
  const [only] = found;
  return only === undefined || found.length > 1 ? undefined : (proposal.scores[only] ?? 0);
}
