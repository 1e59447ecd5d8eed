import type { Proposal } from '../domain/governance/proposal';
import type { Milliseconds } from '../domain/time';

/** When a watched proposal is next looked at; `undefined` once nothing can change any more. `random` in [0, 1) spreads looks out. */
export function nextPollAt(
  proposal: Proposal,
  now: Milliseconds,
  random: number,
  failures = 0,
): Milliseconds | undefined {
  throw new Error(`not yet: ${proposal.key} ${now} ${random} ${failures}`);
}
