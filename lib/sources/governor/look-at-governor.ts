import type { OnChainRef } from '../../domain/governance/on-chain-ref';
import type { GovernanceFamily } from '../../domain/governance/on-chain-state';
import type { Block } from '../../platform/rpc/block';
import type { CallAnswer } from '../../platform/rpc/call-many';
import { contractCall } from '../../platform/rpc/contract-call';
import { SourceError } from '../../platform/source-error';
import { addressOf, some, told } from '../chain/vote/answers';
import type { ChainView } from '../chain/vote/chain-view';
import { blockSeen, type VoteClock, voteClock } from '../chain/vote/clock';
import { type BravoProposal, bravoProposal, wordsOf } from './bravo-proposal';
import { bravoAbi, governorAbi, routedBravoAbi } from './governor-abi';
import { countingOf, type GovernorFacts } from './governor-facts';

/** What one look at a governor brought, whatever its family. */
export interface GovernorLook {
  family: GovernanceFamily;
  facts: Omit<GovernorFacts, 'quorum'>;
  clock: VoteClock;
  quorum?: bigint;
  /** The moment for which the quorum is to be asked, where it has one for each. */
  quorumAt?: bigint;
  /** In seconds. */
  eta: bigint;
  proposer?: string;
  votingDelay?: bigint;
  timelock?: string;
  token?: string;
  block: Block;
}

type Shared = Pick<GovernorLook, 'block' | 'timelock' | 'votingDelay'>;

/** The first look: everything that any family could answer, at one block; what answers tells the family. Throws `SourceError`. */
export async function lookAtGovernor(
  view: ChainView,
  ref: OnChainRef,
): Promise<GovernorLook | 'not-found' | 'unknown-family'> {
  const id = BigInt(ref.id);
  const to = ref.contract;
  const { block, answers } = await view.read([
    contractCall(to, governorAbi, 'COUNTING_MODE', []),
    contractCall(to, governorAbi, 'state', [id]),
    contractCall(to, governorAbi, 'proposalVotes', [id]),
    contractCall(to, governorAbi, 'proposalSnapshot', [id]),
    contractCall(to, governorAbi, 'proposalDeadline', [id]),
    contractCall(to, governorAbi, 'proposalEta', [id]),
    contractCall(to, governorAbi, 'proposalProposer', [id]),
    contractCall(to, governorAbi, 'CLOCK_MODE', []),
    contractCall(to, governorAbi, 'clock', []),
    contractCall(to, governorAbi, 'timelock', []),
    contractCall(to, governorAbi, 'token', []),
    contractCall(to, governorAbi, 'votingDelay', []),
    contractCall(to, governorAbi, 'quorumNumerator', []),
    contractCall(to, governorAbi, 'superQuorum', [1n]),
    contractCall(to, bravoAbi, 'quorumVotes', []),
    contractCall(to, bravoAbi, 'initialProposalId', []),
    { ...contractCall(to, bravoAbi, 'proposals', [id]), decode: wordsOf },
    blockSeen,
  ]);
  const [mode, state, votes, snapshot, deadline, eta, proposer, clockMode, clockAt, timelock, token, delay, ...rest] =
    answers;
  const [numerator, superQuorum, quorumVotes, initialId, words, seenNow] = rest;
  const seen = told(seenNow);
  const shared = { block, ...some('timelock', addressOf(timelock)), ...some('votingDelay', told(delay)) };
  if (mode.kind === 'value') {
    const counting = countingOf(mode.value);
    if (!counting) return 'unknown-family';
    if (state.kind === 'reverted') return 'not-found';
    const [since, until, counted, now] = [told(snapshot), told(deadline), told(votes), told(clockAt)] as const;
    if (since === undefined || until === undefined) throw stateless(view);
    const time = { mode: told(clockMode), clock: now === undefined ? undefined : BigInt(now), seen };
    const clock = voteClock(time, block);
    return {
      ...shared,
      family: 'openzeppelin-governor',
      facts: {
        state: stateOf(view, state),
        snapshot: since,
        deadline: until,
        ...some('clock', clock.now),
        ...(counted && { votes: { against: counted[0], inFavour: counted[1], abstain: counted[2] } }),
        quorumType: counting.quorumType,
        plainRule: counting.plainRule,
        // A share of the supply is kept with its past; other quorums may have been changed since the vote.
        quorumLasts: numerator.kind === 'value',
        // Asked of a time without votes it may revert, with a reason; a contract that has none reverts without.
        mayEndEarly: superQuorum.kind === 'value' || (superQuorum.kind === 'reverted' && superQuorum.data !== '0x'),
        slack: clock.slack,
      },
      clock,
      ...(counting.quorumKnown && { quorumAt: since }),
      eta: told(eta) ?? 0n,
      ...some('proposer', addressOf(proposer)),
      ...some('token', addressOf(token)),
    };
  }
  const quorum = told(quorumVotes);
  const row = words.kind === 'value' ? bravoProposal(words.value, id) : undefined;
  if (quorum === undefined || !row) return 'unknown-family';
  const first = told(initialId);
  // Every id has a row in a mapping; one that was never proposed is empty, and of what an older governor held Bravo knows nothing.
  if (row === 'empty' || state.kind === 'reverted' || (first !== undefined && id <= first)) return 'not-found';
  const routed = row.route === undefined ? {} : await routeOf(view, to, row.route);
  const clock = voteClock({ mode: undefined, clock: undefined, seen }, block);
  return { ...shared, ...routed, ...bravoLook(stateOf(view, state), row, clock), quorum };
}

function bravoLook(state: bigint, row: BravoProposal, clock: VoteClock): Omit<GovernorLook, keyof Shared> {
  const { inFavour, against, abstain, canceled, executed } = row;
  // The two flags are what the state is made from.
  const fits = (state === 2n) === canceled && (state === 7n) === executed;
  return {
    family: abstain === undefined ? 'governor-alpha' : 'governor-bravo',
    facts: {
      state: fits ? state : noState,
      snapshot: row.startBlock,
      deadline: row.endBlock,
      ...some('clock', clock.now),
      votes: { inFavour, against, ...some('abstain', abstain) },
      quorumType: 'for',
      plainRule: true,
      quorumLasts: true,
      mayEndEarly: false,
      slack: clock.slack,
    },
    clock,
    eta: row.eta,
    proposer: row.proposer,
  };
}

/** In no governor's enum. */
const noState = 255n;

/** The delay and the timelock of one kind of proposal. */
async function routeOf(view: ChainView, to: string, route: bigint): Promise<Pick<Shared, 'timelock' | 'votingDelay'>> {
  const { answers } = await view.read([
    contractCall(to, routedBravoAbi, 'proposalConfigs', [route]),
    contractCall(to, routedBravoAbi, 'proposalTimelocks', [route]),
  ]);
  return { ...some('votingDelay', told(answers[0])?.[0]), ...some('timelock', addressOf(answers[1])) };
}

function stateOf(view: ChainView, state: CallAnswer<bigint>): bigint {
  if (state.kind !== 'value') throw stateless(view);
  return state.value;
}

function stateless({ provider }: ChainView): SourceError {
  return new SourceError('malformed', provider.host, 'a governor does not tell the state of its vote');
}
