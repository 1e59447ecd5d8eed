import { convert } from '../domain/money/convert';
import type { Rescue } from '../domain/rescue/rescue';
import type { ListedValues, Say } from './listed-values';

/** Checks dates and sources of everything but contributions and recoveries, which are checked as they are read. */
export function checkSources(rescue: Rescue, values: ListedValues): void {
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
  silent.forEach(({ laterOn }, index) => {
    values.date(laterOn, `silent[${index}].laterOn`);
  });
  const { attributions = [] } = rescue;
  const cited = { rates, denominators, silent, totals, recipients, tokens, attributions };
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

/** Checks that ids are nobody else's, and that every name stands for something. */
export function checkNames(rescue: Rescue, values: ListedValues, say: Say): void {
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
  const named = namesIn(rescue, say);
  denominators.forEach(({ netOf, terms }, index) => {
    const path = `denominators[${index}]`;
    terms.forEach(({ recovery, source }, nth) => {
      if (recovery !== undefined) named.recovery(recovery, `${path}.terms[${nth}].recovery`);
      if (source !== undefined) values.source(source, `${path}.terms[${nth}].source`);
    });
    for (const name of netOf)
      if (!terms.some(({ recovery }) => recovery === name)) named.recovery(name, `${path}.netOf`);
  });
  rescue.waterfall?.steps.forEach((step, index) => {
    for (const name of step.contributions) named.contribution(name, `waterfall.steps[${index}].contributions`);
  });
  contributions.forEach(({ id, dependsOn = [], supersededBy }, index) => {
    const path = `contributions[${index}]`;
    if (supersededBy) named.contribution(supersededBy.id, `${path}.supersededBy.id`, id);
    dependsOn.forEach((condition, nth) => {
      const at = `${path}.dependsOn[${nth}]`;
      if (condition.kind === 'contribution') named.contribution(condition.id, `${at}.id`, id);
      if (condition.kind === 'fully-funded' && condition.denominator !== undefined)
        named.denominator(condition.denominator, `${at}.denominator`);
    });
  });
  rescue.totals.forEach(({ parts = [] }, index) => {
    parts.forEach((part, nth) => {
      const at = `totals[${index}].parts[${nth}]`;
      if (part.kind === 'contribution') named.contribution(part.id, `${at}.id`);
      if (part.kind === 'recovery') named.recovery(part.id, `${at}.id`);
      if (part.kind === 'term') named.term(part.denominator, part.label, at);
      if ((part.kind === 'contribution' || part.kind === 'recovery') && part.source !== undefined)
        values.source(part.source, `${at}.source`);
    });
  });
  rescue.attributions?.forEach(({ contribution }, index) => {
    if (contribution !== undefined) named.contribution(contribution, `attributions[${index}].contribution`);
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

/** Says where a name stands for nothing. A contribution cannot depend on itself. */
function namesIn({ contributions, recoveries, denominators }: Rescue, say: Say) {
  const has = (items: readonly { id: string }[], name: string) => items.some(({ id }) => id === name);
  const denominator = (name: string, path: string): void => {
    if (!has(denominators, name)) say(path, `There is no denominator ${name}.`);
  };
  return {
    denominator,
    recovery: (name: string, path: string): void => {
      if (!has(recoveries, name)) say(path, `There is no recovery ${name}.`);
    },
    contribution: (name: string, path: string, self?: string): void => {
      if (!has(contributions, name)) say(path, `There is no contribution ${name}.`);
      else if (name === self) say(path, 'This is the contribution itself.');
    },
    term: (name: string, label: string, path: string): void => {
      const found = denominators.find(({ id }) => id === name);
      if (!found) denominator(name, `${path}.denominator`);
      else if (!found.terms.some((term) => term.label === label)) say(`${path}.label`, `There is no term ${label}.`);
    },
  };
}
