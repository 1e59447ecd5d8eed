import { parseUnits } from '../domain/money/amount';
import { convert } from '../domain/money/convert';
import type { Rate } from '../domain/money/rate';
import type { Contribution, Recovery, Rescue, Shortfall } from '../domain/rescue/rescue';
import type { ListProblem } from './list-format';
import { ListedValues, type Say } from './listed-values';
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
    contributions: listed.contributions.map(
      (contribution, index): Contribution => ({
        ...contribution,
        ...partOf(contribution, `contributions[${index}]`, values),
        senders: contribution.senders ?? [],
      }),
    ),
    recoveries: (listed.recoveries ?? []).map(
      (recovery, index): Recovery => ({
        ...recovery,
        ...partOf(recovery, `recoveries[${index}]`, values),
      }),
    ),
    recipients: listed.recipients ?? [],
    tokens: listed.tokens ?? [],
    silent: listed.silent ?? [],
    publications: listed.publications ?? [],
    totals: (listed.totals ?? []).map(({ amount, ...total }, index) => ({
      ...total,
      units: values.units(amount, total.asset, `totals[${index}].amount`),
    })),
    conflicts: listed.conflicts ?? [],
    waterfall: listed.waterfall,
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
  return listed.denominators.map(({ amount, terms = [], netOf = [], ...each }, index) => {
    const path = `denominators[${index}]`;
    const units = values.units(amount, each.asset, `${path}.amount`);
    const sum = each.formula === undefined ? undefined : values.sum(each.formula, each.asset);
    if (sum !== undefined && sum !== units && each.formulaHolds !== false)
      say(`${path}.formula`, `The formula does not give ${amount}.`);
    return {
      ...each,
      units,
      terms: terms.map((term, nth) => ({
        label: term.label,
        units: values.units(term.amount, each.asset, `${path}.terms[${nth}].amount`),
      })),
      netOf,
    };
  });
}

/** Dates and sources of everything but claims and votes, which are checked as they are read. */
function checkSources(rescue: Rescue, values: ListedValues): void {
  values.date(rescue.incident.at, 'incident.at');
  values.date(rescue.closedOn, 'closedOn');
  values.source(rescue.incident.source, 'incident.source');
  if (rescue.waterfall) values.source(rescue.waterfall.source, 'waterfall.source');
  const { rates, denominators, silent, totals, recipients, tokens, publications, conflicts } = rescue;
  const dated = { rates, denominators, silent, totals, publications };
  for (const [name, items] of Object.entries(dated))
    items.forEach(({ asOf }, index) => {
      values.date(asOf, `${name}[${index}].asOf`);
    });
  const cited = { rates, denominators, silent, totals, recipients, tokens };
  for (const [name, items] of Object.entries(cited))
    items.forEach(({ source }, index) => {
      values.source(source, `${name}[${index}].source`);
    });
  conflicts.forEach((conflict, index) => {
    conflict.values.forEach(({ source }, nth) => {
      values.source(source, `conflicts[${index}].values[${nth}].source`);
    });
  });
}

/** Ids are nobody else's, and every name stands for something. */
function checkNames(rescue: Rescue, values: ListedValues, say: Say): void {
  const { assets, denominators, contributions, recoveries, publications, unit, rates } = rescue;
  const taken = new Set<string>();
  // A contribution and a recovery must not share an id either: matches and waterfalls name parts.
  const lists = {
    contributions,
    recoveries,
    denominators,
    publications,
    assets: assets.map(({ symbol }) => ({ id: symbol })),
  };
  for (const [name, items] of Object.entries(lists)) {
    const kind = name === 'recoveries' ? 'contributions' : name;
    items.forEach(({ id }, index) => {
      if (taken.has(`${kind} ${id}`)) say(`${name}[${index}].id`, `The id ${id} is taken.`);
      taken.add(`${kind} ${id}`);
    });
  }
  denominators.forEach(({ netOf }, index) => {
    for (const name of netOf)
      if (!recoveries.some(({ id }) => id === name))
        say(`denominators[${index}].netOf`, `There is no recovery ${name}.`);
  });
  rescue.waterfall?.steps.forEach((step, index) => {
    for (const name of step.contributions)
      if (!contributions.some(({ id }) => id === name))
        say(`waterfall.steps[${index}].contributions`, `There is no contribution ${name}.`);
  });
  rescue.tokens.forEach(({ asset }, index) => {
    values.asset(asset, `tokens[${index}].asset`);
  });
  values.asset(unit, 'unit');
  const byDefault = denominators.find(({ id }) => id === rescue.defaultDenominator);
  if (!byDefault) say('defaultDenominator', `There is no denominator ${rescue.defaultDenominator}.`);
  else if (byDefault.units === 0n) say('defaultDenominator', 'The default denominator must be above 0.');
  else if (convert(byDefault.units, byDefault.asset, unit, rates, assets) === undefined)
    say('defaultDenominator', `There is no rate from ${byDefault.asset} to ${unit}.`);
}

function lowestTerms(numerator: bigint, denominator: bigint): { numerator: bigint; denominator: bigint } {
  let [a, b] = [numerator, denominator];
  while (b > 0n) [a, b] = [b, a % b];
  return a > 0n ? { numerator: numerator / a, denominator: denominator / a } : { numerator, denominator };
}
