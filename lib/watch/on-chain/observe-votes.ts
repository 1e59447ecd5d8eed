import type { Proposal } from '../../domain/governance/proposal';
import type { Milliseconds } from '../../domain/time';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import type { ProviderReport } from '../../sources/chain/read-transfers';
import { chainsOf } from '../../sources/chain/vote/chain-view';
import { readStoredProposal } from '../../store/proposals';
import type { Observation } from '../../store/save-observations';
import { listenToNodes } from '../nodes/chain-nodes';
import { nodesFor } from './nodes-for';
import { readOnChainVote, type VoteReading } from './read-vote';
import type { KeyedVote } from './vote-refs';

/** Where votes of one chain are followed up on others: Ethereum's blocks date Arbitrum's, payloads run on many chains. */
const furtherChains = [1, 137, 43114, 42161, 5000, 57073];

/** The nodes to ask, and how a vote is read. The extension's own unless told. */
export interface ObserveOptions {
  nodes?: typeof nodesFor;
}

/**
 * Reads votes on chains, all of one chain together at one block; where a node fails, the next one is asked. One observation for each
 * vote. Throws the `SourceError` of the last node where no vote at all could be read; of the nodes it records how each did.
 */
export async function observeVotes(
  votes: readonly KeyedVote[],
  now: Milliseconds,
  { nodes: findNodes = nodesFor }: ObserveOptions = {},
): Promise<Observation[]> {
  const homes = votes.map(({ chainId }) => chainId);
  const nodes = await findNodes([...homes, ...furtherChains], now);
  const heard = listenToNodes();
  try {
    return await readAll(votes, nodes, heard.report, now);
  } finally {
    await heard.save(now);
  }
}

async function readAll(
  votes: readonly KeyedVote[],
  nodes: Map<number, Provider[]>,
  report: ProviderReport,
  now: Milliseconds,
): Promise<Observation[]> {
  const observations = new Map<string, Observation>();
  const hasNode = ({ chainId }: KeyedVote) => (nodes.get(chainId)?.length ?? 0) > 0;
  let waiting = votes.filter(hasNode);
  let failure: SourceError | undefined;
  while (waiting.length > 0) {
    const chains = chainsOf((chainId) => nodes.get(chainId)?.[0], now);
    const read = await Promise.all(waiting.map(async (vote) => ({ vote, reading: await attempt(vote, chains) })));
    const failed = new Map<string, SourceError>();
    for (const { vote, reading } of read) {
      if (reading instanceof SourceError) failed.set(reading.source, reading);
      else {
        observations.set(vote.key, observationOf(vote.key, reading));
        const host = nodes.get(vote.chainId)?.[0]?.host;
        if (host !== undefined) report.answered(host);
      }
    }
    for (const error of failed.values()) {
      failure = error;
      report.failed(error);
      drop(nodes, error.source);
    }
    // Another node of the chain may know better. Where no node failed, none would.
    waiting = failed.size === 0 ? [] : waiting.filter((vote) => !observations.has(vote.key) && hasNode(vote));
  }
  if (failure && observations.size === 0) throw failure;
  return votes.map(({ key }) => observations.get(key) ?? { unanswered: key });
}

async function attempt(vote: KeyedVote, chains: ReturnType<typeof chainsOf>): Promise<VoteReading | SourceError> {
  try {
    return await readOnChainVote(vote, { chains, stored: await readStoredProposal(vote.key) });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return error;
  }
}

/** A vote that its contract does not know may be one that the node does not know yet: nothing is concluded from it. */
function observationOf(key: string, reading: VoteReading): Observation {
  return typeof reading === 'string' ? { unanswered: key } : { proposal: withKey(reading, key) };
}

/** Read under the key that it is stored by. */
function withKey(proposal: Proposal, key: string): Proposal {
  return proposal.key === key ? proposal : { ...proposal, key };
}

function drop(nodes: Map<number, Provider[]>, host: string): void {
  for (const [chainId, known] of nodes)
    nodes.set(
      chainId,
      known.filter((node) => node.host !== host),
    );
}
