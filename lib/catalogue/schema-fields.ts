import { z } from '../platform/zod';

// Caps keep a list of strangers small enough to be read by anybody, and by a browser.
/** One line of text. */
export const line = z.string().check(z.minLength(1, 'is empty'), z.maxLength(300, 'is longer than 300 characters'));
/** Some sentences. */
export const paragraph = z
  .string()
  .check(z.minLength(1, 'is empty'), z.maxLength(1_000, 'is longer than 1,000 characters'));
/** A list of at most so many. */
export const many = <T extends z.ZodMiniType>(item: T, most: number) =>
  z.array(item).check(z.maxLength(most, `has more than ${most} items`));

/** The id of something in a rescue, or of a rescue. */
export const id = z
  .string()
  .check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and hyphens'));

/** The symbol of an asset. */
export const symbol = z.string().check(z.regex(/^[A-Za-z0-9.$+-]{1,20}$/, 'must be the symbol of an asset'));

/** An amount in whole units, never negative. */
export const decimal = z
  .string()
  .check(
    z.regex(/^\d{1,30}(\.\d{1,30})?$/, 'must be a decimal number in quotes, not negative, such as "2500" or "0.5"'),
  );

/** A month, a day or an instant. */
export const date = z
  .string()
  .check(
    z.regex(
      /^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?)?$/,
      'must be a month, a day or an instant in UTC, such as 2026-04-24 or 2026-04-28T15:02:00Z',
    ),
  );

/** An https link, without a password. */
export const https = z
  .string()
  .check(
    z.maxLength(500, 'is longer than 500 characters'),
    z.regex(/^https:\/\//, 'must be an https link'),
    z.refine(isHttps, 'must be an https link'),
  );

/** Who says so: an https link, or a publication of the rescue. */
export const source = z.string().check(
  z.maxLength(500, 'is longer than 500 characters'),
  z.regex(/^(https:\/\/|publication:)/, 'must be an https link or publication:<id>'),
  z.refine((text) => isHttps(text) || isPublication(text), 'must be an https link or publication:<id>'),
);

/** Who says so, or `derived`: computed from the values beside it. */
export const sourceOrDerived = z.string().check(
  z.maxLength(500, 'is longer than 500 characters'),
  z.regex(/^(https:\/\/|publication:|derived$)/, 'must be an https link, publication:<id>, or derived'),
  z.refine(
    (text) => text === 'derived' || isHttps(text) || isPublication(text),
    'must be an https link, publication:<id>, or derived',
  ),
);

/** At most 25 words of a source. */
export const quote = z.string().check(
  z.minLength(1, 'is empty'),
  z.maxLength(400, 'is longer than 400 characters'),
  z.refine((text) => text.trim().split(/\s+/).length <= 25, 'has more than 25 words'),
);

/** The hash of a transaction. */
export const txHash = z
  .string()
  .check(z.regex(/^0x[0-9a-fA-F]{64}$/, 'must be the hash of a transaction: 0x and 64 hex digits'));

/** An address on a chain. */
export const address = z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/, 'must be an address: 0x and 40 hex digits'));

/** The number of a chain. */
export const chainId = z.int().check(z.gte(1, 'must be above 0'), z.lte(2 ** 40, 'is too large'));

/** How far to trust it. */
export const grade = z.enum(['primary', 'secondary', 'derived']);

function isHttps(text: string): boolean {
  if (!/^https:\/\/[^\s"'<>\\^`{|}]+$/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return protocol === 'https:' && username === '' && password === '' && hostname.includes('.');
}

function isPublication(text: string): boolean {
  return /^publication:[a-z0-9][a-z0-9-]{0,63}$/.test(text);
}
