import type { ProposalState } from '../../domain/governance/on-chain-state';
import type { QuorumType } from '../../domain/governance/proposal';

/** The states of OpenZeppelin's, Bravo's and Alpha's governors, in the order of their enum, with our word for each. */
const states = [
  ['Pending', 'pending'],
  ['Active', 'active'],
  ['Canceled', 'canceled'],
  ['Defeated', 'defeated'],
  ['Succeeded', 'succeeded'],
  ['Queued', 'queued'],
  ['Expired', 'expired'],
  ['Executed', 'executed'],
] as const satisfies readonly (readonly [string, ProposalState])[];

/** What a governor says of a vote at one block. Votes in the token's smallest units. */
export interface GovernorFacts {
  /** As answered: whether it is a state is still to be checked. */
  state: bigint;
  /** First and last moment, in the governor's own clock: the vote is open after the first, up to and including the last. */
  snapshot: bigint;
  deadline: bigint;
  /** Its clock now, in the same unit. Absent: not known. */
  clock?: bigint;
  votes?: { inFavour: bigint; against: bigint; abstain?: bigint };
  /** At the vote's own snapshot. Absent while pending, or where it is not told. */
  quorum?: bigint;
  quorumType: QuorumType;
  /** The figures decide by the plain rule: more for than against, and the quorum reached. Else the state alone does. */
  plainRule: boolean;
  /** The quorum is the one that the vote had, also long after it. */
  quorumLasts: boolean;
  /** Enough votes can end it before its deadline. */
  mayEndEarly: boolean;
  /** The clock ran on while the chain went back, or the node lags, by so much at most. */
  slack: bigint;
}

/** The state in our words. `unknown` where it is no state, or contradicts the clock or the figures that were read with it. */
export function governorState(facts: GovernorFacts): { state: ProposalState; rawState: string } {
  const known = facts.state < BigInt(states.length) ? states[Number(facts.state)] : undefined;
  if (!known) return { state: 'unknown', rawState: String(facts.state) };
  const [rawState, state] = known;
  return { state: fitsClock(state, facts) && fitsVotes(state, facts) ? state : 'unknown', rawState };
}

function fitsClock(state: ProposalState, { snapshot, deadline, clock, slack, mayEndEarly }: GovernorFacts): boolean {
  if (snapshot === 0n || deadline < snapshot) return false;
  if (clock === undefined) return true;
  switch (state) {
    case 'pending':
      return clock <= snapshot + slack;
    case 'active':
      return clock + slack > snapshot && clock <= deadline + slack;
    case 'defeated':
      return clock + slack > deadline;
    case 'succeeded':
    case 'queued':
    case 'expired':
    case 'executed':
      return mayEndEarly || clock + slack > deadline;
    case 'canceled':
    case 'unknown':
      return true;
  }
}

function fitsVotes(
  state: ProposalState,
  { votes, quorum, quorumType, plainRule, quorumLasts }: GovernorFacts,
): boolean {
  if (!votes || !plainRule) return true;
  const majority = votes.inFavour > votes.against;
  const counted = countedFor(quorumType, votes);
  const quorate = !quorumLasts || quorum === undefined || counted >= quorum;
  switch (state) {
    case 'succeeded':
    case 'queued':
    case 'expired':
    case 'executed':
      return majority && quorate;
    case 'defeated':
      return !majority || !quorumLasts || quorum === undefined || counted < quorum;
    case 'pending':
      return votes.inFavour === 0n && votes.against === 0n;
    case 'active':
    case 'canceled':
    case 'unknown':
      return true;
  }
}

function countedFor(
  type: QuorumType,
  { inFavour, against, abstain = 0n }: NonNullable<GovernorFacts['votes']>,
): bigint {
  switch (type) {
    case 'for':
      return inFavour;
    case 'for-and-abstain':
      return inFavour + abstain;
    case 'rejection':
      return against;
    case 'default':
      return inFavour + against + abstain;
  }
}

/** What a governor says of how it counts. Source: OpenZeppelin's `COUNTING_MODE`, a query string. `undefined`: it is not one of ours. */
export function countingOf(
  mode: string,
): { quorumType: QuorumType; quorumKnown: boolean; plainRule: boolean } | undefined {
  const parts = new Map(mode.split('&').map((part) => part.split('=', 2) as [string, string | undefined]));
  const support = parts.get('support');
  if (support === undefined) return undefined;
  const quorumType = quorumTypeOf(parts.get('quorum') ?? '');
  return {
    quorumType: quorumType ?? 'default',
    quorumKnown: quorumType !== undefined,
    plainRule: quorumType !== undefined && support.split(',')[0] === 'bravo',
  };
}

function quorumTypeOf(counted: string): QuorumType | undefined {
  switch (counted.split(',').sort().join(',')) {
    case 'abstain,for':
      return 'for-and-abstain';
    case 'for':
    case 'bravo':
      return 'for';
    case 'abstain,against,for':
      return 'default';
    default:
      return undefined;
  }
}
