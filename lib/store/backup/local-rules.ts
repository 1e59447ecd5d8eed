import type { StoredKindName } from '../../messages/backup-view';
import { preferencesKey, revisionKey } from '../../messages/protocol';
import { sitesKey } from '../../messages/sites';

/**
 * What becomes of a key of `storage.local` in a backup. `choice`: what the user set, taken in place of what is here where they want that.
 * A list by the name of what tells its entries apart; a record by its names: what is missing here is added, nothing is replaced.
 * `no`: it is not in backups. `synced`: it goes to the user's other browsers, where they want that.
 */
export type LocalRule =
  | { choice: true; synced?: true }
  | { list: string; kind?: StoredKindName; synced?: true }
  | { record: true; kind?: StoredKindName }
  | { no: string };

/** Every key of `storage.local`. Who reads a key checks it each time, so what a file brings needs no other check than its bounds. */
export const localRules: Readonly<Record<string, LocalRule>> = {
  [preferencesKey]: { choice: true, synced: true },
  [sitesKey]: { list: 'host' },
  confirmedAsks: { list: 'topicKey', kind: 'asks', synced: true },
  trackedParts: { list: 'key', kind: 'asks', synced: true },
  notThis: { record: true },
  suggestions: { no: 'Found anew by searching.' },
  'followed-address': { choice: true },
  endpoints: { choice: true },
  language: { choice: true },
  lists: { list: 'url' },
  'list-texts': { record: true },
  'list-choices': { choice: true },
  'own-rescues': { list: 'id', kind: 'rescues', synced: true },
  'rescue-drafts': { record: true },
  histories: { record: true },
  'transfer-checks': { record: true },
  [revisionKey]: { no: 'It only says that something changed.' },
  'hub-key': { no: 'A secret.' },
  'node-requests': { no: 'Counts what this machine asked today.' },
  sync: { no: 'Whether this browser takes part.' },
  'sync-seen': { no: 'What this browser was in step with.' },
  'kept-aside': { no: 'What is in the database, once more.' },
  notifications: { no: 'Says what this machine shows.' },
  welcomed: { no: 'The first page is shown once in each browser.' },
};

/** Whether a key of `storage.local` stays out of backups. */
export function isLeftOut(key: string): boolean {
  const rule = localRules[key];
  return !rule || 'no' in rule;
}

/** First words of a backup: what it is, and how its rows are to be read. */
export const backupFormat = 'shortfall-backup';
