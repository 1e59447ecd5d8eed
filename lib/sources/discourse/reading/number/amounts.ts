import { assetOf, isShortAsset, isStable } from './asset-names';
import { compareDecimals, numberPattern, readNumber, scaled } from './number-text';

/** A number of some asset, where it stands in a line. */
export interface Amount {
  /** Decimals in whole units. The same, unless a cap or a range. */
  low: string;
  high: string;
  asset: string;
  /** Where it begins and ends, with its unit, in the line as `masked` has it. */
  start: number;
  end: number;
  cap: boolean;
  floor: boolean;
  /** Its digits can be read in two ways, or its unit. */
  ambiguous: boolean;
  /** The worth of the amount before it, in other units. */
  equivalent: boolean;
  /** Per month, per user. */
  rate: boolean;
}

/** More amounts than any line of a real post has. */
const mostAmounts = 200;

const zerosOf: Readonly<Record<string, number>> = {
  k: 3,
  thousand: 3,
  m: 6,
  mm: 6,
  mn: 6,
  mln: 6,
  mil: 6,
  mio: 6,
  million: 6,
  millions: 6,
  b: 9,
  bn: 9,
  billion: 9,
  billions: 9,
  t: 12,
  trillion: 12,
}; // prettier-ignore

const magnitude = '(?: ?(k|mm|mn|mln|mil|mio|m|bn|b|thousand|millions?|billions?|trillion)(?![\\p{L}\\p{N}]))?';
const gluedMagnitude = '(?:(k|mm|mn|m|bn|b)(?=[A-Z]{3}))?';
const money = '(?:US\\$|\\$|€|£)';
const one = new RegExp(
  `(?<![\\p{L}\\p{N}.,#])(${money} ?)?(${numberPattern})(?:${gluedMagnitude})${magnitude}(?:(?: ?(?:-|–|—|to|and) ?)(${money} ?)?(${numberPattern})${magnitude})?`,
  'giu',
);
const unitAfter =
  /^(?:[- ]?\((?:[a-z][a-z -]{2,60})\))?[- ]?(?:(?:worth )?of |in (?:the form of )?)?[[(]?\$?([A-Za-z][A-Za-z0-9]*(?:\.e)?)[\])]?(?![\p{L}\p{N}])/u;
const named = /^ (?:[A-Z][\p{L}]+ ){0,3}[A-Z][\p{L}]+ ?\(\$?([A-Za-z][A-Za-z0-9]{1,10})\)/u;
const unitBefore = /(?<![\p{L}\p{N}])\$?([A-Za-z][A-Za-z0-9]{1,9})(?: ?[:=]? ?)$/u;
const capBefore =
  /\b(?:up to|(?:a |the )?max(?:imum|\.)?(?: (?:[a-z]+ ){0,2}of| amount| size| total)?(?: of)?:?|not (?:to )?exceed(?:ing)?|(?:no|not) more than|at most|capped at|(?:a )?cap(?:ped)?(?: of| at|:)|(?:a )?ceiling(?: of|:)|(?:a |the )?(?:upper )?limit(?:ed)?(?: of| to|:)|as much as|no greater than|not to exceed)(?: (?:an? )?(?:total|aggregate|amount|sum)(?: of)?| of)?(?: (?:about|approximately|around|roughly|~))? ?$/i;
const capAfter =
  /^ ?(?:\(?(?:at most|maximum|max\.?|or less|cap)\)?(?![\p{L}])|,? as (?:a|the) (?:cap|maximum|ceiling))/iu;
const floorBefore =
  /\b(?:at least|(?:a |the )?minimum(?: of)?|min\.?(?: of)?|no(?:t)? less than|not below|starting (?:at|from)|more than|over|>=?) ?$/i;
const floorAfter = /^ ?(?:\+|or more|at least|\(?min(?:imum)?\)?)(?![\p{L}])/iu;
const equivalentBefore =
  /(?:\((?:or|i\.e\.)?,? ?|, (?:or|i\.e\.,?) |\b(?:worth|equivalent to|equal to|valued at|equals?) |[≈=~] ?)(?:(?:about|approximately|approx\.?|around|roughly|circa|ca\.?|currently|worth|equivalent to|equal to|valued at|some|nearly|~|≈) ?)*$/i;
const rateAfter =
  /^ ?(?:\/ ?(?:month|mo|week|year|yr|day|user|delegate)|per (?!cent\b)\p{L}+|(?:every|each|an?) (?:month|week|year|annum|day|quarter|epoch|hour|user|wallet|delegate|person|address|account|FTE|token|proposal|vote|block|ETH|USD)|monthly|weekly|daily|annually|yearly|each(?![\p{L}])|apiece)/iu;
const countAfter =
  /^ ?(?:%|bps|basis points|percent|x(?![\p{L}])|(?:of )?(?:votes?|voting|voters?|users?|wallets?|addresses|holders|days?|weeks?|months?|years?|hours?)(?![\p{L}]))/iu;

/** A line of the same length, in which addresses, hashes, links and targets are no numbers. */
export function masked(text: string): string {
  return text.replaceAll(/\uE000[^\uE001]*\uE001|https?:\/\/\S+|0x[0-9a-fA-F]{6,}|\bQm[1-9A-Za-z]{44}/g, (found) =>
    '\uE002'.repeat(found.length),
  );
}

/** The amounts in a line that was masked, from left to right. `unit`: what numbers are of where they do not say it. */
export function amountsIn(line: string, { european = false, unit = '' } = {}): Amount[] {
  const amounts: Amount[] = [];
  for (const match of line.matchAll(one)) {
    if (amounts.length >= mostAmounts) break;
    for (const amount of readMatch(line, match, european, unit)) {
      const last = amounts.at(-1);
      if (last && amount.start < last.end) continue;
      amount.equivalent &&= last !== undefined && amount.start - last.end < 60;
      amounts.push(amount);
    }
  }
  return joinedRanges(amounts, line);
}

type Found = { start: number; end: number; sign: string; digits: string; zeros: number };

function readMatch(line: string, match: RegExpMatchArray, european: boolean, unit: string): Amount[] {
  const [whole, sign = '', digits = '', glued, size, otherSign = '', otherDigits, otherSize] = match;
  const start = match.index ?? 0;
  const zeros = zerosOf[(glued ?? size ?? '').toLowerCase()] ?? 0;
  const first: Found = { start, end: start + whole.length, sign, digits, zeros };
  if (otherDigits === undefined) return single(line, first, european, unit);
  const otherZeros = zerosOf[(otherSize ?? '').toLowerCase()] ?? 0;
  const second: Found = { ...first, sign: otherSign || sign, digits: otherDigits, zeros: otherZeros };
  const range = rangeOf(line, first, second, european, unit, whole);
  if (range) return [range];
  // Two numbers beside each other, and no range.
  const at = whole.lastIndexOf(otherDigits);
  const between = whole.slice(0, at).replace(/(?: ?(?:-|–|—|to|and) ?)(?:US\$|\$|€|£)? ?$/i, '');
  return [
    ...single(line, { ...first, end: start + between.length }, european, unit),
    ...single(line, { ...second, start: start + at, end: start + whole.length }, european, unit),
  ];
}

function rangeOf(line: string, first: Found, second: Found, european: boolean, unit: string, whole: string) {
  const high = single(line, second, european, unit)[0];
  const low = readNumber(first.digits, european);
  if (!high || !low || high.cap) return undefined;
  const zeros = first.zeros > 0 ? first.zeros : second.zeros > 0 && low.value.length <= 4 ? second.zeros : 0;
  const lowest = scaled(low.value, zeros);
  const between = /\bbetween(?: about)? ?$/i.test(line.slice(0, first.start));
  // "from 5,000 to 3,000" and "2 and 3" are no ranges.
  if (/ and /i.test(whole) && !between) return undefined;
  if (/ to /i.test(whole) && /\bfrom ?$/i.test(line.slice(0, first.start))) return undefined;
  if (compareDecimals(lowest, high.high) >= 0) return undefined;
  return { ...high, low: lowest, start: first.start, ambiguous: high.ambiguous || low.ambiguous };
}

function single(line: string, found: Found, european: boolean, unit: string): Amount[] {
  const number = readNumber(found.digits, european);
  const before = line.slice(Math.max(0, found.start - 80), found.start);
  // "Three thousand (3,000) ETH".
  const inWords =
    /\b(?:\p{L}+teen|ten|twelve|\p{L}+ty|hundred|thousand|million|billion|one|two|three|four|five|six|seven|eight|nine) \($/iu.test(
      before,
    );
  const closing = inWords && line[found.end] === ')' ? 1 : 0;
  const after = line.slice(found.end + closing, found.end + closing + 120);
  if (!number || countAfter.test(after)) return [];
  const value = scaled(number.value, found.zeros);
  const read = unitOf(found, before, after, unit);
  if (!read) return [];
  const { asset, lead } = read;
  const length = read.length + (read.length > 0 ? closing : 0);
  const rest = line.slice(found.end + length, found.end + length + 60);
  const earlier = lead > 0 ? before.slice(0, before.length - lead) : before;
  const cap = capBefore.test(earlier) || capAfter.test(rest);
  return [
    {
      low: cap ? '0' : value,
      high: value,
      asset,
      start: found.start - lead,
      end: found.end + length,
      cap,
      floor: !cap && (floorBefore.test(earlier) || floorAfter.test(rest)),
      ambiguous: (number.ambiguous && found.zeros === 0) || read.ambiguous,
      equivalent: equivalentBefore.test(earlier),
      rate: rateAfter.test(rest),
    },
  ];
}

interface Unit {
  asset: string;
  /** Characters of the unit after the number, and before it. */
  length: number;
  lead: number;
  ambiguous: boolean;
}

function unitOf(found: Found, before: string, after: string, unit: string): Unit | undefined {
  const sign = found.sign.trim();
  const inWords = named.exec(after);
  const next = inWords ?? unitAfter.exec(after);
  const written = next?.[1] ?? '';
  const asset = isShortAsset(written) ? written : assetOf(written);
  const apart = /^[- ]?\(?(?:worth )?(?:of|in) /.test(next?.[0] ?? '');
  if (sign !== '') {
    const currency = sign === '€' ? 'EUR' : sign === '£' ? 'GBP' : 'USD';
    if (currency === 'USD' && asset !== undefined && next) {
      if (asset === 'USD' || isStable(asset)) return { asset, length: next[0].length, lead: 0, ambiguous: false };
      // "$5,000 ARB": of dollars or of tokens?
      if (!apart && !/\(/.test(next[0])) return { asset: 'USD', length: next[0].length, lead: 0, ambiguous: true };
    }
    return { asset: currency, length: 0, lead: 0, ambiguous: false };
  }
  if (asset !== undefined && next && !(apart && /\bin /.test(next[0])))
    return { asset, length: next[0].length, lead: 0, ambiguous: false };
  const previous = unitBefore.exec(before);
  const named0 = previous?.[1] ?? '';
  const early = isShortAsset(named0) ? undefined : assetOf(named0);
  const year = /^(?:19|20)\d\d$/.test(found.digits);
  if (early !== undefined && previous && !year && !/^[a-z]+$/.test(named0))
    return { asset: early, length: 0, lead: previous[0].length, ambiguous: false };
  return unit === '' ? undefined : { asset: unit, length: 0, lead: 0, ambiguous: false };
}

/** "At least 1,000 ETH and up to 2,000 ETH" is one range. */
function joinedRanges(amounts: readonly Amount[], line: string): Amount[] {
  const joined: Amount[] = [];
  for (const amount of amounts) {
    const last = joined.at(-1);
    const between = last ? line.slice(last.end, amount.start) : '';
    const spoken =
      /^[ ,]*(?:and|but|to|or)?[ ,]*(?:(?:up to|at most|no more than|not more than|(?:a )?max(?:imum)?(?: of)?) ?)?$/i;
    const fits = last && last.asset === amount.asset && compareDecimals(last.high, amount.high) < 0;
    const from = last && /\b(?:between|from) ?$/i.test(line.slice(Math.max(0, last.start - 12), last.start));
    if (last && fits && spoken.test(between) && ((last.floor && amount.cap) || (from && / (?:and|to) /.test(between))))
      joined[joined.length - 1] = { ...amount, low: last.high, start: last.start, cap: false, floor: false };
    else joined.push(amount);
  }
  return joined;
}
