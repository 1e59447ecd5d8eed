import { chainEndpoints } from '../../lib/catalogue/chain/ethereum-endpoints.ts';
import { governanceContract, voteOfPage } from '../../lib/catalogue/on-chain/governance-contracts.ts';
import { passingRuleOf } from '../../lib/catalogue/passing-rules.ts';
import type { Venue } from '../../lib/domain/governance/venue.ts';
import { readVerdict } from '../../lib/domain/governance/verdict.ts';
import { readTally } from '../../lib/domain/governance/vote-tally.ts';
import { type Provider, provider } from '../../lib/platform/rpc/provider.ts';
import { chainsOf } from '../../lib/sources/chain/vote/chain-view.ts';
import { readOnChainVote, type VoteAt, type VoteReading } from '../../lib/watch/on-chain/read-vote.ts';
import type { VoteArguments } from './arguments.ts';
import { chainSentence, stepLines } from './chain-sentence.ts';
import { instantOf } from './instant.ts';
import { Refusal } from './refusal.ts';
import { addressOf } from './subject-of.ts';
import { wrapped } from './table.ts';
import { tame, tamed } from './tame.ts';

/** The node to ask about a chain. */
type Nodes = (chainId: number) => Provider | undefined;

const venues: readonly Venue[] = ['governor', 'aave-governance-v3', 'aragon', 'sky-chief', 'safe', 'snapshot'];

/** A vote as the chain has it, with what may be said of it: one JSON object, or text. Throws `Refusal`. */
export async function inspectVote({ vote: text, rpc, at, json }: VoteArguments): Promise<string> {
  const vote = voteOf(text);
  const now = instantOf(at) ?? Date.now();
  const nodes = nodesOf(rpc, vote.chainId);
  const reading = await read(vote, nodes, now);
  if (reading === 'not-found') throw new Refusal(`${vote.contract} has no vote ${vote.id}.`);
  if (reading === 'unknown-family')
    throw new Refusal(
      `${vote.contract} is no governance contract of a family that is known here, or its venue must be named: ${venues.join(', ')}.`,
    );
  const { verdict } = readVerdict(reading, passingRuleOf(reading.space), now);
  const because = chainSentence(reading, verdict, now);
  if (json) return `${JSON.stringify({ ...reading, verdict, because, tally: readTally(reading) }, undefined, 2)}\n`;
  const lines = [
    tame(reading.title),
    ...wrapped(`Verdict: ${verdict}. ${because}`, '  '),
    ...tamed(stepLines(reading)),
  ];
  return `${lines.join('\n')}\n`;
}

async function read(vote: VoteAt, nodes: Nodes, now: number): Promise<VoteReading> {
  try {
    return await readOnChainVote(vote, { chains: chainsOf(nodes, now) });
  } catch (error) {
    // By name: what the product's loader has loaded has classes of its own.
    if (!(error instanceof Error) || error.name !== 'SourceError') throw error;
    throw new Refusal(`The vote could not be read. ${tame(error.message)}.`);
  }
}

/** `1:0x…:12`, the same with a venue before it, or the address of the vote's page. */
function voteOf(text: string): VoteAt {
  if (/^https?:\/\//.test(text)) {
    const found = voteOfPage(text);
    if (!found) throw new Refusal(`“${tame(text)}” is no page of a vote that is known here.`);
    return found;
  }
  const parts = text.split(':');
  const venue = parts.length === 4 ? venues.find((each) => each === parts[0]) : undefined;
  const [chain = '', contract = '', id = ''] = parts.length === 4 ? parts.slice(1) : parts;
  const known = parts.length === 3 || venue !== undefined;
  if (
    !known ||
    !/^\d{1,15}$/.test(chain) ||
    !/^0x[0-9a-fA-F]{40}$/.test(contract) ||
    !/^(\d{1,78}|0x[0-9a-fA-F]{1,64})$/.test(id)
  )
    throw new Refusal(`“${tame(text)}” is no vote on a chain: say <chain>:<contract>:<id>.`);
  const named = venue ?? governanceContract(Number(chain), contract)?.venue;
  return { chainId: Number(chain), contract: contract.toLowerCase(), id, ...(named && { venue: named }) };
}

/** The nodes of `--rpc`, for the vote's own chain unless one is named; without it, each chain's first public one. */
function nodesOf(rpc: string | undefined, home: number): Nodes {
  const urls = new Map<number, string>();
  for (const part of rpc?.split(',') ?? []) {
    const named = /^(\d{1,15})=(.*)$/.exec(part);
    const url = addressOf(named?.[2] ?? part, 'a node');
    if (url) urls.set(Number(named?.[1] ?? home), url.href);
  }
  const open = new Map<number, Provider>();
  return (chainId) => {
    const url = urls.size > 0 ? urls.get(chainId) : chainEndpoints[chainId]?.[0];
    if (url === undefined) return undefined;
    const node = open.get(chainId) ?? provider(url, urls.size > 0 ? 0 : 250);
    open.set(chainId, node);
    return node;
  };
}
