import type { Claim } from '../../domain/rescue/claim';
import type { Rescue, VoteStep } from '../../domain/rescue/rescue';

/** What differs between two versions of a list, in counts. */
export interface ListDifference {
  rescuesAdded: number;
  rescuesRemoved: number;
  contributionsAdded: number;
  contributionsRemoved: number;
  claimsAdded: number;
  claimsRemoved: number;
  votesAdded: number;
  votesRemoved: number;
  /** Votes of which a result is told that was not told before, or another. */
  voteResults: number;
  recoveriesChanged: number;
  denominatorsChanged: number;
  addressesAdded: number;
  addressesRemoved: number;
  totalsChanged: number;
  /** Rescues in which anything else is different. */
  otherChanges: number;
}

/** What changed from one version of a list to the next. A claim that was changed is one removed and one added, as a source would tell it. */
export function diffLists(before: readonly Rescue[], after: readonly Rescue[]): Partial<ListDifference> {
  const counts: Partial<ListDifference> = {};
  const count = (name: keyof ListDifference, more: number): void => {
    if (more > 0) counts[name] = (counts[name] ?? 0) + more;
  };
  const pairs = after.flatMap((next) => before.filter(({ id }) => id === next.id).map((last) => [last, next] as const));
  count('rescuesAdded', after.length - pairs.length);
  count('rescuesRemoved', before.length - pairs.length);
  for (const [last, next] of pairs) diffRescue(last, next, count);
  return counts;
}

type Count = (name: keyof ListDifference, more: number) => void;

function diffRescue(last: Rescue, next: Rescue, count: Count): void {
  const ids = difference(last.contributions, next.contributions, ({ id }) => id);
  count('contributionsAdded', ids.added);
  count('contributionsRemoved', ids.removed);
  for (const after of next.contributions) {
    const before = last.contributions.find(({ id }) => id === after.id);
    if (before) diffPart(before, after, count);
  }
  for (const after of next.recoveries) {
    const before = last.recoveries.find(({ id }) => id === after.id);
    if (before) diffPart(before, after, count);
  }
  const recoveries = difference(last.recoveries, next.recoveries, ({ id, label }) => `${id} ${label}`);
  count('recoveriesChanged', Math.max(recoveries.added, recoveries.removed));
  const denominators = difference(last.denominators, next.denominators, written);
  count('denominatorsChanged', Math.max(denominators.added, denominators.removed));
  const addresses = difference(addressesOf(last), addressesOf(next), (text) => text);
  count('addressesAdded', addresses.added);
  count('addressesRemoved', addresses.removed);
  const totals = difference(last.totals, next.totals, written);
  count('totalsChanged', Math.max(totals.added, totals.removed));
  count('otherChanges', written(rest(last, next)) === written(rest(next, last)) ? 0 : 1);
}

interface Part {
  claims: readonly Claim[];
  votes: readonly VoteStep[];
}

function diffPart(before: Part, after: Part, count: Count): void {
  const claims = difference(before.claims, after.claims, written);
  count('claimsAdded', claims.added);
  count('claimsRemoved', claims.removed);
  const votes = difference(before.votes, after.votes, nameOf);
  count('votesAdded', votes.added);
  count('votesRemoved', votes.removed);
  const results = after.votes.filter((vote) => {
    const known = before.votes.find((each) => nameOf(each) === nameOf(vote));
    return vote.result !== undefined && written(known?.result ?? null) !== written(vote.result);
  });
  count('voteResults', results.length);
}

/** What names a step among those of a contribution, however it ended. */
function nameOf({ step, venue, space, chainId, contract, id, idPrefix, topic }: VoteStep): string {
  return written([step, venue, space, chainId, contract, id, idPrefix, topic]);
}

/** All addresses that money or votes are looked for at. */
function addressesOf({ recipients, tokens, contributions }: Rescue): string[] {
  return [
    ...recipients.map(({ chainId, address, use }) => `${use} ${chainId} ${address.toLowerCase()}`),
    ...tokens.map(({ asset, chainId, address }) => `${asset} ${chainId} ${address.toLowerCase()}`),
    ...contributions.flatMap(({ id, senders }) =>
      senders.map(({ chainId, address }) => `${id} ${chainId} ${address.toLowerCase()}`),
    ),
  ];
}

/** What no count above is about, of what both versions have. */
function rest(rescue: Rescue, other: Rescue): unknown {
  const { contributions, recoveries, denominators, recipients, tokens, totals, ...others } = rescue;
  const isInBoth = ({ id }: { id: string }) => other.contributions.some((each) => each.id === id);
  return [
    others,
    contributions
      .filter(isInBoth)
      .map(({ claims, votes, senders, ...each }) => each)
      .sort((a, b) => a.id.localeCompare(b.id)),
    recoveries.filter(({ id }) => other.recoveries.some((each) => each.id === id)).map(({ id, note }) => [id, note]),
  ];
}

/** How many things are only in the one, and only in the other; the same thing twice is two. */
function difference<T>(before: readonly T[], after: readonly T[], name: (item: T) => string) {
  const left = before.map(name);
  let added = 0;
  for (const item of after) {
    const at = left.indexOf(name(item));
    if (at < 0) added += 1;
    else left.splice(at, 1);
  }
  return { added, removed: left.length };
}

/** Two values that are written in the same way are the same, whatever the order of their fields. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return `${inner}n`;
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b)));
  });
}
