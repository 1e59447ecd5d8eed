import type { Watch } from '../domain/governance/watch';
import type { Rescue } from '../domain/rescue/rescue';
import type { Milliseconds } from '../domain/time';
import type { FeedProgress, Observation } from '../store/save-observations';
import { observeVotes } from './on-chain/observe-votes';
import { voteOfKey } from './on-chain/vote-refs';
import { snapshotSource } from './snapshot-source';
import { spacesSource } from './spaces-source';

/** What one request of a look brought. Each is saved before the next is made. */
export interface LookedAt {
  observations: readonly Observation[];
  /** How far a change feed was read, once all that it told has been read. */
  feed?: FeedProgress;
}

/** How a look is made. */
export interface LookOptions {
  now: Milliseconds;
  /** All that is known, with the spaces in which votes may come. */
  rescues: readonly Rescue[];
  userAsked: boolean;
}

/** Where a kind of proposal is read. */
export interface WatchSource {
  /** Web lock of whoever looks: one at a time, in all contexts. */
  lock: string;
  /** Host name. Absent: several are asked, and how each did is recorded by the reading itself. */
  host?: string;
  /** Whether a key is of this kind. */
  reads(key: string): boolean;
  /** Looks at watches; what it says nothing of is unanswered. Throws `SourceError`. */
  look(watches: readonly Watch[], options: LookOptions): AsyncIterable<LookedAt>;
}

const services: readonly WatchSource[] = [snapshotSource, spacesSource];
const chains = new Map<number, WatchSource>();
/** Votes of contracts that are read at once. */
const batch = 25;

/** The votes that contracts of one chain hold. */
function chainSource(chainId: number): WatchSource {
  const source: WatchSource = chains.get(chainId) ?? {
    lock: `shortfall-chain:${chainId}`,
    reads: (key) => voteOfKey(key)?.chainId === chainId,
    async *look(watches, { now }) {
      const votes = watches.flatMap(({ key }) => voteOfKey(key) ?? []);
      for (let from = 0; from < votes.length; from += batch)
        yield { observations: await observeVotes(votes.slice(from, from + batch), now) };
    },
  };
  chains.set(chainId, source);
  return source;
}

function sourceOf({ key }: Watch): WatchSource | undefined {
  const vote = voteOfKey(key);
  return services.find((source) => source.reads(key)) ?? (vote && chainSource(vote.chainId));
}

/** The watches by where they are read, and those that nothing here can read. */
export function bySource(watches: readonly Watch[]): {
  sources: ReadonlyMap<WatchSource, readonly Watch[]>;
  unreadable: readonly Watch[];
} {
  const found = new Map<WatchSource, Watch[]>();
  const unreadable: Watch[] = [];
  for (const watch of watches) {
    const source = sourceOf(watch);
    if (source) found.set(source, [...(found.get(source) ?? []), watch]);
    else unreadable.push(watch);
  }
  return { sources: found, unreadable };
}
