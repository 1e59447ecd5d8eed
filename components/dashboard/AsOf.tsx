import { useId } from 'preact/hooks';
import { day, type Milliseconds } from '../../lib/domain/time';
import { formatDate } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';

interface Props {
  /** The first and the last day, as their ends. */
  first: Milliseconds;
  last: Milliseconds;
  /** The day that is shown, as its end; absent: now. */
  at: Milliseconds | undefined;
  /** `undefined`: back to now. */
  onMove: (at: Milliseconds | undefined) => void;
}

/** Back to any day since the incident: by a slider, a day a step, or by its date. */
export function AsOf({ first, last, at, onMove }: Props) {
  const [slider, date] = [useId(), useId()];
  const shown = at ?? last;
  const move = (to: Milliseconds): void => onMove(to >= last ? undefined : Math.max(first, to));
  return (
    <div class="as-of">
      <label for={slider}>{message('dashAsOf')}</label>
      <input
        id={slider}
        type="range"
        min={0}
        max={Math.round((last - first) / day)}
        step={1}
        value={Math.round((shown - first) / day)}
        aria-valuetext={at === undefined ? message('dashNow') : formatDate(at)}
        onInput={(event) => move(first + Number(event.currentTarget.value) * day)}
      />
      <label class="unseen" for={date}>
        {message('dashAsOfDay')}
      </label>
      <input
        id={date}
        type="date"
        min={dayText(first)}
        max={dayText(last)}
        value={dayText(shown)}
        onChange={(event) => {
          const wanted = Date.parse(event.currentTarget.value);
          if (!Number.isNaN(wanted)) move(wanted + day - 1);
        }}
      />
      <button type="button" aria-pressed={at === undefined} onClick={() => onMove(undefined)}>
        {message('dashNow')}
      </button>
    </div>
  );
}

function dayText(at: Milliseconds): string {
  return new Date(at).toISOString().slice(0, 10);
}
