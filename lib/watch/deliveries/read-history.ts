import { readCatalogue } from '../../catalogue/rescues';
import type { Rescue } from '../../domain/rescue/rescue';
import { dateSpan, type Milliseconds, second } from '../../domain/time';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { findBlockBefore } from '../../sources/chain/find-block';
import { readBalances } from '../../sources/chain/read-balances';
import { readBlocks, readRange } from '../../sources/chain/read-range';
import type { ProviderReport } from '../../sources/chain/read-transfers';
import { type History, readHistories, saveHistory } from '../../store/money/histories';
import { readCheckpoint, saveTransfers } from '../../store/money/transfers';
import type { Checkpoint } from '../../store/schema';
import { knownNodes, listenToNodes, restedNodes } from '../nodes/chain-nodes';
import { oneAtATime } from '../one-at-a-time';
import { addressesOf, mainnet, type ReadAddress } from './read-addresses';
import { type ScanOptions, scanLock } from './scan-deliveries';

/** How much of a rescue's past is read. */
export interface HistoryState {
  status: 'not-asked' | 'reading' | 'done';
  /** From when on all is read. Absent: nothing is. */
  readSince?: Milliseconds;
  /** Requests that the rest takes, about. */
  requests: number;
  /** Requests that it was said to take when it was asked for. */
  of?: number;
}

/** Ranges that are read before the worker looks at what else there is to do. */
const rangesAtOnce = 20;
/** Questions that a range is asked, with the block from which it is dated. */
const questionsEach = 4;
/** Ethereum makes a block so often. */
const blockTime = 12 * second;

/** How far a rescue's past has been read, and how many requests the rest would take. Asks nobody. */
export async function readHistoryState(rescue: Rescue, options: ScanOptions = {}): Promise<HistoryState> {
  const history = (await readHistories())[rescue.id];
  const checkpoints = await checkpointsOf(addressesOf([rescue], options.rescues ?? readCatalogue()));
  const status = !history ? 'not-asked' : history.done ? 'done' : 'reading';
  const incident = dateSpan(rescue.incident.at);
  if (checkpoints.length === 0 || !incident) return { status, requests: 0 };
  const readSince = Math.max(...checkpoints.flatMap(({ accounts }) => accounts.map(({ since }) => since)));
  const [first] = options.providers ?? (await knownNodes(mainnet));
  const ranges = Math.ceil((readSince - incident.from) / blockTime / (first?.span ?? 1));
  return {
    status,
    readSince,
    requests: status === 'done' ? 0 : Math.max(0, ranges) * questionsEach,
    ...(history?.of !== undefined && { of: history.of }),
  };
}

/** The user asks for all since the incident: it is read from now on, look by look, also after a restart. `requests`: what it was said to take. */
export async function startHistory(rescueId: string, requests?: number): Promise<void> {
  if ((await readHistories())[rescueId]) return;
  await saveHistory(rescueId, { ...(requests !== undefined && { of: requests }), done: false });
}

/** The user asks no longer. What was read stays. */
export async function cancelHistory(rescueId: string): Promise<void> {
  if (!(await readHistories())[rescueId]?.done) await saveHistory(rescueId, undefined);
}

/**
 * Reads a piece of each past that was asked for, from what is known backwards, so that the day before which nothing is known moves back
 * with each piece. None of it is news. Says whether there is more to read. Throws `StorageError` only.
 */
export async function continueHistories(now: Milliseconds, options: ScanOptions = {}): Promise<boolean> {
  const open = Object.entries(await readHistories()).filter(([, { done }]) => !done);
  if (open.length === 0) return false;
  const rescues = options.rescues ?? readCatalogue();
  const known = options.providers ?? (await knownNodes(mainnet));
  const work = async () => {
    for (const [id, history] of open) {
      const rescue = rescues.find((each) => each.id === id);
      if (rescue)
        await continueOne(rescue, history, addressesOf([rescue], rescues), await restedNodes(known, now), now);
    }
  };
  // What looks forward must not move the same places meanwhile.
  await oneAtATime(scanLock, work, { wait: true });
  return Object.values(await readHistories()).some(({ done }) => !done);
}

async function continueOne(
  rescue: Rescue,
  history: History,
  addresses: readonly ReadAddress[],
  providers: readonly Provider[],
  now: Milliseconds,
): Promise<void> {
  const heard = listenToNodes();
  try {
    for (const provider of providers)
      if ((await readPiece(rescue, history, addresses, provider, heard.report)) === 'read') return;
  } finally {
    await heard.save(now);
  }
}

/** One node's piece of the past. `failed`: another one may know more. */
async function readPiece(
  rescue: Rescue,
  history: History,
  addresses: readonly ReadAddress[],
  provider: Provider,
  report: ProviderReport,
): Promise<'read' | 'failed'> {
  const incident = dateSpan(rescue.incident.at);
  if (!incident) return 'read';
  try {
    const target = history.target ?? (await findBlockBefore(provider, incident.from)).number;
    if (!(await isAskedFor(rescue.id))) return 'read';
    await saveHistory(rescue.id, { ...history, target });
    for (let ranges = 0; ranges < rangesAtOnce; ranges += 1) {
      // The user may have stopped it meanwhile.
      if (!(await isAskedFor(rescue.id))) return 'read';
      const checkpoints = await checkpointsOf(addresses);
      // An address that was never looked at has no present that its past could be joined to.
      if (checkpoints.length < addresses.length) return 'read';
      const start = Math.max(...checkpoints.flatMap(({ accounts }) => accounts.map((account) => account.start)));
      if (start <= target) {
        await openAt(target, checkpoints, provider);
        await saveHistory(rescue.id, { ...history, target, done: true });
        return 'read';
      }
      await readBack(addresses, checkpoints, { start, target }, provider);
      report.answered(provider.host);
    }
    return 'read';
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    report.failed(error);
    return 'failed';
  }
}

/** Reads the blocks below what is known, and moves where it begins, in one transaction. */
async function readBack(
  addresses: readonly ReadAddress[],
  checkpoints: readonly Checkpoint[],
  { start, target }: { start: number; target: number },
  provider: Provider,
): Promise<void> {
  const filter = {
    chainId: mainnet,
    recipients: addresses.map(({ address }) => address),
    tokens: [...new Set(addresses.flatMap(({ tokens }) => tokens))],
    payers: [...new Set(addresses.flatMap(({ payers }) => payers))],
  };
  const below = Math.max(target, start - provider.span);
  const began = (await readBlocks(provider, [below])).get(below);
  const transfers = [];
  // A node that reads fewer blocks at once than it was thought to is asked for them in several parts.
  for (let upTo = below; upTo < start; ) {
    const part = await readRange(provider, filter, upTo + 1, start);
    transfers.push(...part.transfers);
    upTo = part.last.number;
  }
  const since = (began?.timestamp ?? 0) * second;
  await saveTransfers({
    transfers,
    checkpoints: checkpoints.map((checkpoint) => ({
      ...checkpoint,
      accounts: checkpoint.accounts.map((account) =>
        account.start > below ? { ...account, start: below, since: Math.min(since, account.since) } : account,
      ),
    })),
    events: [],
    queue: false,
  });
}

/** Opens all accounts where the past begins, where the node still knows what was there: from then on all of it is held against the balance. */
async function openAt(target: number, checkpoints: readonly Checkpoint[], provider: Provider): Promise<void> {
  const all = checkpoints.flatMap((checkpoint) => checkpoint.accounts.map((account) => ({ checkpoint, account })));
  const refs = all.map(({ checkpoint, account }) => ({ address: checkpoint.address, token: account.token }));
  const balances = await readBalances(provider, mainnet, { number: target }, refs).catch((error: unknown) => {
    if (error instanceof SourceError) return undefined;
    throw error;
  });
  if (!balances) return;
  const opened = checkpoints.map((checkpoint) => ({
    ...checkpoint,
    accounts: checkpoint.accounts.map((account) => {
      const balance = balances[all.findIndex((each) => each.account === account)];
      if (!balance || account.start !== target) return account;
      const { proof: _, ...unproved } = account;
      const { number, units, inShares } = balance;
      return { ...unproved, opened: { number, units, ...(inShares && { inShares }) } };
    }),
  }));
  await saveTransfers({ transfers: [], checkpoints: opened, events: [], queue: false });
}

async function isAskedFor(rescueId: string): Promise<boolean> {
  return (await readHistories())[rescueId] !== undefined;
}

async function checkpointsOf(addresses: readonly ReadAddress[]): Promise<Checkpoint[]> {
  const found = await Promise.all(addresses.map(({ address }) => readCheckpoint(mainnet, address)));
  return found.flatMap((checkpoint) => checkpoint ?? []);
}
