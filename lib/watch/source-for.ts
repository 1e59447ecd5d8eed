import type { Watch } from '../domain/governance/watch';
import type { Milliseconds } from '../domain/time';
import { SourceError } from '../platform/source-error';
import { hubHost } from '../sources/snapshot/ask-hub';
import { idsPerRequest, type Reading, readProposalsByIds } from '../sources/snapshot/read-proposals';
import type { Observation } from '../store/save-observations';
import { observeVotes } from './on-chain/observe-votes';
import { voteOfKey } from './on-chain/vote-refs';

/** Where a kind of proposal is read. */
export interface WatchSource {
  /** Host name. Absent: several are asked, and how each did is recorded by the reading itself. */
  host?: string;
  /** How many proposals one request holds. */
  batch: number;
  /** One observation for each watch. Throws `SourceError`. */
  read(watches: readonly Watch[], options: { now: Milliseconds; userAsked: boolean }): Promise<readonly Observation[]>;
}

const prefix = 'snapshot:';

const snapshot: WatchSource = {
  host: hubHost,
  batch: idsPerRequest,
  async read(watches, options) {
    const ids = new Map(watches.map(({ key }) => [key.slice(prefix.length), key]));
    const readings = await readProposalsByIds([...ids.keys()], options);
    const illegible = [...readings.values()].every((reading) => reading === 'malformed');
    if (illegible) throw new SourceError('malformed', hubHost, 'no proposal that can be read');
    return [...ids].map(([id, key]) => observe(key, readings.get(id), options.now));
  },
};

const chains = new Map<number, WatchSource>();

/** The votes that contracts of one chain hold. */
function chainSource(chainId: number): WatchSource {
  const source = chains.get(chainId) ?? {
    batch: 25,
    read(watches, { now }) {
      return observeVotes(
        watches.flatMap(({ key }) => voteOfKey(key) ?? []),
        now,
      );
    },
  };
  chains.set(chainId, source);
  return source;
}

function sourceOf({ key }: Watch): WatchSource | undefined {
  const vote = voteOfKey(key);
  if (vote) return chainSource(vote.chainId);
  return key.startsWith(prefix) ? snapshot : undefined;
}

/** The watches by where they are read, and those that nothing here can read. */
export function bySource(watches: readonly Watch[]): {
  sources: ReadonlyMap<WatchSource, readonly Watch[]>;
  unreadable: readonly Watch[];
} {
  const sources = new Map<WatchSource, Watch[]>();
  const unreadable: Watch[] = [];
  for (const watch of watches) {
    const source = sourceOf(watch);
    if (!source) unreadable.push(watch);
    else sources.set(source, [...(sources.get(source) ?? []), watch]);
  }
  return { sources, unreadable };
}

/** An observation, from what was read about a proposal. */
export function observe(key: string, reading: Reading | undefined, now: Milliseconds): Observation {
  if (reading === 'gone') return { gone: key, observedAt: now };
  return reading === undefined || reading === 'malformed' ? { unanswered: key } : { proposal: reading };
}
