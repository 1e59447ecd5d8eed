import { type SpaceVoteRef, snapshotNetwork, spaceContract } from '../../domain/governance/on-chain/snapshot-networks';
import type { Proposal } from '../../domain/governance/proposal';
import { type Milliseconds, second } from '../../domain/time';
import { askGraphql } from '../../platform/ask-graphql';
import { type Budget, withinBudget } from '../../platform/request-budget';
import { checksumAddress } from '../../platform/rpc/address';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';
import { normaliseSpaceVote } from './normalise-space-vote';
import { spaceProposal, spaceProposalFields } from './space-schema';

/** What the API said about a vote: how it stands; that it does not know it; or something that cannot be read. */
export type SpaceReading = Proposal | 'unknown' | 'malformed';

/** How to ask the API. */
export interface AskSpacesOptions {
  now: Milliseconds;
  userAsked?: boolean;
  /** GraphQL address of another API than Snapshot's own. */
  api?: string;
}

const budget: Budget = { name: 'snapshot-spaces', background: 10, all: 20, reserved: 3, reservedFromLengthy: 0 };
/** Votes in one request. */
const most = 100;

/** The API's host for a network, as failures name it. */
export function spacesHost(network: string): string {
  return snapshotNetwork(network)?.test ? 'testnet-api.snapshot.box' : 'api.snapshot.box';
}

/** Votes of on-chain spaces of one network, by what names them. Every vote given is in the answer, under `space:id`. Throws `SourceError`. */
export async function readSpaceVotes(
  network: string,
  votes: readonly Pick<SpaceVoteRef, 'space' | 'id'>[],
  options: AskSpacesOptions,
): Promise<Map<string, SpaceReading>> {
  const readings = new Map<string, SpaceReading>();
  for (let from = 0; from < votes.length; from += most) {
    const batch = votes.slice(from, from + most);
    for (const { space, id } of batch) readings.set(`${spaceContract(network, space)}:${id}`, 'unknown');
    const ids = batch.flatMap(({ space, id }) => spellings(network, space).map((name) => `${name}/${id}`));
    for (const [name, reading] of await ask(network, { id_in: ids }, options))
      if (readings.has(name)) readings.set(name, reading);
  }
  return readings;
}

/** The votes that were proposed in on-chain spaces of one network since a time, newest first. Throws `SourceError`. */
export async function readVotesOfSpaces(
  network: string,
  spaces: readonly string[],
  createdSince: Milliseconds,
  options: AskSpacesOptions,
): Promise<Proposal[]> {
  const where = {
    space_in: spaces.flatMap((space) => spellings(network, space)),
    created_gte: Math.floor(createdSince / second),
  };
  return [...(await ask(network, where, options)).values()].filter((reading) => typeof reading === 'object');
}

/** A row whose place is legible, whatever the rest is. */
const namedRow = z.looseObject({
  space: z.looseObject({ id: z.string() }),
  proposal_id: z.union([z.string(), z.int()]),
});
const heads = z.nullish(z.object({ value: z.nullish(z.string()) }));

const query = `query Votes($indexer: String!, $where: Proposal_filter, $first: Int!) {
  proposals(indexer: $indexer, first: $first, where: $where, orderBy: created, orderDirection: desc) { ${spaceProposalFields} }
  _metadata(indexer: $indexer, id: "last_indexed_block") { value }
}`;

async function ask(network: string, where: object, options: AskSpacesOptions): Promise<Map<string, SpaceReading>> {
  const known = snapshotNetwork(network);
  const host = spacesHost(network);
  if (!known) throw new SourceError('not-found', host, `no network ${network}`);
  const { now, userAsked = false, api = `https://${host}/` } = options;
  const data = await withinBudget(budget, { source: host, now, userAsked }, () =>
    askGraphql(api, { query, variables: { indexer: network, where, first: 1_000 } }),
  );
  const rows = z.array(namedRow).safeParse(data.proposals);
  if (!rows.success) throw new SourceError('malformed', host, 'no list of proposals');
  const head = Number(heads.safeParse(data._metadata).data?.value ?? Number.NaN);
  const ground = { now, prefix: network, network: known, ...(Number.isSafeInteger(head) && head > 0 && { head }) };
  return new Map(
    rows.data.map((row): [string, SpaceReading] => {
      const parsed = spaceProposal.safeParse(row);
      const name = `${spaceContract(network, row.space.id)}:${row.proposal_id}`;
      return [name, parsed.success ? normaliseSpaceVote(parsed.data, ground) : 'malformed'];
    }),
  );
}

/** The API compares addresses as texts, and writes them with their checksum; on Starknet in lower case with all zeros. */
function spellings(network: string, space: string): string[] {
  const contract = spaceContract(network, space);
  return [...new Set([checksumAddress(contract) ?? contract, contract])];
}
