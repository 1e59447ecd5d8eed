import type { Instrument } from '../../lib/domain/rescue/rescue';
import { type Standing, stages } from '../../lib/domain/rescue/stage';
import type { IfPassesView, LadderView } from '../../lib/messages/panel-view';

/** One piece of the bar, in hundredths of a per cent of its whole length. */
export interface Segment {
  stage: Standing;
  instrument: Instrument;
  from: number;
  to: number;
  /** `false`: only if a cap is used in full. */
  certain: boolean;
}

/** The bar as it is drawn: gifts in one row, what must be paid back or may never be called in another. */
export interface CoverageSegments {
  gifts: readonly Segment[];
  apart: readonly Segment[];
  /** What this vote would add to "approved or better". */
  thisVote?: { from: number; to: number; apart: boolean };
  /** The end of the shortfall, where more is promised than it needs. Else absent: it is the end of the bar. */
  shortfallAt?: number;
}

const isApart = (instrument: Instrument): boolean => instrument === 'loan' || instrument === 'guarantee';
const isApproved = (stage: Standing): boolean =>
  (stages as readonly string[]).indexOf(stage) >= stages.indexOf('approved');

/** Where each band of a ladder stands on the bar. */
export function coverageSegments(ladder: LadderView, ifPasses?: IfPassesView): CoverageSegments {
  // Deposits are liquidity: they cover nothing and are not drawn.
  const bands = ladder.bands.filter((band) => band.instrument !== 'deposit' && band.highBps > 0);
  const row = (apart: boolean, start: number): Segment[] => {
    let at = start;
    return bands
      .filter((band) => isApart(band.instrument) === apart)
      .flatMap(({ stage, instrument, lowBps, highBps }) => {
        const from = at;
        at += highBps;
        const pieces = [
          { stage, instrument, from, to: from + lowBps, certain: true },
          { stage, instrument, from: from + lowBps, to: at, certain: false },
        ];
        return pieces.filter((piece) => piece.to > piece.from);
      });
  };
  const gifts = row(false, 0);
  const apart = row(true, gifts.at(-1)?.to ?? 0);
  const vote = thisVote(gifts, apart, ifPasses);

  const end = Math.max(10_000, ...gifts.map(({ to }) => to), ...apart.map(({ to }) => to), vote?.to ?? 0);
  const scaled = <T extends { from: number; to: number }>(piece: T): T => ({
    ...piece,
    from: (piece.from * 10_000) / end,
    to: (piece.to * 10_000) / end,
  });
  return {
    gifts: gifts.map(scaled),
    apart: apart.map(scaled),
    ...(vote && { thisVote: scaled(vote) }),
    ...(end > 10_000 && { shortfallAt: 100_000_000 / end }),
  };
}

function thisVote(
  gifts: readonly Segment[],
  apart: readonly Segment[],
  ifPasses: IfPassesView | undefined,
): CoverageSegments['thisVote'] {
  if (!ifPasses || ifPasses.unchanged !== undefined) return undefined;
  const width = ifPasses.after.highBps - ifPasses.before.highBps;
  if (width <= 0) return undefined;
  const onLoans = isApart(ifPasses.instrument);
  const row = onLoans ? apart : gifts;
  const start = onLoans ? (gifts.at(-1)?.to ?? 0) : 0;
  const from = Math.max(start, ...row.filter(({ stage }) => isApproved(stage)).map(({ to }) => to));
  return { from, to: from + width, apart: onLoans };
}
