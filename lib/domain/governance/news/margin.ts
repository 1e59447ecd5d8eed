import type { Proposal } from '../proposal';
import type { ProposalHappening } from '../proposal-event';
import { phaseOf } from '../verdict';
import { readTally } from '../vote-tally';
import { sameChoices } from './edits';

/** A lead of less than this is narrow, unless the user says otherwise: 5 points. */
export const defaultMarginBelowBps = 500;

/** What a look says of a lead's margin: the news, if there is one, and whether the lead is narrow now. */
export interface Narrowing {
  narrow?: boolean;
  happening?: Extract<ProposalHappening, { kind: 'margin-narrowed' }>;
}

/**
 * Whether the lead of an open vote has become narrow. Once it is, it stays so until it is wide by half as much again: a margin that wavers
 * about the threshold is told once. What was narrow when it was first seen is no news; nor is what another flip or an edit explains.
 */
export function narrowingOf(previous: Proposal, next: Proposal, belowBps: number): Narrowing {
  const was = previous.judged?.narrow;
  const margin = marginOf(next);
  if (margin === undefined || phaseOf(next, next.observedAt) !== 'open')
    return was === undefined ? {} : { narrow: was };
  const before = marginOf(previous)?.bps;
  const isComparable = sameChoices(previous, next) && phaseOf(previous, previous.observedAt) === 'open';
  const known = before === undefined || !isComparable ? undefined : (was ?? before < belowBps);
  const narrow = known ? margin.bps < belowBps + Math.ceil(belowBps / 2) : margin.bps < belowBps;
  if (known !== false || !narrow || margin.leading === undefined) return { narrow };
  const happening = { kind: 'margin-narrowed', leading: margin.leading, marginBps: margin.bps, belowBps } as const;
  return { narrow, happening: { ...happening, endAt: next.endAt } };
}

/** By how much the leading choice leads. `undefined`: sealed, or nobody has voted. Of a tie nobody leads, by nothing. */
function marginOf(proposal: Proposal): { bps: number; leading?: string } | undefined {
  const { leading } = readTally(proposal);
  if (!leading) return undefined;
  return leading.tie ? { bps: 0 } : { bps: leading.marginBps, leading: leading.choice };
}
