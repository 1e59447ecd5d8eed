import type { Instrument } from '../../../domain/rescue/instrument';
import { grouped } from './grouped';
import { instrumentOf, isSwap, type Kind, kindOf, type Surroundings } from './instrument';
import type { Mention } from './mention';
import { compareDecimals, roundsTo, sumOf } from './number/number-text';

/** An ask and every place where it stands. */
export interface GatheredAsk {
  low: string;
  high: string;
  asset: string;
  instrument: Instrument;
  /** Where it stands plainest. */
  best: Mention;
}

/** More than any asset has units of. */
const mostDigits = 14;

/**
 * The asks among the mentions of a title and a post: those that are asked for in so many words, and agree with each other.
 * Where two amounts of one asset are asked and neither is the total of the other, none is taken.
 */
export function gatherAsks(mentions: readonly Mention[], around: Surroundings): GatheredAsk[] {
  const asked = mentions.filter(
    (mention) => mention.strength > 0 && !mention.part && sane(mention) && !isSwap(mention, around.title),
  );
  const equivalents = new Set(
    mentions.filter(({ amount }) => amount.equivalent).map(({ amount }) => amountKey(amount)),
  );
  const counted = asked.filter(({ amount }) => !equivalents.has(amountKey(amount)));
  const inBody = counted.some(({ line, strength }) => line >= 0 && strength === 2);
  const assets = [...new Set(counted.map(({ amount }) => amount.asset))];
  const asks = assets.flatMap((asset) => {
    const same = counted.filter(({ amount }) => amount.asset === asset);
    // A title in dollars over a text in ETH is the same ask in other units.
    if (inBody && same.every(({ line }) => line < 0)) return [];
    return asksOf(same, mentions, around);
  });
  return asks.filter((ask) => !asks.some((other) => isWrapped(other, ask)));
}

/** The same number of ETH and of WETH is one ask. What is said last, in the specification, is what is moved. */
function isWrapped(other: GatheredAsk, ask: GatheredAsk): boolean {
  const pair = `W${ask.asset}` === other.asset || `W${other.asset}` === ask.asset;
  return pair && ask.high === other.high && ask.best.line < other.best.line;
}

function sane({ amount }: Mention): boolean {
  return (
    !amount.ambiguous && !/^0(?:\.0*)?$/.test(amount.high) && (amount.high.split('.')[0] ?? '').length <= mostDigits
  );
}

function amountKey({ high, asset }: { high: string; asset: string }): string {
  return `${high} ${asset}`;
}

/** The asks in one asset. "Donate 5,000 ETH and deposit 5,000 ETH": one each. */
function asksOf(same: readonly Mention[], all: readonly Mention[], around: Surroundings): GatheredAsk[] {
  const kinds = kindsBeside(same);
  if (kinds.length > 1)
    return kinds.flatMap((kind) =>
      oneAsk(
        same.filter(({ cue }) => kindOf(cue) === kind),
        all,
        { title: '', lines: [] },
      ),
    );
  return oneAsk(same, all, around);
}

function oneAsk(same: readonly Mention[], all: readonly Mention[], around: Surroundings): GatheredAsk[] {
  const values = valuesOf(same);
  const chosen = values.length > 1 ? chooseOne(values, all) : values[0];
  const ask = chosen && askOf(chosen, around);
  return ask ? [ask] : [];
}

/** The instruments that one list or line asks for beside each other. */
function kindsBeside(same: readonly Mention[]): Kind[] {
  const plain = same.filter(({ strength }) => strength === 2);
  for (const beside of grouped(plain, placeOf).values()) {
    const kinds = [...new Set(beside.flatMap(({ cue }) => kindOf(cue) ?? []))];
    if (kinds.length > 1) return kinds;
  }
  return [];
}

function placeOf({ group, line }: Mention): string {
  return group > 0 ? `list ${group}` : `line ${line}`;
}

interface Value {
  low: string;
  high: string;
  mentions: Mention[];
}

/** The same amount said several times is one: also rounded, and also once as a cap. */
function valuesOf(same: readonly Mention[]): Value[] {
  const values: Value[] = [];
  for (const mention of same) {
    const { low, high } = mention.amount;
    const known = values.find(
      (value) => value.high === high || roundsTo(value.high, high) || roundsTo(high, value.high),
    );
    if (!known) {
      values.push({ low, high, mentions: [mention] });
      continue;
    }
    known.mentions.push(mention);
    if (roundsTo(high, known.high)) {
      if (known.low === known.high) known.low = high;
      known.high = high;
    }
    if (low !== high) known.low = low;
  }
  return values;
}

function chooseOne(values: readonly Value[], all: readonly Mention[]): Value | undefined {
  const asset = values[0]?.mentions[0]?.amount.asset;
  const totals = values.filter(({ mentions }) => mentions.some(({ total, strength }) => total && strength === 2));
  if (totals.length === 1) return totals[0];
  const parts = all.filter(({ amount }) => amount.asset === asset && !amount.equivalent);
  const sums = values.filter((value) => isSum(value, parts));
  if (sums.length === 1) return sums[0];
  const plain = values.filter(({ mentions }) => mentions.some(({ strength }) => strength === 2));
  if (plain.length === 1) return plain[0];
  const titled = plain.filter(({ mentions }) => mentions.some(({ line, strength }) => line < 0 && strength > 0));
  return titled.length === 1 ? titled[0] : undefined;
}

/** Whether a value is the sum of the others of some list, or of all others. */
function isSum(value: Value, mentions: readonly Mention[]): boolean {
  const others = mentions.filter(({ amount }) => amount.high !== value.high);
  const groups = [...grouped(others, placeOf).values()];
  return groups.some(
    (group) => group.length > 1 && compareDecimals(sumOf(group.map(({ amount }) => amount.high)), value.high) === 0,
  );
}

function askOf(value: Value, around: Surroundings): GatheredAsk | undefined {
  const { mentions, low, high } = value;
  const plain = mentions.filter(({ strength }) => strength === 2);
  const lines = new Set(mentions.map(({ line }) => line));
  if (plain.length === 0 && lines.size < 2) return undefined;
  const [best] = [...plain.filter(({ line }) => line >= 0), ...plain, ...mentions];
  if (!best) return undefined;
  return { low, high, asset: best.amount.asset, instrument: instrumentOf(mentions, around), best };
}
