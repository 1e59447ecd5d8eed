import type { OnChainState, ProposalState } from '../domain/governance/on-chain-state';
import type { Proposal } from '../domain/governance/proposal';
import { day, hour, type Milliseconds, minute, second } from '../domain/time';

/** Nothing moves before a vote opens. */
const idle = 15 * minute;
/** How often what is missing without a word is looked for. */
const missingStep = 10 * minute;
const longestBackOff = hour;
/** A source that says nothing of a count for so long says nothing of it at all. */
const silentAfter = day;

/** How often an open vote is looked at, by the time that is left. Nearest to the end first. */
const openSteps = [
  { left: 10 * minute, step: 30 * second },
  { left: 2 * hour, step: minute },
  { left: Number.POSITIVE_INFINITY, step: 5 * minute },
] as const;

/** How often a closed vote that is not final is looked at, by the time since its end. */
const countingSteps = [
  { since: 10 * minute, step: 30 * second },
  { since: 6 * hour, step: 5 * minute },
  { since: 30 * day, step: hour },
  // What nobody has counted in a month may still be counted: it costs one line in a request that is made anyway.
  { since: Number.POSITIVE_INFINITY, step: day },
] as const;

/** Times before the end at which a look is due whatever the step: reminders, and each tighter step. */
const appointments = [3 * day, day, 6 * hour, 2 * hour, hour, 10 * minute, 0] as const;

/**
 * When a watched proposal is next looked at; `undefined` once nothing can change any more. `random`, in [0, 1), spreads
 * looks out; not in the last ten minutes, nor in the ten after. `failures` in a row double the wait, up to an hour, but
 * never past a reminder or the last ten minutes.
 */
export function nextPollAt(
  proposal: Proposal,
  now: Milliseconds,
  random: number,
  failures = 0,
): Milliseconds | undefined {
  const { startAt, endAt } = proposal;
  if (proposal.chain && isDecided(proposal.chain.state)) return nextAfterVote(proposal.chain, now, random, failures);
  if (isSettled(proposal, now)) return undefined;
  if (proposal.missingSince !== undefined)
    return Math.min(
      now + backOff(missingStep, failures),
      nextPollAt(seen(proposal), now, random, failures) ?? now + day,
    );
  if (now < startAt) return Math.min(now + wait(idle, random, failures), startAt + second);
  if (now < endAt) {
    const left = endAt - now;
    const step = openSteps.find((rung) => left <= rung.left)?.step ?? idle;
    if (step === 30 * second) return now + step;
    // Kept also while the source is down: reminders need no answer.
    const appointment = appointments.find((before) => before < left) ?? 0;
    return Math.min(now + wait(step, random, failures), endAt - appointment);
  }
  const since = now - endAt;
  const step = countingSteps.find((rung) => since < rung.since)?.step ?? day;
  return now + (step === 30 * second ? backOff(step, failures) : wait(step, random, failures));
}

/** When a vote that a chain has decided is next looked at: until its state is final and nothing can follow it. */
function nextAfterVote(
  { state, final, steps }: OnChainState,
  now: Milliseconds,
  random: number,
  failures: number,
): Milliseconds | undefined {
  if (final && !waitsForExecution(state)) return undefined;
  if (!final) return now + wait(5 * minute, random, failures);
  const appointed = steps.flatMap(({ executableAt = 0, expiresAt = 0 }) => [executableAt, expiresAt + second]);
  return Math.min(now + wait(hour, random, failures), ...appointed.filter((at) => at > now));
}

function isDecided(state: ProposalState): boolean {
  return waitsForExecution(state) || afterAll.has(state);
}

function waitsForExecution(state: ProposalState): boolean {
  return state === 'succeeded' || state === 'queued';
}

/** Nothing follows these. */
const afterAll: ReadonlySet<ProposalState> = new Set(['canceled', 'defeated', 'expired', 'executed']);

/** The proposal as it would be if it were not missing. */
function seen({ missingSince: _, ...proposal }: Proposal): Proposal {
  return proposal;
}

/** Whether nothing that is still to come can change what is said of the vote. */
function isSettled(proposal: Proposal, now: Milliseconds): boolean {
  if (!proposal.exists) return true;
  if (now < proposal.endAt) return false;
  if (proposal.scoresState === 'final' || proposal.scoresState === 'invalid')
    return proposal.observedAt >= proposal.endAt;
  // What is stuck may still come. Rows of the hub's early years never say that they are final.
  return proposal.scoresState === 'unknown' && now - proposal.endAt > silentAfter;
}

/** When a proposal that was never seen is asked about again. */
export function nextFirstLookAt(now: Milliseconds, random: number, failures: number): Milliseconds {
  return now + wait(minute, random, failures);
}

/** A wait: the step, up to a tenth more or less, and longer after failures in a row. */
export function wait(step: Milliseconds, random: number, failures: number): Milliseconds {
  return Math.round(backOff(step, failures) * (0.9 + 0.2 * random));
}

function backOff(step: Milliseconds, failures: number): Milliseconds {
  return Math.max(step, Math.min(step * 2 ** Math.min(failures, 20), longestBackOff));
}
