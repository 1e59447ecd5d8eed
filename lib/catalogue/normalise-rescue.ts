import { parseTopicLink } from '../domain/governance/links';
import { parseUnits } from '../domain/money/amount';
import type { Asset } from '../domain/money/asset';
import { convert } from '../domain/money/convert';
import type { Claim } from '../domain/rescue/claim';
import type { Rescue, VoteStep } from '../domain/rescue/rescue';
import { dateSpan } from '../domain/time';
import type { ListProblem } from './list-format';
import type { ListedClaim, ListedRescue, ListedVote } from './rescue-schema';

/** Digits that a rate may have after its point. */
const rateDigits = 30;

/**
 * A listed rescue in our words. What a schema cannot see is checked here: names that stand for nothing, amounts finer than their
 * asset, sums that are wrong. Each goes to `report` with its path.
 */
export function normaliseRescue(listed: ListedRescue, at: string, report: (problem: ListProblem) => void): Rescue {
  const say = (path: string, sentence: string) => report({ path: `${at}.${path}`, sentence });
  const assets: Asset[] = listed.assets;
  const units = (value: string, symbol: string, path: string): bigint => {
    const asset = assets.find((each) => each.symbol === symbol);
    if (!asset) say(path, `The asset ${symbol} is not among the rescue's assets.`);
    const parsed = asset && parseUnits(value, asset.decimals);
    if (asset && parsed === undefined) say(path, `${value} is finer than the smallest unit of ${symbol}.`);
    return parsed ?? 0n;
  };
  const dated = (text: string | undefined, path: string) => {
    if (text !== undefined && !dateSpan(text)) say(path, `${text} is not a day of the calendar.`);
  };
  const cited = (source: string, path: string) => {
    const name = source.startsWith('publication:') ? source.slice('publication:'.length) : undefined;
    if (name !== undefined && !listed.publications?.some((each) => each.id === name))
      say(path, `There is no publication ${name}.`);
  };
  const claimOf = ({ amount, ...claim }: ListedClaim, path: string): Claim => {
    dated(claim.asOf, `${path}.asOf`);
    cited(claim.source, `${path}.source`);
    return {
      ...claim,
      ...(amount && {
        amount: {
          asset: amount.asset,
          units: units(amount.value, amount.asset, `${path}.amount`),
          isCap: amount.cap ?? false,
        },
      }),
    };
  };
  const voteOf = ({ topic, ...vote }: ListedVote, path: string): VoteStep => {
    dated(vote.opensAt, `${path}.opensAt`);
    dated(vote.closesAt, `${path}.closesAt`);
    if (vote.result) {
      dated(vote.result.asOf, `${path}.result.asOf`);
      cited(vote.result.source, `${path}.result.source`);
    }
    return { ...vote, ...(topic !== undefined && { topic: topicOf(topic, `${path}.topic`) }) };
  };
  const topicOf = (url: string, path: string) => {
    const topic = parseTopicLink(url);
    if (!topic) say(path, 'This is not the address of a Discourse topic.');
    return topic ?? { host: '', id: 0 };
  };

  const recoveries = (listed.recoveries ?? []).map((recovery, index) => ({
    ...recovery,
    claims: recovery.claims.map((claim, nth) => claimOf(claim, `recoveries[${index}].claims[${nth}]`)),
    votes: (recovery.votes ?? []).map((vote, nth) => voteOf(vote, `recoveries[${index}].votes[${nth}]`)),
  }));
  const contributions = listed.contributions.map((contribution, index) => ({
    ...contribution,
    claims: contribution.claims.map((claim, nth) => claimOf(claim, `contributions[${index}].claims[${nth}]`)),
    votes: (contribution.votes ?? []).map((vote, nth) => voteOf(vote, `contributions[${index}].votes[${nth}]`)),
    senders: contribution.senders ?? [],
  }));
  const rates = (listed.rates ?? []).map(({ rate, ...each }, index) => {
    units('0', each.from, `rates[${index}].from`);
    units('0', each.to, `rates[${index}].to`);
    cited(each.source, `rates[${index}].source`);
    const numerator = parseUnits(rate, rateDigits) ?? 0n;
    if (numerator === 0n) say(`rates[${index}].rate`, 'A rate must be above 0.');
    return { ...each, ...lowestTerms(numerator, 10n ** BigInt(rateDigits)) };
  });
  const denominators = listed.denominators.map(({ amount, terms, netOf, ...each }, index) => {
    const path = `denominators[${index}]`;
    cited(each.source, `${path}.source`);
    dated(each.asOf, `${path}.asOf`);
    for (const name of netOf ?? [])
      if (!recoveries.some(({ id }) => id === name)) say(`${path}.netOf`, `There is no recovery ${name}.`);
    const sum = each.formula === undefined ? undefined : sumOf(each.formula, each.asset, assets);
    const total = units(amount, each.asset, `${path}.amount`);
    if (sum !== undefined && sum !== total && each.formulaHolds !== false)
      say(`${path}.formula`, `The formula does not give ${amount}.`);
    return {
      ...each,
      units: total,
      terms: (terms ?? []).map((term, nth) => ({
        label: term.label,
        units: units(term.amount, each.asset, `${path}.terms[${nth}].amount`),
      })),
      netOf: netOf ?? [],
    };
  });

  const unique = (ids: readonly string[], path: string) => {
    ids.forEach((id, index) => {
      if (ids.indexOf(id) !== index) say(`${path}[${index}].id`, `The id ${id} is taken.`);
    });
  };
  unique(
    assets.map(({ symbol }) => symbol),
    'assets',
  );
  unique(
    denominators.map(({ id }) => id),
    'denominators',
  );
  unique(
    (listed.publications ?? []).map(({ id }) => id),
    'publications',
  );
  // Votes and waterfalls name parts by id alone: one id must not be two parts.
  unique(
    contributions.map(({ id }) => id),
    'contributions',
  );
  unique([...contributions, ...recoveries].map(({ id }) => id).slice(contributions.length), 'recoveries');
  for (const [index, { id }] of recoveries.entries())
    if (contributions.some((each) => each.id === id)) say(`recoveries[${index}].id`, `The id ${id} is taken.`);
  units('0', listed.unit, 'unit');
  dated(listed.incident.at, 'incident.at');
  cited(listed.incident.source, 'incident.source');
  const byDefault = denominators.find(({ id }) => id === listed.defaultDenominator);
  if (!byDefault) say('defaultDenominator', `There is no denominator ${listed.defaultDenominator}.`);
  else if (convert(byDefault.units, byDefault.asset, listed.unit, rates, assets) === undefined)
    say('defaultDenominator', `There is no rate from ${byDefault.asset} to ${listed.unit}.`);
  else if (byDefault.units === 0n) say('defaultDenominator', 'The default denominator must be above 0.');
  (listed.waterfall?.steps ?? []).forEach((step, index) => {
    for (const name of step.contributions)
      if (!contributions.some(({ id }) => id === name))
        say(`waterfall.steps[${index}].contributions`, `There is no contribution ${name}.`);
  });
  if (listed.waterfall) cited(listed.waterfall.source, 'waterfall.source');
  const others = { silent: listed.silent, tokens: listed.tokens, recipients: listed.recipients, totals: listed.totals };
  for (const [name, items] of Object.entries(others))
    (items ?? []).forEach(({ source }, index) => {
      cited(source, `${name}[${index}].source`);
    });
  (listed.tokens ?? []).forEach(({ asset }, index) => {
    units('0', asset, `tokens[${index}].asset`);
  });
  (listed.conflicts ?? []).forEach(({ values }, index) => {
    values.forEach(({ source }, nth) => {
      cited(source, `conflicts[${index}].values[${nth}].source`);
    });
  });

  return {
    ...listed,
    assets,
    rates,
    denominators,
    contributions,
    recoveries,
    recipients: listed.recipients ?? [],
    tokens: listed.tokens ?? [],
    silent: listed.silent ?? [],
    publications: listed.publications ?? [],
    totals: (listed.totals ?? []).map(({ amount, ...total }, index) => ({
      ...total,
      units: units(amount, total.asset, `totals[${index}].amount`),
    })),
    conflicts: listed.conflicts ?? [],
    waterfall: listed.waterfall,
    topics: (listed.topics ?? []).map(({ url, label }, index) => ({ ...topicOf(url, `topics[${index}].url`), label })),
  };
}

/** The result of a formula that only adds and subtracts; of any other, nothing is known. */
function sumOf(formula: string, symbol: string, assets: readonly Asset[]): bigint | undefined {
  const decimals = assets.find((asset) => asset.symbol === symbol)?.decimals;
  if (decimals === undefined || !/^[\d.]+( [+-] [\d.]+)*$/.test(formula)) return undefined;
  const terms = [...`+ ${formula}`.matchAll(/([+-]) ([\d.]+)/g)].map(([, sign, value = '']) => {
    const units = parseUnits(value, decimals);
    return units === undefined ? undefined : sign === '-' ? -units : units;
  });
  return terms.reduce<bigint | undefined>(
    (sum, term) => (sum === undefined || term === undefined ? undefined : sum + term),
    0n,
  );
}

function lowestTerms(numerator: bigint, denominator: bigint): { numerator: bigint; denominator: bigint } {
  let [a, b] = [numerator, denominator];
  while (b > 0n) [a, b] = [b, a % b];
  return a > 0n ? { numerator: numerator / a, denominator: denominator / a } : { numerator, denominator };
}
