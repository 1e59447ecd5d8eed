import { type Milliseconds, minute } from '../../time';
import type { BackAndForth } from '../proposal-event';

/** What turns again so soon after its last turn goes back and forth: it is one piece of news. */
export const restlessFor: Milliseconds = 20 * minute;

/** The last turn of a lead, or of a quorum: how often it has turned without coming to rest, and the news that told it. */
export interface Turn {
  count: number;
  /** When it turned for the first time since it was at rest, and for the last time. */
  since: Milliseconds;
  at: Milliseconds;
  /** Id of the news. */
  id: string;
}

/** The turn that is seen at `at`, after `last`. */
export function nextTurn(last: Turn | undefined, id: string, at: Milliseconds): Turn {
  const goesOn = last !== undefined && at >= last.at && at - last.at <= restlessFor;
  return goesOn ? { count: last.count + 1, since: last.since, at, id } : { count: 1, since: at, at, id };
}

/** What its news says of a turn beside what turned. */
export function toldTurn(last: Turn | undefined, turn: Turn): BackAndForth {
  if (!last || turn.count === 1) return {};
  return { turns: turn.count, since: turn.since, ...(last.id !== turn.id && { replaces: last.id }) };
}
