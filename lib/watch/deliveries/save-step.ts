import type { Rescue } from '../../domain/rescue/rescue';
import type { ChainTransfer } from '../../domain/standing/chain-transfer';
import { deliveriesOf } from '../../domain/standing/deliveries-of';
import type { Milliseconds } from '../../domain/time';
import type { TransferStep } from '../../sources/chain/read-transfers';
import { checkpointKey, saveTransfers } from '../../store/money/transfers';
import type { Checkpoint, ReadAccount, StoredEvent } from '../../store/schema';
import { deliveryNews } from './delivery-news';
import { mainnet, type ReadAddress, tokensAt } from './read-addresses';

/** Places kept to fall back to. */
const placesKept = 20;

/** Keeps one step of reading, with what follows from it, in one transaction. Returns how far each address has now been read. */
export async function saveStep(
  rescues: readonly Rescue[],
  addresses: readonly ReadAddress[],
  before: readonly Checkpoint[],
  step: TransferStep,
  now: Milliseconds,
): Promise<readonly Checkpoint[]> {
  const checkpoints = addresses.map((address) => {
    const last = before.find((checkpoint) => checkpoint.address === address.address);
    return checkpointAfter(address, last, step, now);
  });
  const transfers = step.kind === 'read' ? step.transfers : [];
  const dropped = addresses.map(({ address }) => address);
  await saveTransfers({
    transfers,
    checkpoints,
    events: newsOf(rescues, transfers, now),
    queue: true,
    ...(step.kind === 'rewound' && { dropped: { chainId: mainnet, addresses: dropped, above: step.upTo.number } }),
  });
  return checkpoints;
}

/** What transfers are news of, rescue by rescue. */
export function newsOf(
  rescues: readonly Rescue[],
  transfers: readonly ChainTransfer[],
  now: Milliseconds,
): StoredEvent[] {
  return rescues.flatMap((rescue) => deliveryNews(rescue, deliveriesOf(rescue, transfers), now));
}

function checkpointAfter(
  read: ReadAddress,
  last: Checkpoint | undefined,
  step: TransferStep,
  now: Milliseconds,
): Checkpoint {
  const { address } = read;
  if (step.kind === 'tentative') {
    if (!last) throw new TypeError('What is tentative comes after what is final.');
    const tentative = step.transfers.filter(({ from, to }) => from === address || to === address);
    return { ...last, tentative, readAt: now };
  }
  const { number, hash } = step.upTo;
  const been = last ? [{ number: last.number, hash: last.hash }, ...(last.older ?? [])] : [];
  const readBy = step.kind === 'read' ? step.by : last?.readBy;
  const accounts = tokensAt(read).map((token): ReadAccount => {
    const known = last?.accounts.find((account) => account.token === token);
    if (known) return step.kind === 'rewound' ? cutOff(known, number) : known;
    // A token that joined the list later is read from here on.
    return { token, start: last?.number ?? number, since: step.kind === 'started' ? step.at : now };
  });
  return {
    key: checkpointKey(mainnet, address),
    chainId: mainnet,
    address,
    number,
    hash,
    older: been.filter((place) => place.number < number).slice(0, placesKept),
    // A token that left the list is dropped: read again later, it would have a gap that nobody sees.
    accounts,
    tentative: (last?.tentative ?? []).filter(({ blockNumber }) => step.kind !== 'rewound' && blockNumber > number),
    ...(readBy !== undefined && { readBy }),
    readAt: now,
  };
}

/** What was found out above a block that left the chain is void. */
function cutOff({ opened, proof, ...account }: ReadAccount, number: number): ReadAccount {
  return {
    ...account,
    start: Math.min(account.start, number),
    ...(opened && opened.number <= number && { opened }),
    ...(proof && proof.number <= number && { proof }),
  };
}
