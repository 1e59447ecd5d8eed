import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { message } from '../../../lib/i18n/message';
import type { NotificationChange, NotificationsView } from '../../../lib/messages/notifications/notifications-view';
import { revisionKey } from '../../../lib/messages/protocol';
import { request } from '../../../lib/messages/request';
import { TryNotification } from '../../ui/TryNotification';
import { KindMatrix } from './KindMatrix';
import { QuietHoursForm } from './QuietHoursForm';
import { Reminders } from './Reminders';

/** What the user is told, when, and whether notifications come through at all. Each change holds at once. */
export function NotificationsSection() {
  const [view, setView] = useState<NotificationsView>();
  const [said, setSaid] = useState('');
  const read = useCallback(async () => {
    const answer = await request('readNotifications', {}).catch(() => undefined);
    if (answer?.kind === 'notifications') setView(answer);
  }, []);
  useEffect(() => {
    // The popup changes them too.
    const onStored = (changes: Record<string, unknown>, area: string): void => {
      if (area === 'local' && revisionKey in changes) void read();
    };
    browser.storage.onChanged.addListener(onStored);
    void read();
    return () => browser.storage.onChanged.removeListener(onStored);
  }, [read]);

  const change = async (to: NotificationChange): Promise<void> => {
    const answer = await request('changeNotifications', { change: to }).catch(() => undefined);
    setSaid(message(answer?.kind === 'saved' ? 'optionsSaved' : 'optionsFailed'));
    await read();
  };
  return (
    <section class="notifications" aria-labelledby="notifications">
      <h2 id="notifications">{message('tellingHeading')}</h2>
      <p>{message('notificationsIntro')}</p>
      <p>
        <TryNotification />
      </p>
      {view && (
        <>
          {view.settings.paused && (
            <p class="row warning">
              {message('notificationsPaused')}{' '}
              <button type="button" onClick={() => void change({ paused: false })}>
                {message('tellingResume')}
              </button>
            </p>
          )}
          <KindMatrix told={view.settings.told} onChange={(kind, told) => void change({ kind, told })} />
          <Reminders
            reminders={view.reminders}
            marginBelowPoints={view.marginBelowPoints}
            onReminder={(reminder, wanted) => void change({ reminder, wanted })}
            onMargin={(marginBelowPoints) => void change({ marginBelowPoints })}
          />
          <QuietHoursForm quiet={view.settings.quiet} zone={view.zone} onChange={(quiet) => void change({ quiet })} />
        </>
      )}
      <p role="status">{said}</p>
    </section>
  );
}
