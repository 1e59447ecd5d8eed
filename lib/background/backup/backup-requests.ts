import { browser } from 'wxt/browser';
import type { Milliseconds } from '../../domain/time';
import type { Protocol, RequestFailure } from '../../messages/protocol';
import type { Asker } from '../../messages/serve';
import { updateBadge } from '../../notify/badge';
import { applyBackup, previewBackup } from '../../store/backup/apply-backup';
import { type Backup, BackupError, readBackup } from '../../store/backup/read-backup';
import { deleteStored, readStoredNow } from '../../store/backup/stored-now';
import { writeBackup } from '../../store/backup/write-backup';
import { rebuildDatabase } from '../../store/database';
import { bumpRevision } from '../../store/preferences';
import { keepAside } from '../../store/safety/keep-aside';
import { ensureAlarm } from '../../watch/alarm';
import { alone } from '../../watch/one-at-a-time';
import { reloadCatalogue } from '../lists/load-catalogue';
import { applySettings } from '../notifications/notification-requests';
import { keepScripts } from '../sites/keep-scripts';
import { orStorageBlocked } from '../storage-blocked';

/** All that is kept, as a file. */
export function makeBackup(now: Milliseconds = Date.now()): Promise<Protocol['makeBackup']['answer']> {
  return orStorageBlocked<Protocol['makeBackup']['answer']>(async () => ({
    kind: 'backup',
    name: `shortfall-backup-${new Date(now).toISOString().slice(0, 10)}.json`,
    text: await writeBackup(now),
  }));
}

/** What a file would bring. Nothing is changed. */
export function previewOf({
  text,
}: Protocol['previewBackup']['request']): Promise<Protocol['previewBackup']['answer']> {
  return ofBackup<Protocol['previewBackup']['answer']>(text, previewBackup);
}

/** Takes what a file has. Not while a look is under way: what that saves would be in it twice. */
export async function restoreBackup(
  { text, settings }: Protocol['restoreBackup']['request'],
  { privateWindow }: Asker,
  now: Milliseconds = Date.now(),
): Promise<Protocol['restoreBackup']['answer']> {
  if (privateWindow) return { kind: 'failed', reason: 'private-window' };
  return ofBackup<Protocol['restoreBackup']['answer']>(text, async (backup) => {
    await alone('shortfall-poll', () => applyBackup(backup, settings));
    await keepAside();
    await reloadCatalogue();
    await ensureAlarm(now);
    await updateBadge();
    if (settings) await applySettings(now);
    void keepScripts();
    await bumpRevision();
    return { kind: 'saved' };
  });
}

/** What is stored, by kind. */
export function readStorage(): Promise<Protocol['readStorage']['answer']> {
  return orStorageBlocked<Protocol['readStorage']['answer']>(readStoredNow);
}

/** Forgets all that was ever kept, for good. */
export async function deleteEverything(
  _request: Protocol['deleteEverything']['request'],
  { privateWindow }: Asker,
): Promise<Protocol['deleteEverything']['answer']> {
  if (privateWindow) return { kind: 'failed', reason: 'private-window' };
  return orStorageBlocked<Protocol['deleteEverything']['answer']>(async () => {
    await alone('shortfall-poll', deleteStored);
    await reloadCatalogue();
    const visible = Object.keys(await browser.notifications.getAll());
    await Promise.all(visible.map((id) => browser.notifications.clear(id)));
    await ensureAlarm(Date.now());
    await updateBadge();
    void keepScripts();
    await bumpRevision();
    return { kind: 'saved' };
  });
}

/** Begins a new database in place of one that cannot be read, with what was kept aside of it. One that can be read stays. */
export async function rebuildStorage(
  _request: Protocol['rebuildStorage']['request'],
  { privateWindow }: Asker,
): Promise<Protocol['rebuildStorage']['answer']> {
  if (privateWindow) return { kind: 'failed', reason: 'private-window' };
  return orStorageBlocked<Protocol['rebuildStorage']['answer']>(async () => {
    await rebuildDatabase();
    await ensureAlarm(Date.now());
    await updateBadge();
    await bumpRevision();
    return { kind: 'saved' };
  });
}

function ofBackup<Answer>(
  text: string,
  use: (backup: Backup) => Promise<Answer>,
): Promise<Answer | RequestFailure | { kind: 'refused'; why: BackupError['why']; path?: string }> {
  return orStorageBlocked(async () => {
    try {
      return await use(await readBackup(text));
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      return { kind: 'refused', why: error.why, ...(error.message !== '' && { path: error.message }) };
    }
  });
}
