import type { Contribution } from '../rescue/rescue';
import { isStanding } from './attempts';

/** How many payloads a chain of votes has, and how many of them have not run. */
export function waitingPayloads(votes: Contribution['votes']): { waiting: number; of: number } {
  const payloads = votes.filter(({ step, result }) => step === 'payload' && result?.says !== 'canceled');
  return { waiting: payloads.filter(({ result }) => result?.says !== 'executed').length, of: payloads.length };
}

/** Whether the vote that decides failed: a payload that it shares with another vote then proves nothing. */
export function decidingVoteFailed(votes: Contribution['votes']): boolean {
  const last = votes.filter((step) => step.required && isStanding(step)).at(-1);
  return last?.result?.says === 'failed';
}
