import type { Stage } from './stage';

/** What a pledge waits for, as data. Pledges that wait for each other become live together. */
export type Condition =
  /** Only as part of a fully funded package; of the default denominator, unless one is named. */
  | { kind: 'fully-funded'; denominator?: string }
  /** Only once another contribution has got so far. */
  | { kind: 'contribution'; id: string; stage: Stage }
  /** Only words: nobody can compute whether it holds. */
  | { kind: 'words'; text: string };
