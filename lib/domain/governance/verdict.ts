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
