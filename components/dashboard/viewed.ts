import { useMemo } from 'preact/hooks';
import type { Milliseconds } from '../../lib/domain/time';
import type { LadderView } from '../../lib/messages/panel-view';
import type { RescueView } from '../../lib/messages/rescue-view';
import { type Ladders, laddersOf } from '../../lib/reading/ladder-at';
import { ladderView } from '../../lib/reading/ladder-view';
import { arrivalsNotReadBefore, type ViewedReading, viewedReading } from '../../lib/reading/rescue-reading';
import { rescueView } from '../../lib/reading/rescue-view';
import type { ToldRescue } from './use-dashboard';

/** From where the reader looks at the rescue. */
export interface Look {
  /** The end of a day. Absent: now. */
  at?: Milliseconds;
  /** Id of a publication. Absent: all that is known. */
  publication?: string;
  /** Absent: the default one. */
  denominator?: string;
}

/** A rescue, added up as the reader looks at it. */
export interface Viewed {
  told: ToldRescue;
  look: Look;
  reading: ViewedReading;
  view: RescueView;
  ladder: LadderView;
}

/** Adds a rescue up. */
export function viewed(told: ToldRescue, look: Look): Viewed {
  const { rescue, observed } = told.packed;
  const { at, publication, denominator } = look;
  const viewpoint = { ...(at !== undefined && { at }), ...(publication !== undefined && { publication }) };
  const reading = viewedReading(rescue, observed, told.view.at, viewpoint);
  return {
    told,
    look,
    reading,
    view: rescueView(reading, denominator),
    ladder: ladderView(reading.ledger, denominator, arrivalsNotReadBefore(reading)),
  };
}

/** The same for a page: again only where something has changed. */
export function useViewed(told: ToldRescue, { at, publication, denominator }: Look): Viewed {
  return useMemo(() => {
    const look = {
      ...(at !== undefined && { at }),
      ...(publication !== undefined && { publication }),
      ...(denominator !== undefined && { denominator }),
    };
    return viewed(told, look);
  }, [told.packed, at, publication, denominator]);
}

/** The ladders over time, as this publication has it and against this denominator. */
export function useLadders(told: ToldRescue, { publication, denominator }: Omit<Look, 'at'>): Ladders {
  return useMemo(
    () => laddersOf(told.packed, told.view.at, publication === undefined ? {} : { publication }, denominator),
    [told.packed, publication, denominator],
  );
}
