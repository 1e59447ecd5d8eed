import type { KnownVote, OnChainRef } from '../../domain/governance/on-chain-ref';
import type { OnChainState, ProposalState } from '../../domain/governance/on-chain-state';
import type { Proposal } from '../../domain/governance/proposal';
import { onChainKey } from '../../domain/governance/venue';
import { formatUnits } from '../../domain/money/amount';
import { day, hour, type Milliseconds, second } from '../../domain/time';
import type { AaveFacts, CoreFacts } from './aave-facts';
import { payloadSteps, sentState } from './payload-steps';

/** A proposal of Aave Governance V3 in our words. */
export function normaliseAaveVote(
  ref: OnChainRef,
  facts: AaveFacts,
  known: KnownVote,
  observedAt: Milliseconds,
): Proposal {
  const { core, state, final } = settle(facts);
  const contract = ref.contract.toLowerCase();
  const { ranges, ...times } = timesOf(core, facts);
  const chain: OnChainState = {
    family: 'aave-governance-v3',
    chainId: ref.chainId,
    contract,
    state,
    rawState: core.state,
    final,
    steps: payloadSteps(core, facts.payloads),
    ...ranges,
    block: { number: facts.block.number, hash: facts.block.hash },
  };
  const count = countOf(core, facts);
  return {
    key: onChainKey('aave-governance-v3', ref.chainId, contract, ref.id),
    venue: 'aave-governance-v3',
    id: ref.id,
    space: known.space,
    // The text is behind a hash. What the DAO itself calls it is at least a name.
    title: known.title ?? `AIP ${ref.id}`,
    author: core.creator,
    url: known.url ?? '',
    ...(known.discussion !== undefined && { discussion: known.discussion }),
    type: 'basic',
    choices: ['For', 'Against'],
    ...count,
    scoresTotal: count.scores.reduce((sum, each) => sum + each, 0),
    quorum: Number(facts.config.yesThreshold),
    quorumType: 'for',
    quorumIsExceeded: true,
    privacy: '',
    voteCount: 0,
    createdAt: core.createdAt * second,
    ...times,
    flagged: false,
    symbol: known.symbol ?? 'AAVE',
    exists: true,
    chain,
    observedAt,
  };
}

/** A result is told as it stands in a final block; what is newer and says otherwise is not final yet. */
function settle({ latest, settled, payloads }: AaveFacts): { core: CoreFacts; state: ProposalState; final: boolean } {
  const state = stateOf(latest, payloads);
  if (!settled) return { core: latest, state, final: false };
  const before = stateOf(settled, payloads);
  if (before === state) return { core: latest, state, final: true };
  // On its way from queued to executed it has passed all the same: the earlier step is final, the later is not.
  return hasPassed(before) && hasPassed(state)
    ? { core: settled, state: before, final: true }
    : { core: latest, state, final: false };
}

function hasPassed(state: ProposalState): boolean {
  return state === 'queued' || state === 'executed';
}

function stateOf(core: CoreFacts, payloads: AaveFacts['payloads']): ProposalState {
  switch (core.state) {
    case 'Created':
      return 'pending';
    case 'Active':
      return 'active';
    case 'Queued':
      return 'queued';
    case 'Executed':
      return sentState(payloadSteps(core, payloads));
    case 'Failed':
      return 'defeated';
    case 'Cancelled':
      return 'canceled';
    case 'Expired':
      return 'expired';
    case 'Null':
    case 'contradictory':
      return 'unknown';
  }
}

type Count = Pick<Proposal, 'scores' | 'scoresState'>;

/** The votes: the core's once the result was brought back to it, until then those of the voting machine. */
function countOf(core: CoreFacts, { machine }: AaveFacts): Count {
  const brought = core.queuedAt > 0 || core.state === 'Failed';
  if (brought) return { scores: [power(core.forVotes), power(core.againstVotes)], scoresState: 'final' };
  // What the core shows before that, 0 and 0, counts nothing.
  if (core.state === 'Created') return { scores: [], scoresState: 'pending' };
  if (core.state !== 'Active') return { scores: [], scoresState: 'unknown' };
  if (machine === 'unanswered') return { scores: [], scoresState: 'unknown' };
  if (machine.state === 'NotCreated') return { scores: [], scoresState: 'pending' };
  return { scores: [power(machine.forVotes), power(machine.againstVotes)], scoresState: 'pending' };
}

/** Within so long after it may be opened, somebody opens a vote; and its messages have come to the voting chain. */
const activation = day;
const message = 6 * hour;

interface Times extends Pick<Proposal, 'startAt' | 'endAt'> {
  ranges: Pick<OnChainState, 'startRange' | 'endRange'>;
}

/** When votes are cast. The machine starts when it hears of the vote, and ends a little later than the core reckons. */
function timesOf(core: CoreFacts, { config, machine }: AaveFacts): Times {
  const duration = core.votingDuration > 0 ? core.votingDuration : config.votingDuration;
  const isActivated = core.activatedAt > 0;
  const startAt = (isActivated ? core.activatedAt : core.createdAt + config.coolDown) * second;
  const endAt = startAt + duration * second;
  if (core.state === 'Active' && machine !== 'unanswered' && machine.state !== 'NotCreated')
    return { startAt, endAt: Math.max(endAt, machine.endAt * second), ranges: {} };
  const later = message + (isActivated ? 0 : activation);
  const endRange = { from: endAt, to: endAt + later };
  return {
    startAt,
    endAt,
    ranges: { endRange, ...(!isActivated && { startRange: { from: startAt, to: startAt + activation } }) },
  };
}

function power(units: bigint): number {
  return Number(formatUnits(units, 18));
}
