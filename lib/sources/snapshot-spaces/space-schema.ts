import { z } from '../../platform/zod';

const shortText = z.string().check(z.maxLength(1_000));
/** Free text of strangers, cut to what anybody would read. */
const text = (longest: number) =>
  z.pipe(
    z.nullish(z.string()),
    z.transform((value) => (value ?? '').slice(0, longest)),
  );
/** Whole numbers of any length, which the API writes as texts. */
const digits = z.pipe(
  z.pipe(
    z.union([z.string(), z.number()]),
    z.transform((value: string | number) => String(value)),
  ),
  z.string().check(z.regex(/^\d{1,80}(\.\d{1,80})?$/)),
);
/** Seconds since 1970. Beyond the year 5000 it is something else. */
const seconds = z.pipe(
  z.pipe(
    digits,
    z.transform((value: string) => Number(value)),
  ),
  z.int().check(z.gte(0), z.lte(100_000_000_000)),
);
const block = z.nullish(
  z.pipe(
    digits,
    z.transform((value: string) => Number(value)),
  ),
);

/** The part of the API's `Proposal` that we read. Unknown fields are dropped. Source: introspection of api.snapshot.box. */
export const spaceProposal = z.object({
  proposal_id: z.pipe(digits, z.string().check(z.regex(/^\d{1,78}$/))),
  space: z.object({
    id: z.string().check(z.regex(/^0x[0-9a-fA-F]{1,64}$/)),
    protocol: shortText,
    metadata: z.nullish(z.object({ name: text(200), voting_power_symbol: text(100) })),
  }),
  author: z.object({ id: shortText }),
  metadata: z.nullish(
    z.object({
      title: text(10_000),
      discussion: text(2_000),
      choices: z.nullish(z.array(text(1_000)).check(z.maxLength(100))),
    }),
  ),
  start: seconds,
  start_block_number: block,
  max_end: seconds,
  max_end_block_number: block,
  vp_decimals: z.int().check(z.gte(0), z.lte(80)),
  scores_1: digits,
  scores_2: digits,
  scores_3: digits,
  scores_total: digits,
  quorum: digits,
  quorum_type: z.nullish(shortText),
  quorum_reached: z.nullish(z.boolean()),
  support_achieved: z.nullish(z.boolean()),
  execution_time: z.nullish(seconds),
  execution_strategy: z.nullish(shortText),
  execution_strategy_type: z.nullish(shortText),
  created: seconds,
  edited: z.nullish(seconds),
  tx: shortText,
  execution_tx: z.nullish(shortText),
  executed_at: z.nullish(seconds),
  vote_count: z.int().check(z.gte(0)),
  executed: z.boolean(),
  vetoed: z.boolean(),
  execution_settled: z.boolean(),
  cancelled: z.boolean(),
});

/** A proposal of an on-chain space as the API serves it. */
export type SpaceProposal = z.infer<typeof spaceProposal>;

/** The fields of `spaceProposal`, for a query. */
export const spaceProposalFields = `
  proposal_id space { id protocol metadata { name voting_power_symbol } } author { id }
  metadata { title discussion choices }
  start start_block_number max_end max_end_block_number vp_decimals
  scores_1 scores_2 scores_3 scores_total quorum quorum_type quorum_reached support_achieved
  execution_time execution_strategy execution_strategy_type
  created edited tx execution_tx executed_at vote_count executed vetoed execution_settled cancelled
`;
