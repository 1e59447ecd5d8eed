import { formatDate } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { bandShare } from '../../rescue/CoverageBar';
import { Amount } from '../../ui/Amount';
import { Percent } from '../../ui/Percent';
import { Wide } from '../../ui/Wide';
import { approvedOf } from '../headline-figures';
import { changedDays, type DayOfCoverage } from './layers';

/** The same as the picture, a row for each day on which the ladder changed. */
export function OverTimeTable({ days, unit }: { days: readonly DayOfCoverage[]; unit: string }) {
  return (
    <Wide label={message('dashDayByDay')}>
      <table class="ladder">
        <thead>
          <tr>
            <th scope="col">{message('dashDay')}</th>
            <th scope="col">{message('dashDeliveredGifts', unit)}</th>
            <th scope="col">{message('filledHeading')}</th>
            <th scope="col">{message('dashApproved')}</th>
            <th scope="col">{message('tableUncovered')}</th>
            <th scope="col">{message('dashShortfall', unit)}</th>
          </tr>
        </thead>
        <tbody>
          {changedDays(days).map(({ at, ladder }) => (
            <tr key={at}>
              <th scope="row">
                <time dateTime={new Date(at).toISOString().slice(0, 10)}>{formatDate(at)}</time>
              </th>
              <td>
                <Amount value={ladder.delivered.amount} total />
              </td>
              <td>
                <Percent bps={ladder.delivered.bps} />
              </td>
              <td>{bandShare(approvedOf(ladder))}</td>
              <td>{bandShare(ladder.uncovered)}</td>
              <td>
                <Amount value={ladder.denominator.amount} total />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
