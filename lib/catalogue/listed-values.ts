import { parseTopicLink } from '../domain/governance/links';
import type { TopicRef } from '../domain/governance/topic';
import { parseUnits } from '../domain/money/amount';
import type { Claim } from '../domain/rescue/claim';
import type { FormulaTerm, VoteStep } from '../domain/rescue/rescue';
import { type DateText, dateSpan } from '../domain/time';
import { formulaResult } from './formula-text';
import type { ListedClaim, ListedVote } from './part-schema';
import type { ListedRescue } from './rescue-schema';

/** Says what is wrong at a path inside one rescue. */
export type Say = (path: string, sentence: string) => void;

/** Turns the values of one listed rescue into ours. Where one is wrong it says so, and goes on with a stand-in: the list is refused anyway. */
export class ListedValues {
  readonly #assets: ReadonlyMap<string, number>;
  readonly #publications: ReadonlySet<string>;
  readonly #say: Say;

  constructor(listed: ListedRescue, say: Say) {
    this.#assets = new Map(listed.assets.map(({ symbol, decimals }) => [symbol, decimals]));
    this.#publications = new Set(listed.publications?.map(({ id }) => `publication:${id}`));
    this.#say = say;
  }

  /** Checks that an asset is one of the rescue's. */
  asset(symbol: string, path: string): void {
    if (!this.#assets.has(symbol)) this.#say(path, `The asset ${symbol} is not among the rescue's assets.`);
  }

  /** An amount in smallest units. */
  units(value: string, symbol: string, path: string): bigint {
    this.asset(symbol, path);
    const decimals = this.#assets.get(symbol);
    const units = decimals === undefined ? 0n : parseUnits(value, decimals);
    if (units === undefined) this.#say(path, `${value} is finer than the smallest unit of ${symbol}.`);
    return units ?? 0n;
  }

  /** The result of a formula in words, such as `100 - 30`; of one that is not plain arithmetic, nothing is known. */
  sum(formula: string, symbol: string): bigint | undefined {
    const decimals = this.#assets.get(symbol);
    return decimals === undefined ? undefined : formulaResult(formula, decimals);
  }

  /** The result of a formula's terms; unknown where one of them does not say what it does, and where there are none. */
  sumOfTerms(terms: readonly FormulaTerm[], symbol: string): bigint | undefined {
    const decimals = this.#assets.get(symbol);
    if (decimals === undefined || terms.length === 0) return undefined;
    let result = 0n;
    for (const { op, units } of terms) {
      if (op === undefined) return undefined;
      if (op === 'times') result = (result * units) / 10n ** BigInt(decimals);
      else result += op === 'minus' ? -units : units;
    }
    return result;
  }

  /** Checks that a date is one of the calendar. */
  date(text: DateText | undefined, path: string): void {
    if (text !== undefined && !dateSpan(text)) this.#say(path, `${text} is not a day of the calendar.`);
  }

  /** Checks that a source that names a publication names one of the rescue's. */
  source(source: string, path: string): void {
    if (source.startsWith('publication:') && !this.#publications.has(source))
      this.#say(path, `There is no publication ${source.slice('publication:'.length)}.`);
  }

  topic(url: string, path: string): TopicRef {
    const topic = parseTopicLink(url);
    if (!topic) this.#say(path, 'This is not the address of a Discourse topic.');
    return topic ?? { host: '', id: 0 };
  }

  claim({ amount, ...claim }: ListedClaim, path: string): Claim {
    this.date(claim.asOf, `${path}.asOf`);
    this.source(claim.source, `${path}.source`);
    if (!amount) return claim;
    const { asset, value, cap = false, floor } = amount;
    const units = this.units(value, asset, `${path}.amount`);
    if (floor === undefined) return { ...claim, amount: { asset, units, isCap: cap } };
    const low = this.units(floor, asset, `${path}.amount.floor`);
    if (!cap) this.#say(`${path}.amount.floor`, 'A floor goes with a cap.');
    if (low > units) this.#say(`${path}.amount.floor`, `The floor ${floor} is above ${value}.`);
    return { ...claim, amount: { asset, units, isCap: cap, floor: low } };
  }

  vote({ topic, ...vote }: ListedVote, path: string): VoteStep {
    this.date(vote.opensAt, `${path}.opensAt`);
    this.date(vote.closesAt, `${path}.closesAt`);
    if (vote.result) {
      this.date(vote.result.asOf, `${path}.result.asOf`);
      this.source(vote.result.source, `${path}.result.source`);
    }
    return topic === undefined ? vote : { ...vote, topic: this.topic(topic, `${path}.topic`) };
  }
}
