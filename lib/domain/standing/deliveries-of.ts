import type { Delivery } from '../rescue/delivery';
import type { Rescue } from '../rescue/rescue';
import { assetOf, attribute } from './attribute';
import type { ChainTransfer } from './chain-transfer';

const nobody = '0x0000000000000000000000000000000000000000';

/** What a rescue's recipients received and gave away, oldest first, out of all transfers that are known. */
export function deliveriesOf(rescue: Rescue, transfers: readonly ChainTransfer[]): Delivery[] {
  const converted = conversionsOf(rescue, transfers);
  return transfers
    .flatMap((transfer): Delivery[] => {
      const what = attribute(transfer, rescue);
      const asset = assetOf(rescue, transfer);
      if (what.kind === 'nothing' || asset === undefined) return [];
      const { id, chainId, blockNumber, txHash, at, from, to, units } = transfer;
      // A token that is made in exchange for another one of the rescue's is the same money.
      if ((from === nobody || to === nobody) && converted.has(`${chainId}:${txHash}`)) return [];
      return [
        {
          id,
          rescueId: rescue.id,
          ...(what.contribution !== undefined && { contributionId: what.contribution }),
          ...(what.kind === 'out' && { direction: 'out' as const }),
          chainId,
          blockNumber,
          at,
          txHash,
          from,
          to,
          asset,
          units,
        },
      ];
    })
    .sort((a, b) => a.at - b.at || a.blockNumber - b.blockNumber);
}

/** Transactions in which a recipient hands money to the contract of a token, or is given money by it. */
function conversionsOf({ recipients, tokens }: Rescue, transfers: readonly ChainTransfer[]): Set<string> {
  const isToken = (chainId: number, address: string) =>
    tokens.some((token) => token.chainId === chainId && token.address.toLowerCase() === address);
  const isRecipient = (chainId: number, address: string) =>
    recipients.some(
      (each) => each.use === 'recipient' && each.chainId === chainId && each.address.toLowerCase() === address,
    );
  return new Set(
    transfers.flatMap(({ chainId, txHash, from, to }) =>
      (isRecipient(chainId, from) && isToken(chainId, to)) || (isRecipient(chainId, to) && isToken(chainId, from))
        ? [`${chainId}:${txHash}`]
        : [],
    ),
  );
}
