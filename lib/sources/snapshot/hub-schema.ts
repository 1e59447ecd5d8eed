import { z } from '../../platform/zod';

/** Ids as Snapshot gave them over the years: hashes of a message, or addresses of a file. */
export const proposalId = /^(0x[0-9a-f]{64}|Qm[1-9A-HJ-NP-Za-km-z]{44}|baf[a-z2-7]{56})$/i;

/** Seconds since 1970. Beyond the year 5000 it is something else. */
const seconds = z.int().check(z.gte(0), z.lte(100_000_000_000));
const shortText = z.string().check(z.maxLength(1_000));
/** Free text of strangers, cut to what anybody would read. */
const text = (longest: number) =>
  z.pipe(
    z.nullish(z.string()),
    z.transform((value) => (value ?? '').slice(0, longest)),
  );

/** The part of the hub's `Proposal` that we read. Unknown fields are dropped. Source: hub GraphQL schema. */
export const hubProposal = z.object({
  id: z.string().check(z.regex(proposalId)),
  space: z.object({ id: shortText }),
  author: shortText,
  title: text(10_000),
  discussion: text(2_000),
  symbol: text(100),
  type: shortText,
  choices: z.array(text(1_000)).check(z.maxLength(1_000)),
  /** By the hub's own clock. */
  state: z.nullish(shortText),
  created: seconds,
  updated: z.nullish(seconds),
  start: seconds,
  end: seconds,
  /** Missing in rows of older hubs: unknown, never 0. */
  quorum: z.nullish(z.number()),
  quorumType: z.nullish(shortText),
  privacy: z.nullish(shortText),
  scores: z.nullish(z.array(z.number()).check(z.maxLength(1_000))),
  scores_state: z.nullish(shortText),
  scores_total: z.nullish(z.number()),
  scores_updated: z.nullish(seconds),
  votes: z.nullish(z.int()),
  flagged: z.nullish(z.boolean()),
});

/** A proposal as the hub serves it. */
export type HubProposal = z.infer<typeof hubProposal>;

/** The fields of `hubProposal`, for a query. */
export const proposalFields = `
  id space { id } author title discussion symbol type choices state created updated start end
  quorum quorumType privacy scores scores_state scores_total scores_updated votes flagged
`;
