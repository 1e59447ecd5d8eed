import { readSpaceKey, type SpaceVoteRef } from '../domain/governance/on-chain/snapshot-networks';
import { snapshotSpaceKey } from '../domain/governance/venue';
import { SourceError } from '../platform/source-error';
import { readSpaceVotes, type SpaceReading, spacesHost } from '../sources/snapshot-spaces/read-space-votes';
import type { Observation } from '../store/save-observations';
import type { WatchSource } from './source-for';

/** Snapshot's API of on-chain spaces: one request for each network. A network that fails does not keep the others from being read. */
export const spacesSource: WatchSource = {
  lock: 'shortfall-spaces',
  host: spacesHost('eth'),
  reads: (key) => readSpaceKey(key) !== undefined,
  async *look(watches, { now, userAsked }) {
    const byNetwork = new Map<string, SpaceVoteRef[]>();
    for (const { key } of watches) {
      const vote = readSpaceKey(key);
      if (vote) byNetwork.set(vote.network, [...(byNetwork.get(vote.network) ?? []), vote]);
    }
    let failure: SourceError | undefined;
    for (const [network, votes] of byNetwork) {
      try {
        const readings = await readSpaceVotes(network, votes, { now, userAsked });
        yield {
          observations: votes.map(({ space, id }) =>
            observeSpaceVote(snapshotSpaceKey(network, space, id), readings.get(`${space}:${id}`)),
          ),
        };
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        failure = error;
      }
    }
    if (failure) throw failure;
  },
};

/** An observation, from what was read. Nothing is deleted on a chain: what the API does not know, it has not read yet. */
export function observeSpaceVote(key: string, reading: SpaceReading | undefined): Observation {
  return typeof reading === 'object' ? { proposal: reading } : { unanswered: key };
}
