import { formatUnits, parseUnits } from '../../lib/domain/money/amount';
import { isAtLeast } from '../../lib/domain/rescue/stage';
import type { AmountText, LadderView } from '../../lib/messages/panel-view';

/** The share that is approved or better, loans included: a sum of floored shares, so never too much. */
export function approvedOf({ bands }: LadderView): { lowBps: number; highBps: number } {
  return bands
    .filter(({ stage }) => isAtLeast(stage, 'approved'))
    .reduce((sum, { lowBps, highBps }) => ({ lowBps: sum.lowBps + lowBps, highBps: sum.highBps + highBps }), {
      lowBps: 0,
      highBps: 0,
    });
}

/** More digits than any asset has: differences of decimal texts are exact. */
const digits = 40;

/** What of the shortfall no gift seen on chain has filled; nothing where more arrived. */
export function missingOf({ denominator, delivered }: LadderView): AmountText {
  const [all, here] = [parseUnits(denominator.amount, digits) ?? 0n, parseUnits(delivered.amount, digits) ?? 0n];
  return formatUnits(all > here ? all - here : 0n, digits);
}

/** What is left of the shortfall if only what is approved or better arrives: `low` if caps are used in full. */
export function openOf({ denominator, bands }: LadderView): { low: AmountText; high: AmountText } {
  const all = parseUnits(denominator.amount, digits) ?? 0n;
  const covered = (end: 'low' | 'high') =>
    bands
      .filter(({ stage }) => isAtLeast(stage, 'approved'))
      .reduce((sum, band) => sum + (parseUnits(band[end], digits) ?? 0n), 0n);
  const left = (by: bigint) => formatUnits(all > by ? all - by : 0n, digits);
  return { low: left(covered('high')), high: left(covered('low')) };
}
