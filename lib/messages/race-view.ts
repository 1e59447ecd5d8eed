import type { QuorumType } from '../domain/governance/proposal';
import type { Milliseconds } from '../domain/time';

/** How a vote stood at a moment. */
export interface RacePoint {
  at: Milliseconds;
  /** One for each line; `null` where nobody knows, as while choices are sealed. */
  scores: readonly (number | null)[];
  /** The power of all votes. */
  total: number;
  votes: number;
}

/** How a vote moved: what was seen, and before that what the votes as they stand now tell. */
export interface RaceView {
  kind: 'race';
  /** The choices that are drawn: For and Against, or those that lead. Empty while sealed: then only the turnout is known. */
  lines: readonly { label: string }[];
  /** Choices that are not drawn. */
  more: number;
  symbol: string;
  startAt: Milliseconds;
  endAt: Milliseconds;
  /** Until when `seen` is known to hold. */
  seenUntil: Milliseconds;
  /** What the votes of its kind are measured by. */
  quorum?: { kind: QuorumType; power: number };
  /** As it was observed, oldest first. */
  seen: readonly RacePoint[];
  /** From the votes as they stood at `readAt`, up to the first observation. Nobody can see in it who led before whom voted anew. */
  fromVotes?: { readAt: Milliseconds; points: readonly RacePoint[] };
}
