import { z } from '../../platform/zod';

/** Choices as the voting systems write them. A sealed one is a text in hex. */
const choice = z.union([
  z.number(),
  z.array(z.number()).check(z.maxLength(1_000)),
  z.record(z.string(), z.number()).check(z.refine((shares) => Object.keys(shares).length <= 1_000)),
  z.string().check(z.maxLength(10_000)),
]);

const counted = {
  /** In no form that is known: kept as none. Its power counts towards the total. */
  choice: z.catch(z.nullable(choice), null),
  vp: z.number().check(z.gte(0)),
};

/** The part of the hub's `Vote` that a recount takes. */
export const countedVote = z.object(counted);

/** The part of the hub's `Vote` that a recount reads. */
export const hubVote = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Has one vote: the last. */
  voter: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Seconds since 1970. Another one after each vote anew. */
  created: z.int().check(z.gte(0)),
  ...counted,
});

/** A vote as the hub serves it. */
export type HubVote = z.infer<typeof hubVote>;
