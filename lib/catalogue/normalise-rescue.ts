import { parseUnits } from '../domain/money/amount';
import type { Rate } from '../domain/money/rate';
import type {
  Contribution,
  FormulaTerm,
  PublishedTotal,
  Recovery,
  Rescue,
  Shortfall,
  TotalPart,
  WaterfallStep,
} from '../domain/rescue/rescue';
import { checkNames, checkSources } from './check-rescue';
import type { ListProblem } from './list-format';
import { ListedValues, type Say } from './listed-values';
import type { ListedContribution } from './part-schema';
import type { ListedRescue } from './rescue-schema';

/** Digits that a rate may have after its point. */
const rateDigits = 30;

/**
 * A listed rescue in our words. What a schema cannot see is checked here: names that stand for nothing, amounts finer than their
 * asset, sums that are wrong. Each goes to `report` with its path.
 */
export function normaliseRescue(listed: ListedRescue, at: string, report: (problem: ListProblem) => void): Rescue {
  const say: Say = (path, sentence) => report({ path: `${at}.${path}`, sentence });
  const values = new ListedValues(listed, say);
  const rescue: Rescue = {
    ...listed,
    rates: ratesOf(listed, values, say),
    denominators: denominatorsOf(listed, values, say),
    contributions: listed.contributions.map((contribution, index) =>
      contributionOf(contribution, `contributions[${index}]`, values),
    ),
    recoveries: (listed.recoveries ?? []).map(
      (recovery, index): Recovery => ({
        ...recovery,
        ...partOf(recovery, `recoveries[${index}]`, values),
      }),
    ),
    recipients: listed.recipients ?? [],
    tokens: listed.tokens ?? [],
    ...(listed.attributions && { attributions: listed.attributions }),
    silent: listed.silent ?? [],
    publications: listed.publications ?? [],
    totals: totalsOf(listed, values),
    conflicts: listed.conflicts ?? [],
    waterfall: waterfallOf(listed, values),
    topics: (listed.topics ?? []).map(({ url, label }, index) => ({
      ...values.topic(url, `topics[${index}].url`),
      label,
    })),
  };
  checkSources(rescue, values);
  checkNames(rescue, values, say);
  return rescue;
}

function partOf(
  { claims, votes }: Pick<ListedRescue['contributions'][number], 'claims' | 'votes'>,
  path: string,
  values: ListedValues,
): Pick<Recovery, 'claims' | 'votes'> {
  return {
    claims: claims.map((claim, index) => values.claim(claim, `${path}.claims[${index}]`)),
    votes: (votes ?? []).map((vote, index) => values.vote(vote, `${path}.votes[${index}]`)),
  };
}

function contributionOf(listed: ListedContribution, path: string, values: ListedValues): Contribution {
  const { transfers, ...rest } = listed;
  values.date(listed.deadline?.by, `${path}.deadline.by`);
  values.date(listed.supersededBy?.asOf, `${path}.supersededBy.asOf`);
  if (listed.deadline) values.source(listed.deadline.source, `${path}.deadline.source`);
  if (listed.supersededBy) values.source(listed.supersededBy.source, `${path}.supersededBy.source`);
  return {
    ...rest,
    ...partOf(listed, path, values),
    senders: listed.senders ?? [],
    ...(transfers && {
      transfers: transfers.map(({ amount: { value, asset }, ...each }, index) => {
        const at = `${path}.transfers[${index}]`;
        values.date(each.at, `${at}.at`);
        values.source(each.source, `${at}.source`);
        return { ...each, amount: { asset, units: values.units(value, asset, `${at}.amount`) }, verified: false };
      }),
    }),
  };
}

function totalsOf(listed: ListedRescue, values: ListedValues): PublishedTotal[] {
  return (listed.totals ?? []).map(({ amount, parts, ...total }, index) => {
    const path = `totals[${index}]`;
    const partOfTotal = (part: NonNullable<typeof parts>[number], nth: number): TotalPart => {
      if (part.kind !== 'amount') return part;
      const { amount: own, ...rest } = part;
      return { ...rest, units: values.units(own, total.asset, `${path}.parts[${nth}].amount`) };
    };
    return {
      ...total,
      units: values.units(amount, total.asset, `${path}.amount`),
      ...(parts && { parts: parts.map(partOfTotal) }),
    };
  });
}

function waterfallOf({ waterfall, unit }: ListedRescue, values: ListedValues): Rescue['waterfall'] {
  if (!waterfall) return undefined;
  const steps = waterfall.steps.map(({ amount, ...step }, index): WaterfallStep => {
    if (amount === undefined) return step;
    return { ...step, units: values.units(amount, unit, `waterfall.steps[${index}].amount`) };
  });
  return { ...waterfall, steps };
}

function ratesOf(listed: ListedRescue, values: ListedValues, say: Say): Rate[] {
  return (listed.rates ?? []).map(({ rate, ...each }, index) => {
    const path = `rates[${index}]`;
    values.asset(each.from, `${path}.from`);
    values.asset(each.to, `${path}.to`);
    const numerator = parseUnits(rate, rateDigits) ?? 0n;
    if (numerator === 0n) say(`${path}.rate`, 'A rate must be above 0.');
    return { ...each, ...lowestTerms(numerator, 10n ** BigInt(rateDigits)) };
  });
}

function denominatorsOf(listed: ListedRescue, values: ListedValues, say: Say): Shortfall[] {
  return listed.denominators.map(({ amount, terms: written = [], netOf = [], ...each }, index) => {
    const path = `denominators[${index}]`;
    const units = values.units(amount, each.asset, `${path}.amount`);
    const terms = written.map((term, nth): FormulaTerm => {
      const { amount: own, ...rest } = term;
      return { ...rest, units: values.units(own, each.asset, `${path}.terms[${nth}].amount`) };
    });
    const isWrong = each.formulaHolds === false;
    const results = {
      formula: each.formula === undefined ? undefined : values.sum(each.formula, each.asset),
      terms: values.sumOfTerms(terms, each.asset),
    };
    for (const [name, result] of Object.entries(results)) {
      if (result === undefined) continue;
      if (result !== units && !isWrong) say(`${path}.${name}`, sentenceOf(name, amount));
    }
    if (isWrong && results.formula === units) say(`${path}.formulaHolds`, 'The formula does hold.');
    // A recovery that the formula takes away is subtracted, whether it is named again or not.
    const taken = terms.flatMap(({ op, recovery }) => (op === 'minus' && recovery !== undefined ? [recovery] : []));
    return {
      ...each,
      units,
      terms,
      ...(terms.length === 0 && results.formula !== undefined && { formulaGives: results.formula }),
      netOf: [...new Set([...netOf, ...taken])],
    };
  });
}

function sentenceOf(name: string, amount: string): string {
  return name === 'formula' ? `The formula does not give ${amount}.` : `The terms do not give ${amount}.`;
}

function lowestTerms(numerator: bigint, denominator: bigint): { numerator: bigint; denominator: bigint } {
  let [a, b] = [numerator, denominator];
  while (b > 0n) [a, b] = [b, a % b];
  return a > 0n ? { numerator: numerator / a, denominator: denominator / a } : { numerator, denominator };
}
