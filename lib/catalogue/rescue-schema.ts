import { z } from '../platform/zod';
import { contribution, recovery } from './part-schema';
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
  sourceOrDerived,
  symbol,
  txHash,
} from './schema-fields';

/** One term of a formula, applied to the result of those before it. */
const term = z.strictObject({
  label: line,
  amount: decimal,
  op: z.exactOptional(z.enum(['plus', 'minus', 'times'])),
  /** The recovery that this term is. */
  recovery: z.exactOptional(id),
  /** Whose claim of that recovery it takes. */
  source: z.exactOptional(source),
});

/** What a published total is the sum of. */
const totalPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contribution'), id, source: z.exactOptional(source) }),
  z.strictObject({ kind: z.literal('recovery'), id, source: z.exactOptional(source) }),
  z.strictObject({ kind: z.literal('term'), denominator: id, label: line }),
  z.strictObject({ kind: z.literal('amount'), label: line, amount: decimal }),
]);

const denominator = z.strictObject({
  id,
  label: line,
  amount: decimal,
  asset: symbol,
  formula: z.exactOptional(line),
  terms: z.exactOptional(many(term, 30)),
  formulaHolds: z.exactOptional(z.boolean()),
  /** Ids of recoveries that are already subtracted. */
  netOf: z.exactOptional(many(id, 50)),
  source,
  grade,
  asOf: z.exactOptional(date),
  note: z.exactOptional(paragraph),
});

const rescue = z.strictObject({
  id,
  title: line,
  name: line,
  incident: z.strictObject({ at: date, protocol: line, what: paragraph, source }),
  /** The day after which nothing more is expected: a past rescue is shown where it is met, and not followed. */
  closedOn: z.exactOptional(date),
  unit: symbol,
  assets: many(
    z.strictObject({ symbol, decimals: z.int().check(z.gte(0, 'is negative'), z.lte(30, 'is above 30')) }),
    50,
  ),
  rates: z.exactOptional(
    many(
      z.strictObject({
        from: symbol,
        to: symbol,
        /** How many whole `to` one `from` is taken to be. */
        rate: decimal,
        method: z.enum(['wrap', 'par', 'redemption', 'market']),
        asOf: z.exactOptional(date),
        source,
      }),
      50,
    ),
  ),
  denominators: many(denominator, 50),
  defaultDenominator: id,
  contributions: many(contribution, 300),
  recoveries: z.exactOptional(many(recovery, 50)),
  recipients: z.exactOptional(
    many(
      z.strictObject({
        chainId,
        address,
        role: line,
        use: z.enum(['recipient', 'intermediary', 'token', 'holds-frozen', 'superseded']),
        source,
      }),
      50,
    ),
  ),
  tokens: z.exactOptional(many(z.strictObject({ asset: symbol, chainId, address, source }), 50)),
  /** Whose single transfers are, where their senders do not tell. Of no contribution: nobody's, whoever sent it. */
  attributions: z.exactOptional(
    many(
      z.strictObject({
        chainId,
        txHash,
        /** In its block, as explorers print it. */
        logIndex: z.int().check(z.gte(0, 'is negative'), z.lte(1_000_000, 'is above 1,000,000')),
        contribution: z.exactOptional(id),
        source,
      }),
      200,
    ),
  ),
  silent: z.exactOptional(
    many(
      z.strictObject({
        party: line,
        dao: z.exactOptional(id),
        ableBecause: line,
        quote: z.exactOptional(quote),
        source,
        asOf: date,
        later: z.exactOptional(line),
        laterOn: z.exactOptional(date),
      }),
      50,
    ),
  ),
  publications: z.exactOptional(
    many(z.strictObject({ id, publisher: line, title: z.exactOptional(line), asOf: z.exactOptional(date) }), 100),
  ),
  totals: z.exactOptional(
    many(
      z.strictObject({
        label: line,
        amount: decimal,
        asset: symbol,
        asOf: z.exactOptional(date),
        quote: z.exactOptional(quote),
        source,
        parts: z.exactOptional(many(totalPart, 100)),
      }),
      100,
    ),
  ),
  conflicts: z.exactOptional(
    many(
      z.strictObject({
        topic: line,
        values: many(
          z.strictObject({
            value: z.exactOptional(decimal),
            what: line,
            source: sourceOrDerived,
          }),
          10,
        ),
        reading: paragraph,
      }),
      100,
    ),
  ),
  waterfall: z.exactOptional(
    z.strictObject({
      rule: paragraph,
      source,
      steps: many(
        z.strictObject({
          label: line,
          contributions: many(id, 300),
          /** Gives its whole amount, however much the steps before it bring. */
          fixed: z.exactOptional(z.boolean()),
          /** What earlier steps bring beyond their need pays this one back. */
          retires: z.exactOptional(z.boolean()),
          /** At most so much, in whole units of the rescue's unit. */
          amount: z.exactOptional(decimal),
        }),
        20,
      ),
    }),
  ),
  /** Topics about the rescue as a whole. */
  topics: z.exactOptional(many(z.strictObject({ url: https, label: line }), 100)),
});

/** A rescue list as one JSON document: data only, https links only, known fields only, sizes capped. */
export const listSchema = z.strictObject({
  /** For the editors of those who write lists. */
  $schema: z.exactOptional(line),
  format: z.literal('shortfall-list'),
  version: z.literal(1),
  name: line,
  homepage: z.exactOptional(https),
  rescues: many(rescue, 100),
});

/** A rescue as a list has it. */
export type ListedRescue = z.infer<typeof rescue>;
