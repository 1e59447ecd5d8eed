import type { QuietHours } from '../../../lib/domain/telling/notification-settings';
import { message } from '../../../lib/i18n/message';

interface Props {
  quiet: QuietHours;
  /** Name of the zone by which they are read. */
  zone: string;
  onChange: (quiet: QuietHours) => void;
}

/** The daily span in which nothing is shown. */
export function QuietHoursForm({ quiet, zone, onChange }: Props) {
  const time = (at: 'from' | 'to', label: string) => (
    <label class="row">
      {label}
      <input
        type="time"
        required
        value={clockText(quiet[at])}
        onChange={({ currentTarget }) => {
          const minutes = readClock(currentTarget.value);
          if (minutes !== undefined) onChange({ ...quiet, [at]: minutes });
        }}
      />
    </label>
  );
  return (
    <>
      <fieldset class="ladder">
        <legend>{message('quietHeading')}</legend>
        <label class="row">
          <input
            type="checkbox"
            checked={quiet.on}
            onChange={({ currentTarget }) => onChange({ ...quiet, on: currentTarget.checked })}
          />
          {message('quietOn')}
        </label>
        {time('from', message('quietFrom'))}
        {time('to', message('quietTo'))}
        <label class="row">
          <input
            type="checkbox"
            checked={quiet.exceptLastHour}
            onChange={({ currentTarget }) => onChange({ ...quiet, exceptLastHour: currentTarget.checked })}
          />
          {message('quietExcept')}
        </label>
      </fieldset>
      <p class="quiet">{message('quietZone', zone)}</p>
    </>
  );
}

/** Minutes since midnight as a field for times writes them: `07:05`. */
function clockText(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function readClock(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(text) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
