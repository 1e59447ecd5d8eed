import { spaceAliases } from '../catalogue/space-aliases';
import { readSpaceName } from '../domain/governance/on-chain/snapshot-networks';
import type { Rescue } from '../domain/rescue/rescue';

/** The Snapshot spaces in which a rescue's votes are held, under every name that they have had. */
export function rescueSpaces({ contributions, recoveries }: Rescue): string[] {
  const spaces = new Set<string>();
  for (const { votes } of [...contributions, ...recoveries])
    for (const { venue, space } of votes)
      if (venue === 'snapshot' && space !== undefined && !readSpaceName(space)) spaces.add(space);
  for (const space of [...spaces]) {
    const inUse = spaceAliases.get(space) ?? space;
    spaces.add(inUse);
    for (const [name, target] of spaceAliases) if (target === inUse) spaces.add(name);
  }
  return [...spaces].sort();
}

/** Ids of the rescue's votes that the catalogue lists. */
export function listedIds({ contributions, recoveries }: Rescue): string[] {
  const votes = [...contributions, ...recoveries].flatMap((part) => part.votes);
  return votes.flatMap(({ venue, id, space = '' }) =>
    venue === 'snapshot' && id !== undefined && !readSpaceName(space) ? [id] : [],
  );
}

/** The on-chain Snapshot spaces of a rescue, by Snapshot's name of their network. */
export function onChainSpaces({ contributions, recoveries }: Rescue): ReadonlyMap<string, readonly string[]> {
  const byNetwork = new Map<string, Set<string>>();
  for (const { votes } of [...contributions, ...recoveries])
    for (const { venue, space = '' } of votes) {
      const named = venue === 'snapshot' ? readSpaceName(space) : undefined;
      if (named) byNetwork.set(named.network, new Set([...(byNetwork.get(named.network) ?? []), named.contract]));
    }
  return new Map([...byNetwork].map(([network, contracts]) => [network, [...contracts].sort()]));
}
