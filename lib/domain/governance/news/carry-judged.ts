import type { Milliseconds } from '../../time';
import type { PassingRule } from '../passing-rule';
import type { Proposal } from '../proposal';
import { defaultMarginBelowBps, narrowingOf } from './margin';
import { outcomeOf } from './outcome';

/** `next`, remembering what a look made of it: whether its lead is narrow, and its last outcome through answers that know of none. */
export function carryJudged(
  previous: Proposal | undefined,
  next: Proposal,
  observedAt: Milliseconds,
  rule?: PassingRule,
  marginBelowBps: number = defaultMarginBelowBps,
): Proposal {
  const narrow = previous && narrowingOf(previous, next, marginBelowBps).narrow;
  const before = previous && (outcomeOf(previous, rule, previous.observedAt)?.mark ?? previous.judged?.outcome);
  const outcome = outcomeOf(next, rule, observedAt)?.mark ?? before;
  const { judged: _, ...rest } = next;
  if (narrow === undefined && outcome === undefined) return rest;
  return { ...rest, judged: { ...(narrow !== undefined && { narrow }), ...(outcome !== undefined && { outcome }) } };
}
