import type { KnownVote, OnChainRef } from '../../domain/governance/on-chain-ref';
import type { ExecutionStep, ProposalState } from '../../domain/governance/on-chain-state';
import type { Proposal } from '../../domain/governance/proposal';
import { type Milliseconds, second } from '../../domain/time';
import { contractCall } from '../../platform/rpc/contract-call';
import { some, told } from '../chain/vote/answers';
import type { Chains, ChainView } from '../chain/vote/chain-view';
import { dateMoments } from '../chain/vote/clock';
import { isDecided, nameOf, onChainProposal, powerOf } from '../chain/vote/on-chain-proposal';
import { firstLayerOf, leavesLayer } from './arbitrum-actions';
import { firstLayerSteps, knownFirstLayer, stateWithSteps } from './arbitrum-steps';
import { type Created, readCreated } from './created-log';
import { findCreated } from './find-created';
import { governorAbi, timelockAbi, tokenAbi } from './governor-abi';
import { type GovernorFacts, governorState } from './governor-facts';
import { type GovernorLook, lookAtGovernor } from './look-at-governor';
import { governorSteps } from './steps';

/** What came of asking a governor: how the vote stands; no such vote; or a contract of a family that is not known here. */
export type GovernorReading = Proposal | 'not-found' | 'unknown-family';

/**
 * Reads a vote of OpenZeppelin's Governor 4 and 5, of Governor Bravo, or of Governor Alpha; which one it is, the contract itself tells.
 * Throws `SourceError`.
 */
export async function readGovernorVote(ref: OnChainRef, known: KnownVote, chains: Chains): Promise<GovernorReading> {
  const latest = chains.at(ref.chainId, 'latest');
  if (!latest || !/^\d{1,78}$/.test(ref.id)) return 'unknown-family';
  const look = await lookAtGovernor(latest, ref);
  if (look === 'not-found' || look === 'unknown-family') return look;
  const { family, facts, clock, block } = look;
  const more = await lookFurther(latest, ref, look);
  const full: GovernorFacts = { ...facts, ...(more.quorum !== undefined && { quorum: more.quorum }) };
  const { state, rawState } = governorState(full);
  const [start, end] = await dateMoments(chains, latest, block, clock, [facts.snapshot, facts.deadline]);
  if (!start || !end) throw new TypeError('Every moment has a date.');
  const created = await createdOf(latest, ref, known, look, start.at);
  const steps = await stepsOf(chains, ref, known, look, { state, ...some('grace', more.grace), created });
  const carried = stateWithSteps(state, steps);
  const inFinalBlock = isDecided(state) ? await settledState(chains, ref, full) : undefined;
  const settled = inFinalBlock && stateWithSteps(inFinalBlock, steps);
  const power = (units: bigint) => powerOf(units, more.decimals);
  const { votes } = facts;
  return onChainProposal(
    ref,
    known,
    {
      venue: 'governor',
      chain: {
        family,
        state: carried,
        rawState,
        final: settled === carried,
        ...(settled !== undefined && settled !== carried && { settled }),
        steps,
        block: { number: block.number, hash: block.hash },
        ...(created && { transaction: created.transaction }),
      },
      type: 'basic',
      choices: votes?.abstain === undefined && votes ? ['For', 'Against'] : ['For', 'Against', 'Abstain'],
      scores: votes
        ? [votes.inFavour, votes.against, ...(votes.abstain === undefined ? [] : [votes.abstain])].map(power)
        : [],
      ...(more.quorum !== undefined && { quorum: power(more.quorum) }),
      quorumType: facts.quorumType,
      symbol: more.symbol ?? known.symbol ?? '',
      ...(look.proposer !== undefined && { author: look.proposer }),
      ...(created && { author: created.proposer }),
      ...(created?.title !== undefined && { title: created.title }),
      ...(created?.discussion !== undefined && { discussion: created.discussion }),
      start,
      end,
    },
    chains.now,
  );
}

/** The second look: what could only be asked once the first was answered. */
async function lookFurther(view: ChainView, ref: OnChainRef, look: GovernorLook) {
  const { timelock, token, quorumAt } = look;
  const nowhere = ref.contract;
  const { answers } = await view.read([
    contractCall(ref.contract, governorAbi, 'quorum', [quorumAt ?? 0n]),
    contractCall(timelock ?? nowhere, timelockAbi, 'GRACE_PERIOD', []),
    contractCall(token ?? nowhere, tokenAbi, 'symbol', []),
    contractCall(token ?? nowhere, tokenAbi, 'decimals', []),
  ]);
  const [quorum, grace, symbol, decimals] = answers;
  const at = quorumAt === undefined ? look.quorum : told(quorum);
  const places = token === undefined ? undefined : told(decimals);
  const unit = token === undefined ? undefined : told(symbol);
  return {
    // Governors revert for a snapshot that is yet to come: not yet known.
    ...some('quorum', at),
    ...some('grace', timelock === undefined ? undefined : told(grace)),
    ...(unit !== undefined && /^[\w.$+-]{1,16}$/.test(unit) && { symbol: unit }),
    ...(places !== undefined && places <= 36 && { decimals: places }),
  };
}

/** The words of the proposal, from the block in which it was made: so many blocks before its snapshot. Asked for once. */
function createdOf(
  view: ChainView,
  ref: OnChainRef,
  known: KnownVote,
  look: GovernorLook,
  startAt: Milliseconds,
): Promise<Created | undefined> {
  const { block, clock, facts, votingDelay } = look;
  if (known.title !== undefined && known.title !== nameOf(ref, known)) return Promise.resolve(undefined);
  // Ethereum's blocks: twelve seconds each.
  if (clock.unit === 'foreign-block' && votingDelay !== undefined)
    return findCreated(view.provider, block, ref.contract, BigInt(ref.id), startAt - Number(votingDelay) * 12 * second);
  if (clock.unit !== 'block' || votingDelay === undefined || votingDelay > facts.snapshot)
    return Promise.resolve(undefined);
  const proposedIn = Number(facts.snapshot - votingDelay);
  return readCreated(view.provider, ref.contract, BigInt(ref.id), proposedIn, proposedIn);
}

/** What follows the vote: its timelock; on Arbitrum, also what it hands to Ethereum. */
async function stepsOf(
  chains: Chains,
  { chainId, contract }: OnChainRef,
  known: KnownVote,
  { timelock, eta, clock }: GovernorLook,
  { state, grace, created }: { state: ProposalState; grace?: bigint; created: Created | undefined },
): Promise<ExecutionStep[]> {
  const governor = contract.toLowerCase();
  const holding = { chainId, governor, eta, ...some('timelock', timelock), ...some('grace', grace) };
  const own = governorSteps(state, holding);
  const [first] = own;
  if (clock.unit !== 'foreign-block' || !first) return own;
  const layer = created ? firstLayerOf(created) : knownFirstLayer(known.steps);
  if (layer) return [...own, ...(await firstLayerSteps(chains, chainId, layer, first.state))];
  // What it runs was not read, or cannot be: whether anything follows on Ethereum is not known.
  const ends = created ? !leavesLayer(created) : known.steps !== undefined && known.steps.length === 1;
  return ends ? own : [...own, { kind: 'bridge', chainId: 1, contract: governor, state: 'unknown' }];
}

/** The state in the last final block. What the figures of the newest one say does not hold there: only the range of the enum is checked. */
async function settledState(chains: Chains, ref: OnChainRef, facts: GovernorFacts): Promise<ProposalState | undefined> {
  const final = chains.at(ref.chainId, 'finalized');
  if (!final) return undefined;
  const { answers } = await final.read([contractCall(ref.contract, governorAbi, 'state', [BigInt(ref.id)])]);
  const state = told(answers[0]);
  return state === undefined ? undefined : governorState({ ...withoutClock(facts), state, plainRule: false }).state;
}

function withoutClock({ clock: _, ...facts }: GovernorFacts): GovernorFacts {
  return facts;
}
