import type { Milliseconds } from '../domain/time';
import type { Viewpoint } from '../domain/view/view-rescue';
import type { LadderView } from '../messages/panel-view';
import { changeDays } from './change-days';
import { ladderView } from './ladder-view';
import type { PackedRescue } from './pack';
import { arrivalsNotReadBefore, viewedReading } from './rescue-reading';

/** The ladders of one rescue against one denominator, as of one day after another. */
export interface Ladders {
  /** The days on which something may have changed: ends of days, oldest first. The last is today, or when it was over. */
  days: readonly Milliseconds[];
  /** The ladder as known at an instant. Added up once for each of `days`. */
  at(instant: Milliseconds): LadderView;
}

/** The coverage of a rescue over time, by the same steps as any dated view. Nothing is added up before it is asked for. */
export function laddersOf(
  { rescue, observed }: PackedRescue,
  now: Milliseconds,
  { publication }: Pick<Viewpoint, 'publication'> = {},
  denominatorId?: string,
): Ladders {
  const days = changeDays(rescue, observed, now);
  const known = new Map<Milliseconds, LadderView>();
  return {
    days,
    at(instant) {
      const day = days.findLast((each) => each <= instant) ?? days[0] ?? instant;
      const ladder = known.get(day) ?? ladderAt(day);
      known.set(day, ladder);
      // Where nothing was ever read, that holds up to the very instant that is asked for.
      const notReadBefore = arrivalsNotReadBefore({ rescue, observed, now: instant });
      return { ...ladder, delivered: { ...ladder.delivered, ...(notReadBefore !== undefined && { notReadBefore }) } };
    },
  };

  function ladderAt(at: Milliseconds): LadderView {
    const viewpoint = { at, ...(publication !== undefined && { publication }) };
    const reading = viewedReading(rescue, observed, now, viewpoint);
    return ladderView(reading.ledger, denominatorId);
  }
}
