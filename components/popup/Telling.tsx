import { useState } from 'preact/hooks';
import { formatLocal } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import type {
  NotificationChange,
  SnoozeChoice,
  TellingView,
} from '../../lib/messages/notifications/notifications-view';
import { request } from '../../lib/messages/request';

/** Whether notifications come, and the ways to be left alone for a while. */
export function Telling({ telling: { paused, snoozedUntil, finalHourAt } }: { telling: TellingView }) {
  const [failed, setFailed] = useState(false);
  const change = async (to: NotificationChange): Promise<void> => {
    const answer = await request('changeNotifications', { change: to }).catch(() => undefined);
    setFailed(answer?.kind !== 'saved');
  };
  const silent = paused || snoozedUntil !== undefined;
  return (
    <section class="telling" aria-labelledby="telling" data-silent={silent}>
      <h2 id="telling">{message('tellingHeading')}</h2>
      <p aria-live="polite">
        {message(
          paused ? 'tellingPaused' : snoozedUntil === undefined ? 'tellingOn' : 'tellingSnoozed',
          until(snoozedUntil),
        )}
      </p>
      <p class="row">
        {silent ? (
          <button type="button" onClick={() => void change(paused ? { paused: false } : { snooze: 'end' })}>
            {message('tellingResume')}
          </button>
        ) : (
          <>
            <select
              aria-label={message('snoozeLabel')}
              value=""
              onChange={({ currentTarget }) => {
                const snooze = currentTarget.value as SnoozeChoice | '';
                currentTarget.value = '';
                if (snooze) void change({ snooze });
              }}
            >
              <option value="">{message('snoozeChoose')}</option>
              <option value="hour">{message('snoozeHour')}</option>
              <option value="tomorrow">{message('snoozeTomorrow')}</option>
              {finalHourAt !== undefined && (
                <option value="final-hour">{message('snoozeFinalHour', formatLocal(finalHourAt))}</option>
              )}
            </select>
            <button type="button" onClick={() => void change({ paused: true })}>
              {message('tellingPause')}
            </button>
          </>
        )}
      </p>
      <p role="alert">{failed && message('optionsFailed')}</p>
    </section>
  );
}

function until(at: number | undefined): string {
  return at === undefined ? '' : formatLocal(at);
}
