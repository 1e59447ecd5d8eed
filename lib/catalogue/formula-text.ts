import { parseUnits } from '../domain/money/amount';

const number = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`;
const step = new RegExp(String.raw`^\s*([+×x*−–-])\s*(${number})`);
const first = new RegExp(String.raw`^\s*(${number})`);
/** Units may stand behind a number: they do not change it. */
const unit = /^\s+(?!x\s)[A-Za-z][A-Za-z0-9.]*/;

/**
 * The result of a formula as sources print it: `99,600 − 30,700`, `152577 rsETH × 1.0696 ETH`. Multiplication binds more strongly.
 * `undefined` for anything else than numbers, units and these signs, and for results finer than `decimals`.
 */
export function formulaResult(formula: string, decimals: number): bigint | undefined {
  let rest = formula;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const match = pattern.exec(rest);
    if (!match) return undefined;
    rest = rest.slice(match[0].length).replace(unit, '');
    return match;
  };
  const [, start] = take(first) ?? [];
  if (start === undefined) return undefined;
  const products: { factors: string[]; minus: boolean }[] = [{ factors: [start], minus: false }];
  while (rest.trim() !== '') {
    const [, sign = '', value] = take(step) ?? [];
    if (value === undefined) return undefined;
    if (/[×x*]/.test(sign)) products.at(-1)?.factors.push(value);
    else products.push({ factors: [value], minus: sign !== '+' });
  }
  let sum = 0n;
  for (const { factors, minus } of products) {
    const units = product(factors, decimals);
    if (units === undefined) return undefined;
    sum += minus ? -units : units;
  }
  return sum;
}

/** The digits behind the point that one factor can have. */
const precision = 30;

function product(factors: readonly string[], decimals: number): bigint | undefined {
  let scaled = 1n;
  for (const factor of factors) {
    const units = parseUnits(factor.replaceAll(',', ''), precision);
    if (units === undefined) return undefined;
    scaled *= units;
  }
  const tooMany = 10n ** BigInt(precision * factors.length);
  const wanted = scaled * 10n ** BigInt(decimals);
  return wanted % tooMany === 0n ? wanted / tooMany : undefined;
}
