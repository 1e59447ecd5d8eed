import type { Proposal } from '../domain/governance/proposal';
import type { Topic } from '../domain/governance/topic';
import type { Watch } from '../domain/governance/watch';
import type { Rescue } from '../domain/rescue/rescue';
import type { Milliseconds } from '../domain/time';
import type { Observed } from '../reading/rescue-reading';
import { readConfirmedAsks } from '../store/confirmed-asks';
import { readFollowedAddress } from '../store/followed-address';
import { readDeliveries } from '../store/money/deliveries';
import { readMoneyState } from '../store/money/money-state';
import { readRatesOf } from '../store/money/rates';
import { readTransferChecks } from '../store/money/transfer-checks';
import { readCheckpoint } from '../store/money/transfers';
import { readStoredTreasuries } from '../store/money/treasuries';
import { readOwnVotes } from '../store/own-votes';
import { readStoredProposals } from '../store/proposals';
import { readStorageHealth, type StorageHealth } from '../store/safety/storage-health';
import type { OwnVote, SourceState } from '../store/schema';
import { readSources } from '../store/sources';
import { StorageError } from '../store/storage-error';
import { readStoredTopics } from '../store/topics';
import { readWatches } from '../store/watches';

/** All that is stored, as far as the views need it. */
export interface Stored {
  proposals: readonly Proposal[];
  topics: readonly Topic[];
  sources: readonly SourceState[];
  watches: readonly Watch[];
  watchedKeys: ReadonlySet<string>;
  /** What the followed address has to do with votes. Empty where none is followed. */
  ownVotes: ReadonlyMap<string, OwnVote>;
  /** The database cannot be used: the rest is empty, and the catalogue stands alone. */
  blocked: boolean;
  /** What is wrong with the database, since when. It may be readable still. */
  trouble?: StorageHealth;
}

/** Reads what is stored. Never throws for a database that is blocked. */
export async function readStored(): Promise<Stored> {
  try {
    const followed = await readFollowedAddress();
    const [proposals, topics, sources, watches, ownVotes] = await Promise.all([
      readStoredProposals(),
      readStoredTopics(),
      readSources(),
      readWatches(),
      followed ? readOwnVotes(followed.address) : new Map(),
    ]);
    const watchedKeys = new Set(watches.map(({ key }) => key));
    const trouble = await readStorageHealth();
    return { proposals, topics, sources, watches, watchedKeys, ownVotes, blocked: false, ...(trouble && { trouble }) };
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    const trouble = { reason: error.trouble, since: Date.now() };
    return {
      proposals: [],
      topics: [],
      sources: [],
      watches: [],
      watchedKeys: new Set(),
      ownVotes: new Map(),
      blocked: true,
      trouble,
    };
  }
}

/** What was observed about one rescue. */
export async function readObserved(rescue: Rescue, stored: Stored): Promise<Observed> {
  const { proposals, topics } = stored;
  const confirmed = await readConfirmedAsks();
  if (stored.blocked) return { proposals, topics, deliveries: [], confirmed };
  const [deliveries, since, money, [rates], transferChecks, treasuries] = await Promise.all([
    readDeliveries(rescue),
    arrivalsReadSince(rescue),
    readMoneyState(rescue),
    readRatesOf(1),
    readTransferChecks(),
    readStoredTreasuries(),
  ]);
  return {
    proposals,
    topics,
    deliveries,
    confirmed,
    transferChecks,
    treasuries,
    ...(since !== undefined && { arrivalsReadSince: since }),
    ...(money && { money }),
    ...(rates && { rates }),
  };
}

async function arrivalsReadSince(rescue: Rescue): Promise<Milliseconds | undefined> {
  const recipients = rescue.recipients.filter(({ use }) => use === 'recipient');
  const checkpoints = await Promise.all(recipients.map(({ chainId, address }) => readCheckpoint(chainId, address)));
  if (recipients.length === 0 || checkpoints.some((checkpoint) => !checkpoint)) return undefined;
  return Math.max(...checkpoints.flatMap((checkpoint) => (checkpoint?.accounts ?? []).map(({ since }) => since)));
}
