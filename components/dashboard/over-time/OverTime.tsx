import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { Milliseconds } from '../../../lib/domain/time';
import { message } from '../../../lib/i18n/message';
import { standingText } from '../../../lib/i18n/word-text';
import { endOfDay } from '../../../lib/reading/change-days';
import type { Ladders } from '../../../lib/reading/ladder-at';
import { AreaPlot } from '../../plot/AreaPlot';
import { DrawnWhenOpened } from '../../ui/DrawnWhenOpened';
import { Section } from '../Section';
import { type DayOfCoverage, giftLayers, loanLayers, pointsOf, readDays } from './layers';
import { OverTimeTable } from './OverTimeTable';

interface Props {
  ladders: Ladders;
  unit: string;
  last: Milliseconds;
  /** The day that the slider is on. */
  at: Milliseconds | undefined;
  onMove: (at: Milliseconds) => void;
}

/** The coverage ladder day by day, from the day before the incident. */
export function OverTime({ ladders, unit, last, at, onMove }: Props) {
  const [days, setDays] = useState<readonly DayOfCoverage[]>([]);
  const [withLoans, setWithLoans] = useState(true);
  const tick = useId();
  useEffect(() => readDays(ladders, setDays), [ladders]);
  const points = useMemo(() => pointsOf(days, withLoans), [days, withLoans]);
  const patterns = useMemo(() => (withLoans ? [...giftLayers, ...loanLayers] : [...giftLayers]), [withLoans]);
  const borrows = days.some(({ loans }) => loans.some((amount) => amount > 0));
  const used = (layer: number) => days.some(({ gifts }) => (gifts[layer] ?? 0) > 0);
  return (
    <Section id="over-time" title={message('dashOverTime')} lead={message('dashOverTimeLead', unit)}>
      <AreaPlot
        points={points}
        patterns={patterns}
        until={last}
        at={at}
        onPick={(picked) => onMove(Math.min(endOfDay(picked), last))}
      />
      <ul class="legend plot-legend" aria-hidden="true">
        {giftLayers.map(
          (layer, index) =>
            used(index) && (
              <li key={layer}>
                <i class="swatch" data-stage={layer === 'weak' ? 'voiced' : layer} data-instrument="gift" />
                {layer === 'weak' ? message('dashWeaker') : standingText(layer)}
              </li>
            ),
        )}
        {withLoans && borrows && (
          <li>
            <i class="swatch" data-stage="approved" data-instrument="loan" />
            {message('dashLoans')}
          </li>
        )}
        <li>
          <i class="key line-main" />
          {message('tableTotal')}
        </li>
        <li>
          <i class="key line-other" />
          {message('dashOtherShortfalls')}
        </li>
      </ul>
      {borrows && (
        <p class="tick">
          <input
            id={tick}
            type="checkbox"
            checked={withLoans}
            onChange={({ currentTarget }) => setWithLoans(currentTarget.checked)}
          />
          <label for={tick}>{message('dashWithLoans')}</label>
        </p>
      )}
      <DrawnWhenOpened title={message('dashDayByDay')}>
        {() => <OverTimeTable days={days} unit={unit} />}
      </DrawnWhenOpened>
    </Section>
  );
}
