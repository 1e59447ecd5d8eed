import type { Rescue } from '../../domain/rescue/rescue';
import type { ChainTransfer } from '../../domain/standing/chain-transfer';
import type { Milliseconds } from '../../domain/time';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { readRange } from '../../sources/chain/read-range';
import { bearsOut } from '../../sources/chain/read-receipt';
import type { ProviderReport } from '../../sources/chain/read-transfers';
import { saveTransfers } from '../../store/money/transfers';
import type { Checkpoint } from '../../store/schema';
import { mainnet, type ReadAddress } from './read-addresses';
import { newsOf } from './save-step';

/** Addresses that have been read up to one block, and who may be asked about them. */
export interface ProofRequest {
  rescues: readonly Rescue[];
  addresses: readonly ReadAddress[];
  checkpoints: readonly Checkpoint[];
  providers: readonly Provider[];
  soleNode: boolean;
  now: Milliseconds;
}

/** Ranges that one second reading asks for at most. */
const rangesAtOnce = 40;
/** Transfers of which the nodes disagree that are asked about one by one. */
const disputesAtOnce = 30;

interface Account {
  provider: Provider;
  transfers: readonly ChainTransfer[];
}

/**
 * Has a range read by each node, and keeps the account that explains most of what is there; then adds what any other node tells, where the
 * receipt of its transaction bears it out. `unexplained`: how many balances some transfers leave unexplained. `confirmed`: two nodes told
 * just what is kept.
 */
export async function readAgain(
  { rescues, addresses, checkpoints, soleNode, now }: ProofRequest,
  stored: readonly ChainTransfer[],
  { from, to }: { from: number; to: number },
  unexplained: (transfers: readonly ChainTransfer[]) => number,
  providers: readonly Provider[],
  report: ProviderReport,
): Promise<{ transfers: readonly ChainTransfer[]; confirmed: boolean }> {
  const inside = ({ blockNumber }: ChainTransfer) => blockNumber > from && blockNumber <= to;
  const outside = stored.filter((each) => !inside(each));
  const open = (inRange: readonly ChainTransfer[]) => unexplained([...outside, ...inRange]);
  const told: Account[] = [];
  for (const provider of providers) {
    const read = await readOf(provider, addresses, from, to, report);
    if (read) told.push({ provider, transfers: read });
  }
  const before = stored.filter(inside);
  let best: readonly ChainTransfer[] = before;
  for (const { transfers } of told) if (open(transfers) < open(best)) best = transfers;
  best = [...best, ...(await borneOut(told, best, providers))];
  const leftOut = !sameTransfers(best, before);
  if (leftOut) {
    const dropped = { chainId: mainnet, addresses: checkpoints.map(({ address }) => address), above: from, upTo: to };
    await saveTransfers({ transfers: best, checkpoints: [], dropped, events: newsOf(rescues, best, now), queue: true });
  }
  const wrong = told.filter(({ transfers }) => !sameTransfers(transfers, best)).map(({ provider }) => provider.host);
  const [reader] = checkpoints.flatMap(({ readBy }) => readBy ?? []);
  // Who told it right just now is not blamed for what it left out before.
  if (leftOut && reader !== undefined && !told.some(({ provider }) => provider.host === reader)) wrong.push(reader);
  if (leftOut || open(best) === 0)
    for (const host of new Set(wrong))
      report.failed(new SourceError('malformed', host, 'transfers are left out or made up'));
  const agreeing = told.length - told.filter(({ transfers }) => !sameTransfers(transfers, best)).length;
  return { transfers: [...outside, ...best], confirmed: agreeing >= 2 || (soleNode && agreeing === 1) };
}

/** What some nodes tell and the best account lacks, as far as receipts prove it: another node's, or its own where there is no other. */
async function borneOut(
  told: readonly Account[],
  best: readonly ChainTransfer[],
  providers: readonly Provider[],
): Promise<ChainTransfer[]> {
  const known = new Set(best.map(({ id }) => id));
  const disputed = new Map<string, { transfer: ChainTransfer; teller: Provider }>();
  for (const { provider, transfers } of told)
    for (const transfer of transfers)
      if (!known.has(transfer.id)) disputed.set(transfer.id, { transfer, teller: provider });
  const proved: ChainTransfer[] = [];
  for (const { transfer, teller } of [...disputed.values()].slice(0, disputesAtOnce)) {
    const others = providers.filter(({ host }) => host !== teller.host);
    for (const provider of [...others, teller]) {
      const says = await bearsOut(provider, transfer).catch((error: unknown) => {
        if (error instanceof SourceError) return undefined;
        throw error;
      });
      if (says === undefined) continue;
      if (says) proved.push(transfer);
      break;
    }
  }
  return proved;
}

async function readOf(
  provider: Provider,
  addresses: readonly ReadAddress[],
  from: number,
  to: number,
  report: ProviderReport,
): Promise<readonly ChainTransfer[] | undefined> {
  const filter = {
    chainId: mainnet,
    recipients: addresses.map(({ address }) => address),
    tokens: [...new Set(addresses.flatMap(({ tokens }) => tokens))],
    payers: [...new Set(addresses.flatMap(({ payers }) => payers))],
  };
  const transfers: ChainTransfer[] = [];
  let upTo = from;
  try {
    for (let ranges = 0; upTo < to; ranges += 1) {
      if (ranges >= rangesAtOnce) return undefined;
      const { last, transfers: found } = await readRange(provider, filter, upTo + 1, to);
      transfers.push(...found);
      upTo = last.number;
    }
    return transfers;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    report.failed(error);
    return undefined;
  }
}

function sameTransfers(a: readonly ChainTransfer[], b: readonly ChainTransfer[]): boolean {
  const told = new Set(a.map(contentOf));
  return told.size === b.length && b.every((each) => told.has(contentOf(each)));
}

function contentOf({ id, from, to, token, units, shares }: ChainTransfer): string {
  return [id, from, to, token, units, shares].join(' ');
}
