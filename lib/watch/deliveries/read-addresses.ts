import type { Rescue } from '../../domain/rescue/rescue';
import { nativeToken } from '../../domain/standing/chain-transfer';

/** An address whose money is read, with what is read there. In lower case. */
export interface ReadAddress {
  chainId: number;
  address: string;
  /** Contracts, without the chain's own money, which is always read. */
  tokens: readonly string[];
  /** Whose logs are read for ETH that leaves none where it arrives. */
  payers: readonly string[];
}

/** The one chain whose recipients are read so far. */
export const mainnet = 1;

/**
 * The addresses at which money of some rescues arrives. What is read there is what all rescues that share the address need, whichever of
 * them the user follows: every user asks a node the same.
 */
export function addressesOf(rescues: readonly Rescue[], all: readonly Rescue[]): ReadAddress[] {
  const addresses = new Set(rescues.flatMap(recipientsOf));
  return [...addresses].map((address) => {
    const sharing = [...all, ...rescues].filter((rescue) => recipientsOf(rescue).includes(address));
    return {
      chainId: mainnet,
      address,
      tokens: onMainnet(sharing.flatMap(({ tokens }) => tokens)),
      payers: onMainnet(sharing.flatMap(({ contributions }) => contributions.flatMap(({ senders }) => senders))),
    };
  });
}

/** The accounts of an address: each token, and ETH. */
export function tokensAt({ tokens }: ReadAddress): string[] {
  return [nativeToken, ...tokens];
}

/** The recipients of a rescue that are read, each once. */
export function recipientsOf({ recipients }: Pick<Rescue, 'recipients'>): string[] {
  return onMainnet(recipients.filter(({ use }) => use === 'recipient'));
}

function onMainnet(parties: readonly { chainId: number; address: string }[]): string[] {
  const here = parties.filter(({ chainId }) => chainId === mainnet);
  return [...new Set(here.map(({ address }) => address.toLowerCase()))].sort();
}
