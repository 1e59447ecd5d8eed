import { readCatalogue } from '../../catalogue/rescues';
import type { Rescue } from '../../domain/rescue/rescue';
import { type PublishedTransfer, type TransferCheck, transferKey } from '../../domain/rescue/transfer';
import { day, hour, type Milliseconds } from '../../domain/time';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { checkTransfer, type PublishedClaim } from '../../sources/chain/check-transfer';
import { readTransferChecks, saveTransferCheck } from '../../store/money/transfer-checks';
import { readWatches } from '../../store/watches';
import { listenToNodes } from '../nodes/chain-nodes';
import { nodesFor } from '../on-chain/nodes-for';
import type { ScanOptions } from './scan-deliveries';

/** Transfers that are asked about in one look. */
const atOnce = 5;

/**
 * Asks the nodes for the receipts of transfers that somebody published, of the rescues that are followed. What one confirms in a final
 * block stands; what is contradicted, or not found, by two nodes where there are two, is asked again a day later; what could
 * not be told, an hour later. Throws `StorageError` only.
 */
export async function checkPublished(now: Milliseconds, options: ScanOptions = {}): Promise<void> {
  const watched = new Set((await readWatches()).map(({ rescueId }) => rescueId));
  const rescues = (options.rescues ?? readCatalogue()).filter(({ id }) => watched.has(id));
  const known = await readTransferChecks();
  const due = rescues
    .flatMap((rescue) =>
      rescue.contributions.flatMap(({ transfers = [] }) => transfers.map((each) => ({ rescue, each }))),
    )
    .filter(({ each }) => {
      const last = known[transferKey(each)];
      return !last || (last.says !== 'confirmed' && now - last.at >= (last.says === 'untold' ? hour : day));
    })
    .slice(0, atOnce);
  if (due.length === 0) return;
  const heard = listenToNodes();
  try {
    for (const { rescue, each } of due) {
      const claim = claimOf(rescue, each);
      const nodes = options.providers ?? (await nodesFor([each.chainId], now)).get(each.chainId) ?? [];
      const says = claim && (await askNodes(claim, nodes, heard.report));
      // Also what could not be told: it would keep others from their turn.
      await saveTransferCheck(transferKey(each), { says: says ?? 'untold', at: now });
    }
  } finally {
    await heard.save(now);
  }
}

/** What the nodes say: the first that confirms is believed, a denial only if no other of two contradicts it. */
async function askNodes(
  claim: PublishedClaim,
  nodes: readonly Provider[],
  report: ReturnType<typeof listenToNodes>['report'],
): Promise<TransferCheck | undefined> {
  const said: (TransferCheck | undefined)[] = [];
  for (const node of nodes) {
    try {
      said.push(await checkTransfer(node, claim));
      report.answered(node.host);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      report.failed(error);
    }
    if (said.includes('confirmed') || said.length === 2) break;
  }
  if (said.includes('confirmed')) return 'confirmed';
  return said.every((each) => each === said[0]) ? said[0] : undefined;
}

/** Where the money of a published transfer should be found; `undefined` for an asset that the rescue names no contract of. */
function claimOf({ tokens, recipients }: Rescue, transfer: PublishedTransfer): PublishedClaim | undefined {
  const { kind, chainId, txHash, amount, to } = transfer;
  const token = tokens.find((each) => each.chainId === chainId && each.asset === amount.asset)?.address.toLowerCase();
  if (token === undefined && amount.asset !== 'ETH') return undefined;
  const own = recipients.filter((each) => each.chainId === chainId && each.use === 'recipient');
  const parties = kind === 'delivery' && to !== undefined ? [to] : own.map((each) => each.address);
  // Without anybody to whom it came, no log is the one.
  if (parties.length === 0) return undefined;
  return {
    kind,
    chainId,
    txHash,
    amount,
    ...(amount.asset !== 'ETH' && token !== undefined && { token }),
    parties: parties.map((each) => each.toLowerCase()),
  };
}
