import type { Watch } from '../domain/governance/watch';
import type { Milliseconds } from '../domain/time';
import { SourceError } from '../platform/source-error';
import { hubHost } from '../sources/snapshot/ask-hub';
import { idsPerRequest, type Reading, readProposalsByIds } from '../sources/snapshot/read-proposals';
import type { Observation } from '../store/save-observations';

/** Where a kind of proposal is read. */
export interface WatchSource {
  /** Host name. */
  host: string;
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

/** The watches by where they are read, and those that nothing here can read. */
export function bySource(watches: readonly Watch[]): {
  sources: ReadonlyMap<WatchSource, readonly Watch[]>;
  unreadable: readonly Watch[];
} {
  const found = watches.filter(({ key }) => key.startsWith(prefix));
  return {
    sources: new Map(found.length > 0 ? [[snapshot, found]] : []),
    unreadable: watches.filter(({ key }) => !key.startsWith(prefix)),
  };
}

/** An observation, from what was read about a proposal. */
export function observe(key: string, reading: Reading | undefined, now: Milliseconds): Observation {
  if (reading === 'gone') return { gone: key, observedAt: now };
  return reading === undefined || reading === 'malformed' ? { unanswered: key } : { proposal: reading };
}
