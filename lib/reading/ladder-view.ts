import { formatUnits } from '../domain/money/amount';
import { convert } from '../domain/money/convert';
import type { Rate } from '../domain/money/rate';
import { atLeast, coverageLadder, measurableDenominators } from '../domain/rescue/coverage-ladder';
import type { Ledger } from '../domain/rescue/ledger';
import type { Rescue } from '../domain/rescue/rescue';
import type { Milliseconds } from '../domain/time';
import type { AmountText, LadderView } from '../messages/panel-view';
import { sourceView } from './source-view';

/** Digits after the point of an asset's smallest unit. */
export function decimalsOf(rescue: Rescue, symbol: string): number {
  return rescue.assets.find((asset) => asset.symbol === symbol)?.decimals ?? 18;
}

/** Smallest units of one of the rescue's assets, as a page can read them. */
export function amountText(rescue: Rescue, symbol: string, units: bigint): AmountText {
  return formatUnits(units, decimalsOf(rescue, symbol));
}

/** The coverage of one denominator, or of the default one. `notReadBefore`: the time from which arrivals were read. */
export function ladderView(ledger: Ledger, denominatorId?: string, notReadBefore?: Milliseconds): LadderView {
  const { rescue } = ledger;
  const ladder = coverageLadder(ledger, denominatorId);
  const { denominator, unit, uncovered, excess } = ladder;
  const text = (units: bigint) => amountText(rescue, unit, units);
  const delivered = atLeast(ladder, 'delivered', ['gift']);
  return {
    unit,
    denominator: {
      id: denominator.id,
      label: denominator.label,
      amount: text(ladder.total),
      source: sourceView(rescue, denominator.source, denominator.grade, denominator.asOf, denominator.note),
      ...(denominator.formula !== undefined && { formula: denominator.formula }),
    },
    choices: measurableDenominators(ledger).map(({ id, label, asset, units }) => ({
      id,
      label,
      amount: text(convert(units, asset, unit, rescue.rates, rescue.assets)?.units ?? 0n),
    })),
    bands: ladder.bands.map(({ low, high, ...band }) => ({ ...band, low: text(low), high: text(high) })),
    uncovered: { ...uncovered, low: text(uncovered.low), high: text(uncovered.high) },
    ...(excess.high > 0n && { excess: text(excess.high) }),
    delivered: {
      amount: text(delivered.low),
      bps: delivered.lowBps,
      ...(notReadBefore !== undefined && { notReadBefore }),
    },
    rates: ladder.rates.map((rate) => rateView(rescue, rate)),
  };
}

function rateView(rescue: Rescue, rate: Rate): LadderView['rates'][number] {
  // Six digits are enough to be read; the arithmetic itself uses the exact fraction.
  const millionths = rate.denominator > 0n ? (rate.numerator * 1_000_000n) / rate.denominator : 0n;
  return {
    from: rate.from,
    to: rate.to,
    rate: formatUnits(millionths, 6),
    method: rate.method,
    source: sourceView(rescue, rate.source, rate.method === 'par' ? 'derived' : 'primary', rate.asOf),
    ...(rate.asOf !== undefined && { asOf: rate.asOf }),
  };
}
