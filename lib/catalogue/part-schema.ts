import { claimStatuses } from '../domain/rescue/claim';
import { z } from '../platform/zod';
import {
  address,
  chainId,
  date,
  decimal,
  grade,
  https,
  id,
  line,
  many,
  paragraph,
  quote,
  source,
  symbol,
  txHash,
} from './schema-fields';

const instrument = z.enum(['gift', 'loan', 'deposit', 'guarantee', 'unknown']);

const claim = z.strictObject({
  asOf: z.exactOptional(date),
  status: z.enum(claimStatuses),
  /** In whole units of the asset. `cap`: at most so much; `floor`: at least so much of it. */
  amount: z.exactOptional(
    z.strictObject({
      value: decimal,
      asset: symbol,
      cap: z.exactOptional(z.boolean()),
      floor: z.exactOptional(decimal),
    }),
  ),
  quote: z.exactOptional(quote),
  source,
  grade,
  /** What this source says that the money is. */
  instrument: z.exactOptional(instrument),
  to: z.exactOptional(line),
  note: z.exactOptional(paragraph),
});

const proposalId = z.string().check(z.regex(/^[0-9A-Za-z]{1,80}$/, 'must be the id of a proposal'));

const vote = z.strictObject({
  /** `payload`: what an approved vote runs, one for each chain. */
  step: z.enum(['discussion', 'temperature-check', 'signal', 'binding', 'payload']),
  required: z.boolean(),
  venue: z.enum(['snapshot', 'governor', 'aave-governance-v3', 'aragon', 'sky-chief', 'discourse-poll', 'discourse']),
  space: z.exactOptional(
    // Names of ENS: any letters, and the typographic apostrophe of one space that votes.
    // Those on a chain are contracts: `eth:0x…`, as Snapshot's addresses have them.
    z
      .string()
      .check(
        z.regex(
          /^(?:[\p{L}\p{N}][\p{L}\p{N}.’_-]{0,99}|[a-z0-9-]{1,10}:0x[0-9a-fA-F]{1,64})$/u,
          'must be the name of a Snapshot space',
        ),
      ),
  ),
  chainId: z.exactOptional(chainId),
  contract: z.exactOptional(address),
  id: z.exactOptional(proposalId),
  idPrefix: z.exactOptional(
    z.string().check(z.regex(/^0x[0-9a-f]{8,62}$/, 'must be the first digits of an id, eight at least, in lower case')),
  ),
  opensAt: z.exactOptional(date),
  closesAt: z.exactOptional(date),
  url: z.exactOptional(https),
  /** https address of the Discourse topic. */
  topic: z.exactOptional(https),
  /** Names the text: a vote that was canceled and one with the same text are one attempt. */
  textHash: z.exactOptional(
    z.string().check(z.regex(/^0x[0-9a-f]{64}$/, 'must be a hash: 0x and 64 lower-case hex digits')),
  ),
  /** The id of the vote that this one was submitted anew for. */
  replaces: z.exactOptional(proposalId),
  result: z.exactOptional(
    z.strictObject({
      says: z.enum(['passed', 'queued', 'failed', 'executed', 'canceled', 'expired', 'superseded']),
      asOf: z.exactOptional(date),
      source,
      grade,
    }),
  ),
});

/** What a pledge waits for. */
const condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fully-funded'), denominator: z.exactOptional(id) }),
  z.strictObject({
    kind: z.literal('contribution'),
    id,
    stage: z.enum(['voiced', 'intended', 'proposed', 'voting', 'committed', 'approved', 'executed', 'delivered']),
  }),
  z.strictObject({ kind: z.literal('words'), text: paragraph }),
]);

/** A payment that was published with its transaction. */
const transfer = z.strictObject({
  kind: z.enum(['delivery', 'return']),
  chainId,
  txHash,
  amount: z.strictObject({ value: decimal, asset: symbol }),
  at: date,
  to: z.exactOptional(address),
  source,
  grade,
});

/** One party’s part, as a list has it. */
export const contribution = z.strictObject({
  id,
  contributor: line,
  kind: z.enum(['dao', 'foundation', 'company', 'person', 'protocol', 'unknown']),
  dao: z.exactOptional(id),
  instrument,
  condition: z.exactOptional(paragraph),
  /** The same conditions as data. */
  dependsOn: z.exactOptional(many(condition, 10)),
  deadline: z.exactOptional(z.strictObject({ by: date, source, grade })),
  transfers: z.exactOptional(many(transfer, 50)),
  /** The contribution that took its place. */
  supersededBy: z.exactOptional(z.strictObject({ id, asOf: z.exactOptional(date), source })),
  terms: z.exactOptional(paragraph),
  claims: many(claim, 50).check(z.minLength(1, 'is empty: somebody must have said something')),
  votes: z.exactOptional(many(vote, 20)),
  senders: z.exactOptional(many(z.strictObject({ chainId, address, role: line }), 20)),
  note: z.exactOptional(paragraph),
});

/** What came back without a giver, as a list has it. */
export const recovery = z.strictObject({
  id,
  label: line,
  claims: many(claim, 50),
  votes: z.exactOptional(many(vote, 20)),
  note: z.exactOptional(paragraph),
});

/** A claim as a list has it. */
export type ListedClaim = z.infer<typeof claim>;

/** A vote as a list has it. */
export type ListedVote = z.infer<typeof vote>;

/** A contribution as a list has it. */
export type ListedContribution = z.infer<typeof contribution>;
