import fc from 'fast-check';
import { expect } from 'vitest';
import { SourceError } from '../../../lib/platform/source-error.ts';
import { StorageError } from '../../../lib/store/storage-error.ts';

/** How many inputs each claim is tried with: few in every run of the tests, many with `npm run fuzz`. */
const runs = Number(process.env.FUZZ_RUNS ?? 150);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_120);
/** Longer than this, and a page would stutter. Only looked at in a long run, where the machine does nothing else. */
const longest = process.env.FUZZ_RUNS === undefined ? Number.POSITIVE_INFINITY : 50;

const clean = new Map([Object.prototype, Array.prototype, Function.prototype].map((proto) => [proto, keysOf(proto)]));

/**
 * Tries a reader with many inputs: it gives an answer, or says in our own words that there is none, at once; it changes nothing in the
 * language itself, and every address in what it gives is https. `least.answered`: the share of inputs that must get an answer.
 */
export async function survives<T>(
  inputs: fc.Arbitrary<T>,
  read: (input: T) => unknown,
  least: { answered: number } = { answered: 0.1 },
): Promise<void> {
  let answers = 0;
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const answer = await answered(() => read(input));
      if (answer !== undefined) answers += 1;
      for (const [proto, keys] of clean) expect(keysOf(proto)).toBe(keys);
      checkAnswer(answer);
      if (longest < Number.POSITIVE_INFINITY) await isQuick(() => read(input));
    }),
    { numRuns: runs, seed, verbose: 0 },
  );
  // What is refused at the door tries nothing behind it.
  expect(answers / runs, 'share of inputs that were answered').toBeGreaterThanOrEqual(least.answered);
}

async function answered(read: () => unknown): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SourceError || error instanceof StorageError) return undefined;
    throw error;
  }
}

/** The quickest of three: what is slow each time is slow by itself. */
async function isQuick(read: () => unknown): Promise<void> {
  let quickest = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 3 && quickest > longest; time += 1) {
    const began = process.hrtime.bigint();
    await answered(read);
    quickest = Math.min(quickest, Number(process.hrtime.bigint() - began) / 1e6);
  }
  if (quickest > longest) throw new Error(`It took ${quickest.toFixed(0)} ms.`);
}

function keysOf(proto: object): string {
  return Reflect.ownKeys(proto).map(String).join();
}

const addressFields = new Set(['url', 'href', 'link', 'homepage', 'discussion']);

/** Whatever a reader gives can be kept and sent, and leads nowhere but to https. */
function checkAnswer(answer: unknown): void {
  const open: unknown[] = [answer];
  const seen = new Set<unknown>();
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'function') throw new Error('A function in an answer.');
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Map || value instanceof Set) open.push(...value.values(), ...value.keys());
    for (const [key, inner] of Object.entries(value)) {
      if (addressFields.has(key) && typeof inner === 'string' && !/^https:\/\//.test(inner))
        throw new Error(`${key} leads to ${JSON.stringify(inner.slice(0, 80))}.`);
      open.push(inner);
    }
  }
}
