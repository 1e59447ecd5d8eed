import { ethereumEndpoints } from '../catalogue/ethereum-endpoints';
import { readCatalogue } from '../catalogue/rescues';
import type { Rescue } from '../domain/rescue/rescue';
import { hour, type Milliseconds, minute } from '../domain/time';
import { type Provider, provider } from '../platform/rpc/provider';
import { SourceError } from '../platform/source-error';
import { type ArrivalQuery, type ArrivalStep, type ProviderReport, readArrivals } from '../sources/chain/read-arrivals';
import { checkpointKey, readCheckpoint, readDeliveries, saveDeliveries } from '../store/deliveries';
import { readDoneAt, saveDoneAt } from '../store/meta';
import type { Checkpoint } from '../store/schema';
import { readSource } from '../store/sources';
import { readWatches } from '../store/watches';
import { deliveryNews, deliveryOf } from './delivery-entry';
import { oneAtATime } from './one-at-a-time';
import { rememberAnswer, rememberFailure } from './source-health';

/** Whom to ask, about what. The catalogue's unless told. */
export interface ScanOptions {
  rescues?: readonly Rescue[];
  providers?: readonly Provider[];
  /** The user asks: all watched rescues, whether due or not. */
  force?: boolean;
}

/** The one chain whose recipients are read so far. */
const mainnet = 1;
/** Ranges that one scan reads at most. A browser that was off for months catches up in several. */
const rangesAtOnce = 40;
/** Places kept to fall back to. */
const placesKept = 20;

let nodes: readonly Provider[] | undefined;

/**
 * Reads what arrived at the recipients of every rescue that has a watch, in final blocks, where a look is due. What a source says is saved
 * range by range with its news; a source that fails is recorded, and the next look goes on from the same place. Throws `StorageError` only.
 */
export async function scanDeliveries(now: Milliseconds, options: ScanOptions = {}): Promise<void> {
  // Two scans at once would read everything twice.
  await oneAtATime('scan-deliveries', () => scanAll(now, options));
}

/** When the next scan is due; `undefined` where nothing is watched. */
export async function nextScanAt(now: Milliseconds, options: ScanOptions = {}): Promise<Milliseconds | undefined> {
  const dues = await Promise.all((await watchedRescues(options)).map((rescue) => dueAt(rescue, now)));
  return dues.length > 0 ? Math.min(...dues) : undefined;
}

async function scanAll(now: Milliseconds, options: ScanOptions): Promise<void> {
  for (const rescue of await watchedRescues(options)) {
    if (!options.force && (await dueAt(rescue, now)) > now) continue;
    const known = options.providers ?? defaultProviders();
    const providers = await rested(known, now);
    // With no provider left that need not rest, there is nothing to do until the next look.
    const done =
      providers.length === 0 || (await scanRescue(rescue, providers, known.length === 1, now)) === 'up-to-date';
    if (done) await saveDoneAt(scanName(rescue), now);
  }
}

async function watchedRescues({ rescues }: ScanOptions): Promise<Rescue[]> {
  const watched = new Set((await readWatches()).map((watch) => watch.rescueId));
  if (watched.size === 0) return [];
  return (rescues ?? readCatalogue()).filter(({ id, recipients }) => watched.has(id) && recipients.some(isRecipient));
}

/** Every minute while money is moving, every five otherwise. */
async function dueAt(rescue: Rescue, now: Milliseconds): Promise<Milliseconds> {
  const doneAt = await readDoneAt(scanName(rescue));
  // Never looked, or the clock was set back.
  if (doneAt === undefined || doneAt > now) return now;
  const last = (await readDeliveries(rescue.id)).at(-1);
  return doneAt + (last && now - last.at < hour ? minute : 5 * minute);
}

/** Reads one rescue's recipients. Those that have been read up to the same block are read together. */
async function scanRescue(
  rescue: Rescue,
  providers: readonly Provider[],
  soleNode: boolean,
  now: Milliseconds,
): Promise<'up-to-date' | 'behind'> {
  const groups = new Map<string, { recipients: string[]; checkpoints: Checkpoint[] }>();
  for (const recipient of new Set(rescue.recipients.filter(isRecipient).map(({ address }) => address.toLowerCase()))) {
    const checkpoint = await readCheckpoint(mainnet, recipient);
    const key = checkpoint ? `${checkpoint.number}:${checkpoint.hash}` : '';
    const group = groups.get(key) ?? { recipients: [], checkpoints: [] };
    groups.set(key, group);
    group.recipients.push(recipient);
    if (checkpoint) group.checkpoints.push(checkpoint);
  }
  let ranges = 0;
  for (const { recipients, checkpoints } of groups.values()) {
    const [first] = checkpoints;
    const query: ArrivalQuery = {
      chainId: mainnet,
      recipients,
      tokens: rescue.tokens
        .filter(({ chainId }) => chainId === mainnet)
        .map(({ address, asset }) => ({ address: address.toLowerCase(), asset })),
      ...(first && { from: first }),
      older: first?.older ?? [],
      soleNode,
    };
    const heard = listening();
    try {
      let kept: readonly Checkpoint[] = checkpoints;
      for await (const step of readArrivals(query, providers, heard.report)) {
        kept = await saveStep(rescue, recipients, kept, step, now);
        ranges += 1;
        if (ranges >= rangesAtOnce) return 'behind';
      }
      if (kept === checkpoints) await saveLooked(checkpoints, now);
    } catch (error) {
      // Recorded with its source below. Nothing was skipped: the next look starts where this one stopped.
      if (!(error instanceof SourceError)) throw error;
    } finally {
      await heard.save(now);
    }
  }
  return 'up-to-date';
}

/** Keeps one step of reading, with what follows from it, in one transaction. Returns how far each recipient has now been read. */
async function saveStep(
  rescue: Rescue,
  recipients: readonly string[],
  before: readonly Checkpoint[],
  step: ArrivalStep,
  now: Milliseconds,
): Promise<readonly Checkpoint[]> {
  const checkpoints = recipients.map((address): Checkpoint => {
    const last = before.find((checkpoint) => checkpoint.address === address);
    const been = last ? [{ number: last.number, hash: last.hash }, ...(last.older ?? [])] : [];
    return {
      key: checkpointKey(mainnet, address),
      chainId: mainnet,
      address,
      number: step.upTo.number,
      hash: step.upTo.hash,
      older: been.filter(({ number }) => number < step.upTo.number).slice(0, placesKept),
      startedAt: last?.startedAt ?? (step.kind === 'started' ? step.at : now),
      readAt: now,
    };
  });
  const deliveries = step.kind === 'read' ? step.arrivals.flatMap((arrival) => deliveryOf(rescue, arrival) ?? []) : [];
  await saveDeliveries({
    deliveries,
    checkpoints,
    events: deliveryNews(rescue, deliveries, now),
    queue: true,
    ...(step.kind === 'rewound' && { dropped: { chainId: mainnet, addresses: recipients, above: step.upTo.number } }),
  });
  return checkpoints;
}

/** Remembers that the chain was asked and had nothing new. */
async function saveLooked(checkpoints: readonly Checkpoint[], now: Milliseconds): Promise<void> {
  const looked = checkpoints.map((checkpoint) => ({ ...checkpoint, readAt: now }));
  await saveDeliveries({ deliveries: [], checkpoints: looked, events: [], queue: true });
}

/** Hears how each node did, and records it. */
function listening(): { report: ProviderReport; save(now: Milliseconds): Promise<void> } {
  const heard = new Map<string, SourceError | 'answered'>();
  return {
    report: {
      answered: (host) => void heard.set(host, 'answered'),
      failed: (error) => void heard.set(error.source, error),
    },
    async save(now) {
      for (const [host, what] of heard) {
        if (what === 'answered') await rememberAnswer(host, now);
        else await rememberFailure(what, now);
      }
    },
  };
}

/** The nodes that need not be left alone at the moment. */
async function rested(providers: readonly Provider[], now: Milliseconds): Promise<Provider[]> {
  const states = await Promise.all(providers.map(({ host }) => readSource(host)));
  return providers.filter((_, index) => {
    const failure = states[index]?.failure;
    // A time further away than any cool-down was set by a clock that was wrong.
    return !failure || failure.retryAt <= now || failure.retryAt > now + 24 * hour;
  });
}

function defaultProviders(): readonly Provider[] {
  nodes ??= ethereumEndpoints.map((url) => provider(url));
  return nodes;
}

function isRecipient({ chainId, use }: Rescue['recipients'][number]): boolean {
  return chainId === mainnet && use === 'recipient';
}

function scanName(rescue: Rescue): string {
  return `deliveries:${rescue.id}`;
}
