import { useEffect, useState } from 'preact/hooks';
import { formatCount } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import type { SyncView } from '../../../lib/messages/backup-view';
import { request } from '../../../lib/messages/request';
import { RelativeTime } from '../../ui/RelativeTime';
import { rich } from '../../ui/rich';

/** Sync between the user's own browsers: off by default, with what it does in plain words. */
export function SyncSwitch() {
  const [sync, setSync] = useState<SyncView>();
  const [failed, setFailed] = useState(false);
  const take = (answer: { kind: string } | undefined): void => {
    setFailed(answer?.kind !== 'sync');
    if (answer?.kind === 'sync') setSync(answer as SyncView);
  };
  useEffect(() => void request('readSync', {}).then(take, () => take(undefined)), []);
  const change = async (on: boolean): Promise<void> => {
    take(await request('switchSync', { on }).catch(() => undefined));
  };
  return (
    <>
      <h3>{message('syncHeading')}</h3>
      <p>{message('syncIntro')}</p>
      <p>
        <label class="row">
          <input
            type="checkbox"
            checked={sync?.on ?? false}
            disabled={!sync}
            onChange={({ currentTarget }) => void change(currentTarget.checked)}
          />
          {message('syncSwitch')}
        </label>
      </p>
      <p role="status" class="quiet">
        {sync?.on && sync.at !== undefined && rich('syncInStep', <RelativeTime at={sync.at} />)}{' '}
        {sync?.on && sync.leftOut !== undefined && message('syncLeftOut', formatCount(sync.leftOut))}{' '}
        {sync?.on && sync.failed && message('syncFailed')} {failed && message('optionsFailed')}
      </p>
    </>
  );
}
