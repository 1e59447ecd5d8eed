import type { Contribution, Rescue } from '../rescue/rescue';
import { type ChainTransfer, nativeToken } from './chain-transfer';

/** What a transfer is to a rescue: an arrival or a departure, of one contribution or of nobody's that we know, or nothing. */
export type Attribution = { kind: 'in' | 'out'; contribution?: string } | { kind: 'nothing' };

/**
 * Says whose a transfer is, by its other side alone: never by its amount, which anybody can choose. Where a reviewed list says whose one
 * log is, that holds. Money that only moves between the rescue's own recipients, or changes its form there, is nothing.
 */
export function attribute(transfer: ChainTransfer, rescue: Rescue): Attribution {
  const { chainId } = transfer;
  const is = (given: string) => (party: { chainId: number; address: string }) =>
    party.chainId === chainId && party.address.toLowerCase() === given;
  const receives = (given: string) => rescue.recipients.some((each) => each.use === 'recipient' && is(given)(each));
  const asset = assetOf(rescue, transfer);
  if (asset === undefined || transfer.units === 0n) return { kind: 'nothing' };
  const [enters, leaves] = [receives(transfer.to), receives(transfer.from)];
  if (enters === leaves) return { kind: 'nothing' };
  const kind = enters ? 'in' : 'out';
  const listed = rescue.attributions?.find(
    (each) =>
      each.chainId === chainId && each.txHash.toLowerCase() === transfer.txHash && each.logIndex === transfer.logIndex,
  );
  if (listed) return { kind, ...(listed.contribution !== undefined && { contribution: listed.contribution }) };
  const other = enters ? transfer.from : transfer.to;
  // A wrapped token's contract pays out what the recipient itself unwraps, and takes what it wraps.
  if (rescue.tokens.some(is(other))) return { kind: 'nothing' };
  const givers = rescue.contributions.filter((contribution) => contribution.senders.some(is(other)));
  const giver = only(givers) ?? only(givers.filter((contribution) => promises(contribution, asset)));
  return { kind, ...(giver && { contribution: giver.id }) };
}

/** What a rescue calls the token of a transfer; `undefined` for a token that is not on its list, however it names itself. */
export function assetOf(rescue: Pick<Rescue, 'tokens'>, { chainId, token }: ChainTransfer): string | undefined {
  return assetNameOf(rescue, chainId, token);
}

/** The same, of a token alone. */
export function assetNameOf({ tokens }: Pick<Rescue, 'tokens'>, chainId: number, token: string): string | undefined {
  if (token === nativeToken) return 'ETH';
  return tokens.find((each) => each.chainId === chainId && each.address.toLowerCase() === token)?.asset;
}

/** Two contributions can share a treasury: then only the asset can tell them apart, or nothing can. */
function promises(contribution: Contribution, asset: string): boolean {
  return contribution.claims.some((claim) => claim.amount?.asset === asset);
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
