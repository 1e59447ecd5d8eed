import type { Milliseconds } from '../time';

/**
 * OpenZeppelin Governor's states, for every venue that votes on a chain. `executed` only once all that the vote decides has run: where
 * payloads wait, it is `queued`. `unknown`: the contract answers what its family does not know, or two answers contradict each other.
 */
export type ProposalState =
  | 'pending'
  | 'active'
  | 'canceled'
  | 'defeated'
  | 'succeeded'
  | 'queued'
  | 'expired'
  | 'executed'
  | 'unknown';

/** The kinds of contract that hold or carry out votes. The same event names mean different things in each. */
export type GovernanceFamily =
  | 'openzeppelin-governor'
  | 'governor-bravo'
  | 'governor-alpha'
  | 'aave-governance-v3'
  | 'aragon-voting'
  | 'lido-voting'
  | 'dual-governance'
  | 'easy-track'
  | 'sky-chief'
  | 'safe'
  | 'snapshot-x';

/** What an approved vote runs, or hands on: a payload, a timelocked operation, a proposal of another system. */
export interface ExecutionStep {
  kind: 'payload' | 'timelock' | 'enactment' | 'dual-governance' | 'bridge' | 'cast';
  chainId: number;
  /** Lower case. */
  contract: string;
  id?: string;
  /** `waiting`: its time has not come, or nobody ran it; `unknown`: its chain was not asked, or answers nothing sensible. */
  state: 'waiting' | 'queued' | 'executed' | 'canceled' | 'expired' | 'failed' | 'unknown';
  /** When it ran. */
  at?: Milliseconds;
  /** From when it may run, and until when. */
  executableAt?: Milliseconds;
  expiresAt?: Milliseconds;
  transaction?: string;
  /** The money that it moves. Without a token it is ETH; smallest units. */
  pays?: { token?: string; units: bigint; to: string };
  /** Why it may not run for now, in the venue's own word: `VetoSignalling`. */
  held?: string;
}

/** A time that is only known to lie between two: blocks are dated by estimate until they are made. */
export interface TimeRange {
  from: Milliseconds;
  to: Milliseconds;
}

const passed: ReadonlySet<ProposalState> = new Set(['succeeded', 'queued', 'executed', 'expired']);

/**
 * The state that may be told of a vote: the one that stands in a final block. Between passing and execution each step is final by itself:
 * while the last one is not yet, the one before it is told. `undefined`: a result that is not final.
 */
export function toldState({ state, final, settled }: OnChainState): ProposalState | undefined {
  if (final || state === 'pending' || state === 'active' || state === 'unknown') return state;
  return settled !== undefined && passed.has(state) && passed.has(settled) ? settled : undefined;
}

/** What a chain says of a vote, besides its figures. */
export interface OnChainState {
  family: GovernanceFamily;
  chainId: number;
  /** The contract that holds the vote, lower case. */
  contract: string;
  state: ProposalState;
  /** The venue's own word: `Executed` of Aave's core, while its payloads wait. */
  rawState: string;
  /** The same state holds in the chain's last final block: only then may a result be told. */
  final: boolean;
  /** What holds in the last final block, where that is another state: a vote that passed long ago may just have been executed. */
  settled?: ProposalState;
  /** In the order in which they run. */
  steps: readonly ExecutionStep[];
  /**
   * Where start and end are not known yet: of blocks that are not made, with `startAt` and `endAt` of the proposal in the middle; and where
   * somebody has to act first, with these at the earliest.
   */
  startRange?: TimeRange;
  endRange?: TimeRange;
  /** The block that was read. A service that reads chains for others may not say which it was, or not its hash. */
  block?: { number: number; hash?: string };
  transaction?: string;
}
