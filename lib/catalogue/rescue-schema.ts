import { z } from '../platform/zod';

// Caps keep a list of strangers small enough to be read by anybody, and by a browser.
const line = z.string().check(z.minLength(1, 'is empty'), z.maxLength(300, 'is longer than 300 characters'));
const paragraph = z.string().check(z.minLength(1, 'is empty'), z.maxLength(1_000, 'is longer than 1,000 characters'));
const many = <T extends z.ZodMiniType>(item: T, most: number) =>
  z.array(item).check(z.maxLength(most, `has more than ${most} items`));

const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and hyphens'));
const symbol = z.string().check(z.regex(/^[A-Za-z0-9.$+-]{1,20}$/, 'must be the symbol of an asset'));
const decimal = z
  .string()
  .check(
    z.regex(/^\d{1,30}(\.\d{1,30})?$/, 'must be a decimal number in quotes, not negative, such as "2500" or "0.5"'),
  );
const date = z
  .string()
  .check(
    z.regex(
      /^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?)?$/,
      'must be a month, a day or an instant in UTC, such as 2026-04-24 or 2026-04-28T15:02:00Z',
    ),
  );
const https = z
  .string()
  .check(z.maxLength(500, 'is longer than 500 characters'), z.refine(isHttps, 'must be an https link'));
const source = z.string().check(
  z.maxLength(500, 'is longer than 500 characters'),
  z.refine((text) => isHttps(text) || isPublication(text), 'must be an https link or publication:<id>'),
);
const quote = z.string().check(
  z.minLength(1, 'is empty'),
  z.maxLength(400, 'is longer than 400 characters'),
  z.refine((text) => text.trim().split(/\s+/).length <= 25, 'has more than 25 words'),
);
const address = z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/, 'must be an address: 0x and 40 hex digits'));
const chainId = z.int().check(z.gte(1, 'must be above 0'), z.lte(2 ** 40, 'is too large'));
const grade = z.enum(['primary', 'secondary', 'derived']);

const claim = z.strictObject({
  asOf: z.exactOptional(date),
  status: z.enum([
    'voiced',
    'announced',
    'offered',
    'intends',
    'pledged',
    'in-proposal',
    'approved-off-chain',
    'approved',
    'blocked',
    'executed',
    'stated-delivered',
    'frozen',
    'forecast',
    'in-place',
    'silent',
    'withdrawn',
    'unreliable',
  ]),
  /** In whole units of the asset. `cap`: at most so much. */
  amount: z.exactOptional(z.strictObject({ value: decimal, asset: symbol, cap: z.exactOptional(z.boolean()) })),
  quote: z.exactOptional(quote),
  source,
  grade,
  to: z.exactOptional(line),
  note: z.exactOptional(paragraph),
});

const vote = z.strictObject({
  step: z.enum(['discussion', 'temperature-check', 'signal', 'binding']),
  required: z.boolean(),
  venue: z.enum(['snapshot', 'governor', 'aave-governance-v3', 'aragon', 'sky-chief', 'discourse-poll', 'discourse']),
  space: z.exactOptional(
    z.string().check(z.regex(/^[a-z0-9][a-z0-9.-]{0,99}$/i, 'must be the name of a Snapshot space')),
  ),
  chainId: z.exactOptional(chainId),
  contract: z.exactOptional(address),
  id: z.exactOptional(z.string().check(z.regex(/^[0-9A-Za-z]{1,80}$/, 'must be the id of a proposal'))),
  idPrefix: z.exactOptional(
    z.string().check(z.regex(/^0x[0-9a-f]{8,62}$/, 'must be the first digits of an id, eight at least, in lower case')),
  ),
  opensAt: z.exactOptional(date),
  closesAt: z.exactOptional(date),
  url: z.exactOptional(https),
  /** https address of the Discourse topic. */
  topic: z.exactOptional(https),
  result: z.exactOptional(
    z.strictObject({
      says: z.enum(['passed', 'failed', 'executed', 'canceled']),
      asOf: z.exactOptional(date),
      source,
      grade,
    }),
  ),
});

const contribution = z.strictObject({
  id,
  contributor: line,
  kind: z.enum(['dao', 'foundation', 'company', 'person', 'protocol', 'unknown']),
  dao: z.exactOptional(id),
  instrument: z.enum(['gift', 'loan', 'deposit', 'guarantee', 'unknown']),
  condition: z.exactOptional(paragraph),
  terms: z.exactOptional(paragraph),
  claims: many(claim, 50).check(z.minLength(1, 'is empty: somebody must have said something')),
  votes: z.exactOptional(many(vote, 20)),
  senders: z.exactOptional(many(z.strictObject({ chainId, address, role: line }), 20)),
  note: z.exactOptional(paragraph),
});

const recovery = z.strictObject({
  id,
  label: line,
  claims: many(claim, 50),
  votes: z.exactOptional(many(vote, 20)),
  note: z.exactOptional(paragraph),
});

const denominator = z.strictObject({
  id,
  label: line,
  amount: decimal,
  asset: symbol,
  formula: z.exactOptional(line),
  terms: z.exactOptional(many(z.strictObject({ label: line, amount: decimal }), 20)),
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
  silent: z.exactOptional(
    many(
      z.strictObject({
        party: line,
        ableBecause: line,
        quote: z.exactOptional(quote),
        source,
        asOf: date,
        later: z.exactOptional(line),
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
            /** `derived`: computed from the other values. */
            source: z.union([source, z.literal('derived')]),
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
      steps: many(z.strictObject({ label: line, contributions: many(id, 300) }), 20),
    }),
  ),
  /** Topics about the rescue as a whole. */
  topics: z.exactOptional(many(z.strictObject({ url: https, label: line }), 100)),
});

/** A rescue list as one JSON document: data only, https links only, known fields only, sizes capped. */
export const listSchema = z.strictObject({
  format: z.literal('shortfall-list'),
  version: z.literal(1),
  name: line,
  homepage: z.exactOptional(https),
  rescues: many(rescue, 100),
});

/** A rescue as a list has it. */
export type ListedRescue = z.infer<typeof rescue>;

/** A claim as a list has it. */
export type ListedClaim = z.infer<typeof claim>;

/** A vote as a list has it. */
export type ListedVote = z.infer<typeof vote>;

function isHttps(text: string): boolean {
  if (!/^https:\/\/[^\s"'<>\\^`{|}]+$/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
}

function isPublication(text: string): boolean {
  return /^publication:[a-z0-9][a-z0-9-]{0,63}$/.test(text);
}
