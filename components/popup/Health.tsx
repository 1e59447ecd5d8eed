import { browser } from 'wxt/browser';
import { message } from '../../lib/i18n/message';
import type { PopupView } from '../../lib/messages/popup-view';
import { Problems } from '../rescue/Problems';
import { RelativeTime } from '../ui/RelativeTime';
import { rich } from '../ui/rich';
import { TryNotification } from '../ui/TryNotification';
import { OpenBeside } from './OpenBeside';

/** When sources were last asked and will be next, and what is wrong. */
export function Health({ view }: { view: PopupView }) {
  const { lastPollAt, nextPollAt, problems, notificationTrouble } = view;
  return (
    <section class="health" aria-labelledby="health">
      <h2 id="health">{message('popupHealth')}</h2>
      <p class="quiet">
        {lastPollAt === undefined
          ? message('popupNeverPolled')
          : rich('popupLastPoll', <RelativeTime at={lastPollAt} />)}
        {lastPollAt !== undefined && ' · '}
        {lastPollAt !== undefined &&
          (nextPollAt === undefined
            ? message('popupNothingDue')
            : rich('popupNextPoll', <RelativeTime at={nextPollAt} />))}
        {lastPollAt !== undefined && problems.length === 0 && ` · ${message('popupHealthy')}`}
      </p>
      <Problems problems={problems} />
      {notificationTrouble && (
        <ul class="plain problems">
          <li>
            {message(notificationTrouble === 'vanished' ? 'popupVanished' : 'popupBlocked')} <TryNotification />
          </li>
        </ul>
      )}
      <p>
        <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
          {message('popupOptions')}
        </button>{' '}
        <OpenBeside />
      </p>
    </section>
  );
}
