import { z } from '../../platform/zod';

/** Choices as the voting systems write them. A sealed one is a text in hex. */
const choice = z.union([
  z.number(),
  z.array(z.number()).check(z.maxLength(1_000)),
  z.record(z.string(), z.number()),
  z.string(),
]);

/** The part of the hub's `Vote` that a recount reads. A choice in no known form is kept as none: its power counts towards the total. */
export const hubVote = z.object({
  choice: z.catch(z.nullable(choice), null),
  vp: z.number().check(z.gte(0)),
});
