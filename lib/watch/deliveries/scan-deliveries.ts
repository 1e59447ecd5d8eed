import { readCatalogue } from '../../catalogue/rescues';
import type { Rescue } from '../../domain/rescue/rescue';
import { hour, type Milliseconds, minute } from '../../domain/time';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { readTransfers, type TransferQuery } from '../../sources/chain/read-transfers';
import { readDoneAt, saveDoneAt } from '../../store/meta';
import { readDeliveries } from '../../store/money/deliveries';
import { readCheckpoint, saveTransfers } from '../../store/money/transfers';
import type { Checkpoint } from '../../store/schema';
import { readWatches } from '../../store/watches';
import { knownNodes, listenToNodes, restedNodes } from '../nodes/chain-nodes';
import { oneAtATime } from '../one-at-a-time';
import { proveAccounts } from './prove-accounts';
import { addressesOf, mainnet, type ReadAddress, recipientsOf } from './read-addresses';
import { refreshRates } from './refresh-rates';
import { refreshTreasuries } from './refresh-treasuries';
import { saveStep } from './save-step';

/** Whom to ask, about what. The catalogue's unless told. */
export interface ScanOptions {
  rescues?: readonly Rescue[];
  providers?: readonly Provider[];
  /** The user asks: all watched rescues, whether due or not. */
  force?: boolean;
}

/** Who reads or moves the places up to which recipients are read holds this lock. */
export const scanLock = 'scan-deliveries';
/** Ranges that one scan reads at most. A browser that was off for months catches up in several. */
const rangesAtOnce = 40;

/**
 * Reads what arrived at the recipients of every rescue that has a watch, and what left them, in final blocks, where a look is due. What a
 * source says is saved range by range with its news; a source that fails is recorded, and the next look goes on from the same place. Then
 * what was read is held against what is there. Throws `StorageError` only.
 */
export async function scanDeliveries(now: Milliseconds, options: ScanOptions = {}): Promise<void> {
  // Two scans at once would read everything twice.
  await oneAtATime(scanLock, () => scanAll(now, options));
}

/** When the next scan is due; `undefined` where nothing is watched. */
export async function nextScanAt(now: Milliseconds, options: ScanOptions = {}): Promise<Milliseconds | undefined> {
  const dues = await Promise.all((await watchedRescues(options)).map((rescue) => dueAt(rescue, now)));
  return dues.length > 0 ? Math.min(...dues) : undefined;
}

async function scanAll(now: Milliseconds, options: ScanOptions): Promise<void> {
  const due: Rescue[] = [];
  for (const rescue of await watchedRescues(options))
    if (options.force || (await dueAt(rescue, now)) <= now) due.push(rescue);
  if (due.length === 0) return;
  const known = options.providers ?? (await knownNodes(mainnet));
  const providers = await restedNodes(known, now);
  // With no provider left that need not rest, there is nothing to do until the next look.
  const done =
    providers.length === 0 ||
    (await scanAddresses(
      due,
      addressesOf(due, options.rescues ?? readCatalogue()),
      providers,
      known.length === 1,
      now,
    )) === 'up-to-date';
  if (done) for (const rescue of due) await saveDoneAt(scanName(rescue), now);
}

async function watchedRescues({ rescues }: ScanOptions): Promise<Rescue[]> {
  const watched = new Set((await readWatches()).map((watch) => watch.rescueId));
  if (watched.size === 0) return [];
  return (rescues ?? readCatalogue()).filter((rescue) => watched.has(rescue.id) && recipientsOf(rescue).length > 0);
}

/** Every minute while money is moving, every five otherwise. */
async function dueAt(rescue: Rescue, now: Milliseconds): Promise<Milliseconds> {
  const doneAt = await readDoneAt(scanName(rescue));
  // Never looked, or the clock was set back.
  if (doneAt === undefined || doneAt > now) return now;
  const last = (await readDeliveries(rescue)).at(-1);
  return doneAt + (last && now - last.at < hour ? minute : 5 * minute);
}

/** Reads addresses. Those that have been read up to the same block are read together. */
async function scanAddresses(
  rescues: readonly Rescue[],
  addresses: readonly ReadAddress[],
  providers: readonly Provider[],
  soleNode: boolean,
  now: Milliseconds,
): Promise<'up-to-date' | 'behind'> {
  let ranges = 0;
  for (const { together, checkpoints } of await groupsOf(addresses)) {
    const heard = listenToNodes();
    try {
      let kept: readonly Checkpoint[] = checkpoints;
      for await (const step of readTransfers(queryOf(together, checkpoints, soleNode), providers, heard.report)) {
        kept = await saveStep(rescues, together, kept, step, now);
        ranges += 1;
        if (ranges >= rangesAtOnce) return 'behind';
      }
      if (kept === checkpoints) await saveLooked(checkpoints, now);
      await refreshRates(rescues, providers, now, heard.report);
      await refreshTreasuries(providers, now, heard.report);
      await proveAccounts({ rescues, addresses: together, checkpoints: kept, providers, soleNode, now }, heard.report);
    } catch (error) {
      // Recorded with its source below. Nothing was skipped: the next look starts where this one stopped.
      if (!(error instanceof SourceError)) throw error;
    } finally {
      await heard.save(now);
    }
  }
  return 'up-to-date';
}

interface Group {
  together: ReadAddress[];
  checkpoints: Checkpoint[];
}

async function groupsOf(addresses: readonly ReadAddress[]): Promise<Iterable<Group>> {
  const groups = new Map<string, Group>();
  for (const address of addresses) {
    const checkpoint = await readCheckpoint(mainnet, address.address);
    const key = checkpoint ? `${checkpoint.number}:${checkpoint.hash}` : '';
    const group = groups.get(key) ?? { together: [], checkpoints: [] };
    groups.set(key, group);
    group.together.push(address);
    if (checkpoint) group.checkpoints.push(checkpoint);
  }
  return groups.values();
}

function queryOf(together: readonly ReadAddress[], [first]: readonly Checkpoint[], soleNode: boolean): TransferQuery {
  return {
    chainId: mainnet,
    recipients: together.map(({ address }) => address),
    tokens: [...new Set(together.flatMap(({ tokens }) => tokens))],
    payers: [...new Set(together.flatMap(({ payers }) => payers))],
    ...(first && { from: { number: first.number, hash: first.hash } }),
    older: first?.older ?? [],
    soleNode,
  };
}

/** Remembers that the chain was asked and had nothing new. */
async function saveLooked(checkpoints: readonly Checkpoint[], now: Milliseconds): Promise<void> {
  const looked = checkpoints.map((checkpoint) => ({ ...checkpoint, readAt: now }));
  await saveTransfers({ transfers: [], checkpoints: looked, events: [], queue: true });
}

function scanName(rescue: Rescue): string {
  return `deliveries:${rescue.id}`;
}
