import { type Draft, fieldsOf, itemsOf, textOf, tidied } from './draft';
import { bindingVoteAfter, voteOfAddress } from './vote-of-address';

/** Digits of the smallest unit of what is not divided into 18. */
const decimals: Readonly<Record<string, number>> = { USD: 2, EUR: 2, USDC: 6, USDT: 6, BTC: 8, WBTC: 8, cbBTC: 8 };
const ordinary = 18;

/**
 * A rescue of the list format from what the user wrote: what follows from the rest is filled in (ids, assets, who says so where one
 * source says everything), and nothing that does not. `taken`: ids that are other rescues'. What is still missing is for the validator
 * to say, at the path where it is missing in the draft.
 */
export function completeDraft(draft: Draft, taken: ReadonlySet<string>): Draft {
  const written = fieldsOf(tidied(draft));
  const incident = fieldsOf(written.incident);
  const topics = itemsOf(written.topics);
  const name = textOf(written.name);
  const source = textOf(incident.source) ?? topics.map(({ url }) => textOf(url)).find((url) => url !== undefined);
  const denominators = named(itemsOf(written.denominators), 'hole', () => undefined).map((each) =>
    filled(each, { label: name, source, grade: 'secondary' }),
  );
  const contributions = named(itemsOf(written.contributions), 'part', (each) => textOf(each.contributor)).map((each) =>
    completeContribution(each, source),
  );
  const recoveries = named(itemsOf(written.recoveries), 'recovery', (each) => textOf(each.label)).map((each) =>
    filled({ ...each, claims: claimsOf(each, source, 'frozen') }, {}),
  );
  const byDefault = denominators.some(({ id }) => id === written.defaultDenominator)
    ? written.defaultDenominator
    : denominators[0]?.id;
  const completed = filled(
    {
      ...written,
      incident: filled(incident, { source, protocol: name, what: name }),
      denominators,
      contributions,
      ...(byDefault !== undefined && { defaultDenominator: byDefault }),
      ...(written.recoveries !== undefined && { recoveries }),
      ...(written.totals !== undefined && {
        totals: itemsOf(written.totals).map((total) => ({
          ...filled(total, { source }),
          ...(isWhole(total) && { parts: contributions.map(({ id }) => ({ kind: 'contribution', id })) }),
        })),
      }),
      ...(written.recipients !== undefined && {
        recipients: itemsOf(written.recipients).map((each) =>
          filled(each, { chainId: 1, role: name, use: 'recipient', source }),
        ),
      }),
      ...(written.topics !== undefined && { topics: topics.map((topic) => filled(topic, { label: name })) }),
    },
    {
      id: freeId(slug(name ?? '') || 'rescue', textOf(incident.at)?.slice(0, 4), taken),
      title: name,
      unit: textOf(denominators[0]?.asset),
    },
  );
  return { ...completed, assets: assetsOf(completed) };
}

/** A draft of a rescue as a list has it. A total of all contributions stays one, also when others are added. */
export function draftOf(listed: Draft): Draft {
  if (listed.totals === undefined) return listed;
  const all = itemsOf(listed.contributions).map(({ id }) => id);
  const isSum = (parts: readonly Draft[]) =>
    parts.length === all.length &&
    parts.every((part, at) => part.kind === 'contribution' && part.id === all[at] && part.source === undefined);
  const totals = itemsOf(listed.totals).map((total) =>
    all.length > 0 && isSum(itemsOf(total.parts)) ? { ...total, parts: [] } : total,
  );
  return { ...listed, totals };
}

/** Whether a total is that of all contributions: it says that it has parts, and names none. */
function isWhole({ parts }: Draft): boolean {
  return Array.isArray(parts) && parts.length === 0;
}

function completeContribution(each: Draft, source: string | undefined): Draft {
  const votes = itemsOf(each.votes).map((vote) => {
    const address = textOf(vote.url) ?? textOf(vote.topic);
    // What has a venue was read before, or is a list's.
    return address === undefined || vote.venue !== undefined ? vote : (voteOfAddress(address) ?? vote);
  });
  const asked = votes.filter(({ venue, step }) => venue === 'snapshot' && step === 'signal');
  const binding = votes.some(({ step }) => step === 'binding')
    ? undefined
    : asked.map(({ space }) => bindingVoteAfter(String(space))).find((vote) => vote !== undefined);
  return filled(
    {
      ...each,
      claims: claimsOf(each, source, 'announced'),
      ...(each.votes !== undefined && { votes: binding ? [...votes, binding] : votes }),
    },
    { kind: 'unknown', instrument: 'unknown' },
  );
}

function claimsOf(part: Draft, source: string | undefined, status: string): Draft[] {
  const claims = itemsOf(part.claims);
  return (claims.length === 0 ? [{}] : claims).map((claim) =>
    filled(claim, { status: claim.amount === undefined ? 'voiced' : status, source, grade: 'secondary' }),
  );
}

/** With what is missing taken from `values`; what they do not have either stays missing. */
function filled(fields: Draft, values: Draft): Draft {
  const missing = Object.entries(values).filter(([name, value]) => value !== undefined && fields[name] === undefined);
  return { ...Object.fromEntries(missing), ...fields };
}

/** Each with an id of its own: those that have one keep it, for watches and news refer to it. */
function named(items: readonly Draft[], otherwise: string, nameOf: (item: Draft) => string | undefined): Draft[] {
  const taken = new Set(items.flatMap(({ id }) => textOf(id) ?? []));
  return items.map((item) => {
    if (textOf(item.id) !== undefined) return item;
    const id = freeId(slug(nameOf(item) ?? '') || otherwise, undefined, taken);
    taken.add(id);
    return { ...item, id };
  });
}

function freeId(stem: string, year: string | undefined, taken: ReadonlySet<string>): string {
  const first = year !== undefined && /^\d{4}$/.test(year) && !stem.endsWith(year) ? `${stem}-${year}` : stem;
  let id = first;
  for (let count = 2; taken.has(id); count += 1) id = `${first}-${count}`;
  return id;
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
}

/** Every asset that something names. Those that the draft has keep their digits. */
function assetsOf(rescue: Draft): Draft[] {
  const listed = itemsOf(rescue.assets);
  const claims = [...itemsOf(rescue.contributions), ...itemsOf(rescue.recoveries)].flatMap((part) =>
    itemsOf(part.claims).map(({ amount }) => fieldsOf(amount).asset),
  );
  const used = [
    rescue.unit,
    ...itemsOf(rescue.denominators).map(({ asset }) => asset),
    ...claims,
    ...itemsOf(rescue.totals).map(({ asset }) => asset),
    ...itemsOf(rescue.rates).flatMap(({ from, to }) => [from, to]),
  ];
  const missing = new Set(used.flatMap((symbol) => textOf(symbol) ?? []));
  for (const { symbol } of listed) missing.delete(String(symbol));
  return [...listed, ...[...missing].map((symbol) => ({ symbol, decimals: decimals[symbol] ?? ordinary }))];
}
