import { readSpaceKey } from '../domain/governance/on-chain/snapshot-networks';
import type { Proposal } from '../domain/governance/proposal';
import type { ProposalKey } from '../domain/governance/venue';
import type { Milliseconds } from '../domain/time';
import { SourceError } from '../platform/source-error';
import { type AskOptions, hubHost } from '../sources/snapshot/ask-hub';
import { readProposalsByIds } from '../sources/snapshot/read-proposals';
import { readSpaceVotes, spacesHost } from '../sources/snapshot-spaces/read-space-votes';

const prefix = 'snapshot:';

/** The host that knows the proposal of a key. */
export function hostOf(key: ProposalKey): string {
  const vote = readSpaceKey(key);
  return vote ? spacesHost(vote.network) : hubHost;
}

/** One proposal that the user asks for, from the source that its key names; `gone` where that does not know it. Throws `SourceError`. */
export async function readByKey(
  key: ProposalKey,
  now: Milliseconds,
  ask: Pick<AskOptions, 'hub'> & { spacesApi?: string } = {},
): Promise<Proposal | 'gone'> {
  const vote = readSpaceKey(key);
  const { spacesApi, ...hub } = ask;
  const reading = vote
    ? (await readSpaceVotes(vote.network, [vote], { now, userAsked: true, ...(spacesApi && { api: spacesApi }) })).get(
        `${vote.space}:${vote.id}`,
      )
    : key.startsWith(prefix)
      ? (await readProposalsByIds([key.slice(prefix.length)], { ...hub, now, userAsked: true })).get(
          key.slice(prefix.length),
        )
      : undefined;
  if (reading === 'malformed') throw new SourceError('malformed', hostOf(key), 'not a proposal');
  return typeof reading === 'object' ? reading : 'gone';
}
