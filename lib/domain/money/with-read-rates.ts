import type { Rate } from './rate';

/** Methods from the firmest to the weakest: two rates together are as weak as the weaker. */
const weakness: readonly Rate['method'][] = ['wrap', 'par', 'redemption', 'market'];

/**
 * A list's rates, and those that were read on chain. What a list takes one to one stays so: a market does not change what was promised.
 * Where only two rates together lead to the unit, they are put together. Exact: nothing is rounded.
 */
export function withReadRates(listed: readonly Rate[], read: readonly Rate[], unit: string): Rate[] {
  const fixed = listed.filter(({ method }) => method === 'wrap' || method === 'par');
  const added = read.filter(({ from, to }) => !fixed.some((rate) => isPair(rate, from, to)));
  const known = [...listed, ...added];
  const missing = new Set(added.map(({ from }) => from).filter((from) => from !== unit));
  const together: Rate[] = [];
  for (const from of missing) {
    if (known.some((rate) => isPair(rate, from, unit))) continue;
    const [first, second] = pathTo(known, from, unit) ?? [];
    if (first && second) together.push(joined(first, second));
  }
  return [...known, ...together];
}

function isPair(rate: Rate, a: string, b: string): boolean {
  return (rate.from === a && rate.to === b) || (rate.from === b && rate.to === a);
}

function pathTo(rates: readonly Rate[], from: string, unit: string): [Rate, Rate] | undefined {
  for (const first of rates.filter((rate) => rate.from === from)) {
    const ways = rates.filter((rate) => isPair(rate, first.to, unit));
    const newest = ways.reduce<Rate | undefined>(
      (best, rate) => (!best || (rate.asOf ?? '') > (best.asOf ?? '') ? rate : best),
      undefined,
    );
    if (newest) return [first, newest.from === first.to ? newest : turned(newest)];
  }
  return undefined;
}

function turned({ from, to, numerator, denominator, ...rate }: Rate): Rate {
  return { ...rate, from: to, to: from, numerator: denominator, denominator: numerator };
}

function joined(first: Rate, second: Rate): Rate {
  const dates = [first.asOf, second.asOf].filter((date) => date !== undefined).sort();
  const method = weakness.indexOf(first.method) > weakness.indexOf(second.method) ? first.method : second.method;
  return {
    from: first.from,
    to: second.to,
    numerator: first.numerator * second.numerator,
    denominator: first.denominator * second.denominator,
    method,
    ...(dates[0] !== undefined && { asOf: dates[0] }),
    source: first.source,
  };
}
