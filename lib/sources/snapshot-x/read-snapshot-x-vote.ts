import { parseAbi } from 'viem';
import type { KnownVote, OnChainRef } from '../../domain/governance/on-chain-ref';
import type { ExecutionStep, ProposalState } from '../../domain/governance/on-chain-state';
import type { Proposal } from '../../domain/governance/proposal';
import { snapshotSpaceKey } from '../../domain/governance/venue';
import { second } from '../../domain/time';
import { contractCall } from '../../platform/rpc/contract-call';
import { some, told } from '../chain/vote/answers';
import type { Chains, ChainView } from '../chain/vote/chain-view';
import { blockSeen, dateMoments, voteClock } from '../chain/vote/clock';
import { isDecided, onChainProposal, powerOf } from '../chain/vote/on-chain-proposal';

/** A space of Snapshot X on an EVM chain. Enums as wide numbers: whether one is in range is ours to check. Source: snapshot-labs/sx-evm. */
const spaceAbi = parseAbi([
  'function getProposalStatus(uint256 proposalId) view returns (uint256)',
  'function votePower(uint256 proposalId, uint8 choice) view returns (uint256)',
  'function proposals(uint256 proposalId) view returns (address author, uint256 startBlockNumber, address executionStrategy, uint256 minEndBlockNumber, uint256 maxEndBlockNumber, uint256 finalizationStatus, bytes32 executionPayloadHash, uint256 activeVotingStrategies)',
]);

/** What carries a proposal out. Those with a timelock keep it until its time. */
const strategyAbi = parseAbi([
  'function quorum() view returns (uint256)',
  'function getStrategyType() view returns (string)',
  'function proposalExecutionTime(bytes32 executionPayloadHash) view returns (uint256)',
]);

/** In the order of the enum, with our word for each. What is accepted before its end may be executed at once, or yet be voted down. */
const statuses = [
  ['VotingDelay', 'pending'],
  ['VotingPeriod', 'active'],
  ['VotingPeriodAccepted', 'active'],
  ['Accepted', 'succeeded'],
  ['Executed', 'executed'],
  ['Rejected', 'defeated'],
  ['Cancelled', 'canceled'],
] as const satisfies readonly (readonly [string, ProposalState])[];

/** Snapshot's names of the chains that hold spaces. */
export const spaceNetworks: ReadonlyMap<string, number> = new Map([
  ['eth', 1],
  ['oeth', 10],
  ['matic', 137],
  ['mnt', 5000],
  ['base', 8453],
  ['arb1', 42161],
]);

/** What came of asking a space: how the vote stands; no such vote; or no space. */
export type SnapshotXReading = Proposal | 'not-found' | 'unknown-family';

/** Reads a vote of an on-chain Snapshot space. Throws `SourceError`. */
export async function readSnapshotXVote(ref: OnChainRef, known: KnownVote, chains: Chains): Promise<SnapshotXReading> {
  const latest = chains.at(ref.chainId, 'latest');
  const network = [...spaceNetworks].find(([, chainId]) => chainId === ref.chainId)?.[0];
  if (!latest || network === undefined || !/^\d{1,78}$/.test(ref.id)) return 'unknown-family';
  const look = await lookAtSpace(latest, ref);
  if (typeof look === 'string') return look;
  const { block, status, against, inFavour, abstain, proposal, clock } = look;
  const [author, startBlock, strategy, minEnd, maxEnd, , payload] = proposal;
  const further = await readStrategy(latest, strategy, payload);
  const { state, rawState } = stateOf(status, inFavour > against || !further.isSimple);
  const carried = state === 'executed' && further.timelocked ? 'queued' : state;
  const settled = isDecided(carried) ? await settledStatus(chains, ref) : undefined;
  const [start, end] = await dateMoments(chains, latest, block, clock, [startBlock, maxEnd]);
  if (!start || !end) throw new TypeError('Every moment has a date.');
  const contract = ref.contract.toLowerCase();
  const vote = onChainProposal(
    ref,
    { ...known, url: `https://snapshot.box/#/${network}:${contract}/proposal/${ref.id}` },
    {
      venue: 'snapshot',
      chain: {
        family: 'snapshot-x',
        state: minEnd > maxEnd ? 'unknown' : carried,
        rawState,
        final: settled === status,
        ...(settled !== undefined && settled !== status && { settled: stateOf(settled, true).state }),
        steps: stepsOf(ref.chainId, strategy.toLowerCase(), carried, further),
        block: { number: block.number, hash: block.hash },
      },
      type: 'basic',
      choices: ['For', 'Against', 'Abstain'],
      scores: [inFavour, against, abstain].map((power) => powerOf(power)),
      ...some('quorum', further.quorum === undefined ? undefined : powerOf(further.quorum)),
      quorumType: 'default',
      symbol: known.symbol ?? '',
      author: author.toLowerCase(),
      start,
      end,
    },
    chains.now,
  );
  return { ...vote, key: snapshotSpaceKey(network, contract, ref.id) };
}

async function lookAtSpace(view: ChainView, ref: OnChainRef) {
  const id = BigInt(ref.id);
  const { block, answers } = await view.read([
    contractCall(ref.contract, spaceAbi, 'getProposalStatus', [id]),
    contractCall(ref.contract, spaceAbi, 'votePower', [id, 0]),
    contractCall(ref.contract, spaceAbi, 'votePower', [id, 1]),
    contractCall(ref.contract, spaceAbi, 'votePower', [id, 2]),
    contractCall(ref.contract, spaceAbi, 'proposals', [id]),
    blockSeen,
  ]);
  const [statusAnswer, against, inFavour, abstain, row, seen] = answers;
  const [no, yes, neither, proposal] = [told(against), told(inFavour), told(abstain), told(row)];
  if (no === undefined || yes === undefined || neither === undefined || proposal === undefined) return 'unknown-family';
  const status = told(statusAnswer);
  // Every id has a row; one that was never proposed is empty, and its status is refused.
  if (status === undefined || proposal[1] === 0n) return 'not-found';
  const clock = voteClock({ mode: undefined, clock: undefined, seen: told(seen) }, block);
  return { block, status, against: no, inFavour: yes, abstain: neither, proposal, clock };
}

interface Strategy {
  quorum?: bigint;
  /** It decides by more for than against. */
  isSimple: boolean;
  /** What is executed is kept until its time. */
  timelocked: boolean;
  /** In seconds; 0: it ran, or was vetoed. */
  runsAt?: bigint;
}

async function readStrategy(view: ChainView, strategy: string, payload: `0x${string}`): Promise<Strategy> {
  const { answers } = await view.read([
    contractCall(strategy, strategyAbi, 'quorum', []),
    contractCall(strategy, strategyAbi, 'getStrategyType', []),
    contractCall(strategy, strategyAbi, 'proposalExecutionTime', [payload]),
  ]);
  const [quorum, kind, runsAt] = answers;
  const type = told(kind) ?? '';
  return {
    ...some('quorum', told(quorum)),
    isSimple: /^SimpleQuorum/.test(type),
    timelocked: runsAt.kind === 'value',
    ...some('runsAt', told(runsAt)),
  };
}

function stateOf(status: bigint, hasMajority: boolean): { state: ProposalState; rawState: string } {
  const known = status < BigInt(statuses.length) ? statuses[Number(status)] : undefined;
  if (!known) return { state: 'unknown', rawState: String(status) };
  const [rawState, state] = known;
  const contradicts = (state === 'succeeded' || state === 'executed') && !hasMajority;
  return { state: contradicts ? 'unknown' : state, rawState };
}

async function settledStatus(chains: Chains, ref: OnChainRef): Promise<bigint | undefined> {
  const final = chains.at(ref.chainId, 'finalized');
  if (!final) return undefined;
  const { answers } = await final.read([contractCall(ref.contract, spaceAbi, 'getProposalStatus', [BigInt(ref.id)])]);
  return told(answers[0]);
}

function stepsOf(
  chainId: number,
  contract: string,
  state: ProposalState,
  { timelocked, runsAt }: Strategy,
): ExecutionStep[] {
  const step = { chainId, contract, kind: timelocked ? 'timelock' : 'enactment' } as const;
  switch (state) {
    case 'succeeded':
      return [{ ...step, state: 'waiting' }];
    case 'executed':
      return [{ ...step, state: 'executed' }];
    case 'queued':
      // Once it is gone from the timelock it ran, or was vetoed: only their events tell which.
      return runsAt === undefined || runsAt === 0n
        ? [{ ...step, state: 'unknown' }]
        : [{ ...step, state: 'queued', executableAt: Number(runsAt) * second }];
    default:
      return [];
  }
}
