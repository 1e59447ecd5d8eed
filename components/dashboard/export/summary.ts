import { formatDate, formatPercent, formatTotal } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { sourceName } from '../../../lib/i18n/source-name';
import type { LadderView } from '../../../lib/messages/panel-view';
import { bandShare, bandText } from '../../rescue/CoverageBar';
import { isNothing } from '../../rescue/FilledShare';
import { approvedOf, missingOf } from '../headline-figures';
import type { Viewed } from '../viewed';

/** The headline in a line: what is filled, as a least where not all was read. */
export function filledText({ delivered, denominator, unit }: LadderView): string {
  const of = message('filledOf', formatTotal(delivered.amount), formatTotal(denominator.amount), unit);
  const { bps, notReadBefore } = delivered;
  if (notReadBefore === undefined) return message('copyFilled', formatPercent(bps), of);
  return isNothing(delivered) ? message('copyFilledUnknown', of) : message('copyFilledAtLeast', formatPercent(bps), of);
}

/** The page in a few lines, to be quoted: every figure with its denominator and its day. */
export function summaryOf({ view, ladder, look, reading }: Viewed): string {
  const { denominator, unit, bands, uncovered, delivered } = ladder;
  const { source } = denominator;
  return [
    view.title,
    filledText(ladder),
    ...(delivered.notReadBefore === undefined ? [] : [message('filledNotRead', formatDate(delivered.notReadBefore))]),
    message('copyApproved', bandShare(approvedOf(ladder))),
    message('copyMissing', formatTotal(missingOf(ladder)), unit),
    '',
    ...bands.map((band) => message('barPart', bandText(band), bandShare(band))),
    message('barPart', message('tableUncovered'), bandShare(uncovered)),
    '',
    message('denominator', formatTotal(denominator.amount), unit, denominator.label),
    message('copySource', source.url ?? source.label),
    look.publication === undefined
      ? message('copyAsOf', formatDate(reading.now))
      : message(
          'copyAsOfBy',
          formatDate(reading.now),
          sourceName(look.publication.startsWith('https:') ? look.publication : `publication:${look.publication}`),
        ),
  ].join('\n');
}
