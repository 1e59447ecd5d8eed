import { message } from '../../lib/i18n/message';
import { stageMeaning } from '../../lib/i18n/word-text';
import type { AmountText, BandView, LadderView } from '../../lib/messages/panel-view';
import { Amount } from '../ui/Amount';
import { Percent } from '../ui/Percent';
import { rich } from '../ui/rich';
import { bandShare, bandText } from './CoverageBar';

/** The coverage ladder as a table: the picture's truth, and what a screen reader reads. */
export function CoverageTable({ ladder }: { ladder: LadderView }) {
  return (
    <>
      <table class="ladder">
        <thead>
          <tr>
            <th scope="col">{message('tableStage')}</th>
            <th scope="col">{message('tableAmount', ladder.unit)}</th>
            <th scope="col">{message('tableShare')}</th>
          </tr>
        </thead>
        <tbody>
          {ladder.bands.map((band, index) => (
            <tr key={`${band.stage}-${band.instrument}`}>
              <th scope="row">
                <i
                  class="swatch"
                  data-stage={band.stage}
                  data-instrument={band.instrument}
                  data-certain={band.lowBps > 0}
                  aria-hidden="true"
                />
                {bandText(band)} {/* Once for each stage, however many kinds stand on it. */}
                {band.stage !== ladder.bands[index - 1]?.stage && (
                  <span class="meaning">{stageMeaning(band.stage)}</span>
                )}
              </th>
              <td>{amounts(band)}</td>
              <td>{bandShare(band)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              <i class="swatch" data-stage="none" aria-hidden="true" />
              {message('tableUncovered')}
            </th>
            <td>{amounts(ladder.uncovered)}</td>
            <td>{bandShare(ladder.uncovered)}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{message('tableTotal')}</th>
            <td>
              <Amount value={ladder.denominator.amount} total />
            </td>
            <td>
              <Percent bps={10_000} />
            </td>
          </tr>
        </tfoot>
      </table>
      {ladder.excess !== undefined && (
        <p class="quiet">{rich('tableExcess', <Amount value={ladder.excess} total />, ladder.unit)}</p>
      )}
    </>
  );
}

function amounts({ low, high }: Pick<BandView, 'low' | 'high'> | { low: AmountText; high: AmountText }) {
  if (low === high) return <Amount value={low} total />;
  if (/^0(\.0+)?$/.test(low)) return rich('upTo', <Amount value={high} total />);
  return rich('range', <Amount value={low} total />, <Amount value={high} total />);
}
