import type { ExecutionStep, ProposalState } from '../../domain/governance/on-chain-state';
import type { VoteAnswer } from './vote-answer';

const whole = 10n ** 18n;

/**
 * The state of a vote, before what follows from its script. `unknown`: what the contract says of it contradicts itself. Times in seconds.
 */
export function voteState(vote: VoteAnswer, canExecute: boolean, now: number): ProposalState {
  const { open, executed, phase, startDate, supportRequired, minAcceptQuorum } = vote;
  const sensible =
    startDate > 0n &&
    startDate <= BigInt(now) &&
    supportRequired < whole &&
    minAcceptQuorum <= whole &&
    vote.yea + vote.nay <= vote.votingPower &&
    !(open && executed) &&
    !(executed && canExecute) &&
    (phase === undefined || executed || open === (phase !== 'Closed'));
  if (!sensible) return 'unknown';
  if (executed) return 'executed';
  // Vanilla votes that are decided can be executed while they are open; votes can still be cast until somebody does.
  if (open) return 'active';
  if (passes(vote) !== canExecute) return 'unknown';
  return canExecute ? 'succeeded' : 'defeated';
}

/** Aragon's own rule, strict on both counts: of the votes cast, and of all power. */
export function passes({ yea, nay, votingPower, supportRequired, minAcceptQuorum }: VoteAnswer): boolean {
  return exceeds(yea, yea + nay, supportRequired) && exceeds(yea, votingPower, minAcceptQuorum);
}

function exceeds(part: bigint, of: bigint, share: bigint): boolean {
  return of > 0n && (part * whole) / of > share;
}

/** The state once its script is counted: executed only where nothing that it handed on is still to run. */
export function enactedState(state: ProposalState, steps: readonly ExecutionStep[]): ProposalState {
  if (state !== 'executed') return state;
  const handedOn = steps.filter(({ kind }) => kind === 'dual-governance');
  const all = (each: ExecutionStep['state']) => handedOn.length > 0 && handedOn.every((step) => step.state === each);
  // What ran at once has run, whatever becomes of what was handed on.
  if (all('canceled') && handedOn.length === steps.length) return 'canceled';
  return handedOn.every((step) => step.state === 'executed' || step.state === 'canceled') ? 'executed' : 'queued';
}
