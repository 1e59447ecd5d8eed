import { type SnapshotNetwork, spaceContract } from '../../domain/governance/on-chain/snapshot-networks';
import type { GovernanceFamily, OnChainState, ProposalState } from '../../domain/governance/on-chain-state';
import { type Milliseconds, minute, second } from '../../domain/time';
import type { SpaceProposal } from './space-schema';

/** What is known when a vote of a space is read. */
export interface SpaceGround {
  now: Milliseconds;
  /** Snapshot's prefix. */
  prefix: string;
  network: SnapshotNetwork;
  /** The last block that the API has read of the chain. Absent: not said. */
  head?: number;
}

/** Until its block is known to be made, an end that was dated by estimate may be so far off: they have been by tens of minutes. */
const estimateError = 45 * minute;
/** Ethereum's blocks are final after a quarter of an hour, and so is what other chains have written into them. */
const finality = 30 * minute;

const families: Readonly<Record<string, GovernanceFamily>> = {
  'governor-bravo': 'governor-bravo',
  '@openzeppelin/governor': 'openzeppelin-governor',
};

/** What a space's contract says of a vote, by the rule of Snapshot's own page. */
export function spaceState(row: SpaceProposal, ground: SpaceGround): OnChainState {
  const { now, prefix, network, head } = ground;
  const ended = hasEnded(row, ground);
  const [state, rawState] = stateOf(row, ended, now);
  const contract = spaceContract(prefix, row.space.id);
  const isEstimate = row.max_end_block_number != null && !ended;
  const endAt = row.max_end * second;
  const spread = Math.min(Math.max((endAt - now) / 20, minute), estimateError);
  const steps = stepsOf(row, state, network.chainId);
  return {
    family: families[row.space.protocol] ?? 'snapshot-x',
    chainId: network.chainId,
    contract,
    state,
    rawState,
    final: isFinal(row, state, now),
    steps,
    ...(isEstimate && { endRange: { from: Math.round(endAt - spread), to: Math.round(endAt + spread) } }),
    ...(head !== undefined && { block: { number: head } }),
    transaction: row.tx,
  };
}

/** A vote ends with a block, where it names one; until that is known to be made it is being counted, whatever its date. */
function hasEnded(row: SpaceProposal, { now, network, head }: SpaceGround): boolean {
  const endAt = row.max_end * second;
  if (row.max_end_block_number == null) return now >= endAt;
  if (!network.endsByEthereum && head !== undefined) return head >= row.max_end_block_number;
  return now >= endAt + estimateError;
}

/** In the order in which the page looks: what was executed, then what has ended, then the clock. */
function stateOf(row: SpaceProposal, ended: boolean, now: Milliseconds): [ProposalState, string] {
  if (row.cancelled) return ['canceled', 'cancelled'];
  if (row.vetoed) return ['canceled', 'vetoed'];
  if (row.executed) return row.execution_settled ? ['executed', 'executed'] : ['queued', 'queued'];
  if (!ended) return now < row.start * second ? ['pending', 'pending'] : ['active', 'active'];
  const passed = isConfidential(row) ? confidentialResult(row) : openResult(row);
  if (passed === undefined) return ['unknown', 'closed'];
  return passed ? ['succeeded', 'passed'] : ['defeated', 'rejected'];
}

function openResult({ scores_1, scores_2, scores_3, quorum, quorum_type }: SpaceProposal): boolean {
  const [inFavour, against, abstain, needed] = [scores_1, scores_2, scores_3, quorum].map(whole) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  return (quorum_type === 'for_only' ? inFavour : inFavour + abstain) >= needed && inFavour > against;
}

/** Choices and their sums are encrypted: the contract alone says what they came to. */
export function isConfidential({ space }: SpaceProposal): boolean {
  return space.protocol === 'snapshot-x-inco';
}

function confidentialResult({ quorum_reached, support_achieved }: SpaceProposal): boolean | undefined {
  if (quorum_reached == null || support_achieved == null) return undefined;
  return quorum_reached && support_achieved;
}

function whole(units: string): bigint {
  return BigInt(units.split('.')[0] ?? '0');
}

/** Whether what decided the state is old enough to stand in a final block. */
function isFinal(row: SpaceProposal, state: ProposalState, now: Milliseconds): boolean {
  const endAt = row.max_end * second;
  switch (state) {
    case 'pending':
    case 'active':
    case 'unknown':
      return false;
    case 'executed':
      return now - (row.executed_at ? row.executed_at * second : endAt) >= finality;
    case 'canceled':
      // When is not said. It cannot be older than the vote, and may be as young as the last block.
      return now - row.created * second >= finality;
    default:
      return now - endAt >= finality;
  }
}

function stepsOf(row: SpaceProposal, state: ProposalState, chainId: number): OnChainState['steps'] {
  const type = row.execution_strategy_type ?? '';
  // `Vanilla` runs nothing.
  if (type === '' || /vanilla|^none$/i.test(type)) return [];
  if (state !== 'succeeded' && state !== 'queued' && state !== 'executed') return [];
  return [
    {
      kind: /relayer|axiom|isokratia/i.test(type) ? 'bridge' : 'timelock',
      chainId,
      contract: (row.execution_strategy ?? '').toLowerCase(),
      state: state === 'executed' ? 'executed' : state === 'queued' ? 'queued' : 'waiting',
      ...(state === 'executed' && row.executed_at && { at: row.executed_at * second }),
      ...(state === 'executed' && row.execution_tx && { transaction: row.execution_tx }),
      ...(state === 'queued' && row.execution_time && { executableAt: row.execution_time * second }),
    },
  ];
}
