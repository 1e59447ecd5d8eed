import type { Contribution, Rescue } from '../../domain/rescue/rescue';
import type { Arrival } from './arrival';

/** Whose an arrival is: one contribution's, nobody's that we know, or no arrival at all. */
export type Attribution = { kind: 'contribution'; id: string } | { kind: 'unattributed' } | { kind: 'nothing' };

/**
 * Says whose an arrival is, by its sender alone: never by its amount, which anybody can choose. Money that only moves between the rescue's
 * own recipients, or changes its form there, has not arrived.
 */
export function attribute(arrival: Arrival, rescue: Rescue): Attribution {
  const sender = arrival.from.toLowerCase();
  const at = (party: { chainId: number; address: string }) =>
    party.chainId === arrival.chainId && party.address.toLowerCase() === sender;
  if (arrival.units === 0n) return { kind: 'nothing' };
  if (rescue.recipients.some((recipient) => recipient.use === 'recipient' && at(recipient))) return { kind: 'nothing' };
  // A wrapped token's contract pays out what the recipient itself unwraps.
  if (rescue.tokens.some(at)) return { kind: 'nothing' };
  const givers = rescue.contributions.filter((contribution) => contribution.senders.some(at));
  const giver = only(givers) ?? only(givers.filter((contribution) => promises(contribution, arrival.asset)));
  return giver ? { kind: 'contribution', id: giver.id } : { kind: 'unattributed' };
}

/** Two contributions can share a treasury: then only the asset can tell them apart, or nothing can. */
function promises(contribution: Contribution, asset: string): boolean {
  return contribution.claims.some((claim) => claim.amount?.asset === asset);
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
