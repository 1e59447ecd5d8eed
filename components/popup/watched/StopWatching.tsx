import { message } from '../../../lib/i18n/message';
import { request } from '../../../lib/messages/request';
import { useWatch } from '../../overlay/use-watch';

const actions = {
  watch: (key: string, rescueId: string) => request('watch', { key, rescueId }),
  unwatch: (key: string) => request('unwatch', { key }),
};

/** Follow no longer what is listed here. `name`: what it is called. */
export function StopWatching({ watch, name }: { watch: string; name: string }) {
  const { busy, failure, change } = useWatch({ key: watch, watched: true }, '', actions);
  return (
    <>
      <button
        type="button"
        aria-disabled={busy}
        aria-label={message('popupStopWatchingWhat', name)}
        onClick={() => !busy && void change(false)}
      >
        {message('popupStopWatching')}
      </button>
      <span role="alert">{failure}</span>
    </>
  );
}

/** Follow all votes of a rescue, also those that come, or no longer. */
export function WatchWhole({ watch, rescueId }: { watch: { key: string; watched: boolean }; rescueId: string }) {
  const { watched, busy, failure, change } = useWatch(watch, rescueId, actions);
  return (
    <p class="level">
      <button type="button" aria-pressed={watched} aria-disabled={busy} onClick={() => !busy && void change(!watched)}>
        {message(watched ? 'popupWatchingAll' : 'popupWatchAll')}
      </button>
      <span class="quiet small">{message(watched ? 'popupWatchingAllHint' : 'popupWatchAllHint')}</span>
      <span role="alert">{failure}</span>
    </p>
  );
}
