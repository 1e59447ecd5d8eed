import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { formatBytes } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import type { StorageView } from '../../../lib/messages/backup-view';
import { revisionKey } from '../../../lib/messages/protocol';
import { request } from '../../../lib/messages/request';
import { download } from '../../ui/download';
import { DeleteAll } from './DeleteAll';
import { RestoreFile } from './RestoreFile';
import { StoredParts } from './StoredParts';
import { SyncSwitch } from './SyncSwitch';

/** Backup: all that is kept into a file, and back; how much is kept; and deleting it. */
export function BackupSection() {
  const [storage, setStorage] = useState<StorageView>();
  const [failed, setFailed] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const read = useCallback(async () => {
    const answer = await request('readStorage', {}).catch(() => undefined);
    setFailed(answer?.kind !== 'storage');
    setUnreadable(answer?.kind === 'failed' && answer.reason === 'storage-blocked');
    if (answer?.kind === 'storage') setStorage(answer);
  }, []);
  useEffect(() => {
    // Where only a page may ask for it: what is kept is not to be dropped when the disk is full.
    void navigator.storage?.persist?.().catch(() => false);
    const onStored = (changes: Record<string, unknown>, area: string): void => {
      if (area === 'local' && revisionKey in changes) void read();
    };
    browser.storage.onChanged.addListener(onStored);
    void read();
    return () => browser.storage.onChanged.removeListener(onStored);
  }, [read]);

  const rebuild = async (): Promise<void> => {
    await request('rebuildStorage', {}).catch(() => undefined);
    await read();
  };
  const save = async (): Promise<void> => {
    const answer = await request('makeBackup', {}).catch(() => undefined);
    setFailed(answer?.kind !== 'backup');
    if (answer?.kind === 'backup') download(answer.name, answer.text);
  };
  return (
    <section class="backup" aria-labelledby="backup">
      <h2 id="backup">{message('backupHeading')}</h2>
      <p>{message('backupIntro')}</p>
      <p role="alert">{failed && message(unreadable ? 'rebuildIntro' : 'optionsFailed')}</p>
      {unreadable && (
        <p>
          <button type="button" onClick={() => void rebuild()}>
            {message('rebuildNow')}
          </button>
        </p>
      )}
      <p>
        <button type="button" onClick={() => void save()}>
          {message('backupSave')}
        </button>
      </p>
      <RestoreFile onRestored={read} />
      <SyncSwitch />
      <h3>{message('storageHeading')}</h3>
      {storage && <StoredParts parts={storage.parts} />}
      {storage?.used !== undefined && <p class="quiet">{message('storageUsed', formatBytes(storage.used))}</p>}
      <DeleteAll onDeleted={read} />
    </section>
  );
}
