/** A DAO's own rule of passing, as data. `forLabels` name the choice in favour where position does not; compared whole, in any case. */
export type PassingRule = {
  /** https page that states the rule. */
  source: string;
} & (
  | { kind: 'basic' }
  /** At least `votes` in favour, and more than any other choice. */
  | { kind: 'min-for'; votes: number; forLabels: readonly string[]; againstLabels: readonly string[] }
  /** More than `yes` in favour, and more than `differential` above those against. Both strictly. */
  | {
      kind: 'thresholds';
      yes: number;
      differential: number;
      forLabels: readonly string[];
      againstLabels: readonly string[];
    }
  /** More in favour than against, and in favour more than `shareBps` of `supply`. */
  | {
      kind: 'supply-share';
      shareBps: number;
      supply: number;
      forLabels: readonly string[];
      againstLabels: readonly string[];
    }
  /** A rule exists, and a number that it needs was not found. */
  | { kind: 'unknown'; missing: string }
);

/** Which rule a verdict was given by. */
export type RuleUsed = 'snapshot-basic' | 'dao' | 'none';
