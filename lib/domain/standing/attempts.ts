import type { VoteStep } from '../rescue/rescue';

/** The vote that took the place of a canceled one: submitted for it, or with the same text. `undefined`: none is known. */
export function laterAttempt(votes: readonly VoteStep[], index: number): VoteStep | undefined {
  const step = votes[index];
  if (!step) return undefined;
  const others = votes.filter((_, at) => at !== index);
  return (
    others.find((each) => step.id !== undefined && each.replaces === step.id) ??
    others.find((each) => step.textHash !== undefined && each.textHash === step.textHash && !isOver(each)) ??
    // Without either, what follows in the same place is the next attempt.
    votes.find((each, at) => at > index && each.step === step.step && each.venue === step.venue)
  );
}

/** Whether a step is a vote that still counts in the chain: no payload, and not one that another took the place of. */
export function isStanding(step: VoteStep): boolean {
  return step.step !== 'payload' && !isOver(step);
}

function isOver({ result }: VoteStep): boolean {
  return result?.says === 'canceled' || result?.says === 'superseded';
}
