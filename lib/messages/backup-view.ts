import type { Milliseconds } from '../domain/time';

/** What the user calls it. `settings` and `rescues` are kept beside the database. */
export type StoredKindName =
  | 'watches'
  | 'news'
  | 'votes'
  | 'topics'
  | 'history'
  | 'money'
  | 'else'
  | 'asks'
  | 'rescues';

/** A backup: the text of a file. */
export interface BackupFile {
  kind: 'backup';
  /** `shortfall-backup-2026-11-20.json` */
  name: string;
  text: string;
}

/** What a file would bring. */
export interface BackupPreview {
  kind: 'preview';
  madeAt: Milliseconds;
  /** Of each kind how much the file has, and how much of it is not here yet. Kinds of which it has none are left out. */
  parts: readonly { kind: StoredKindName; count: number; fresh: number }[];
  /** Whether the settings in it are others than those here. Absent: it has none. */
  settings?: 'same' | 'other';
}

/** Why a file cannot be used. `newer`: a later version of Shortfall made it. `path`: where it is wrong. */
export interface BackupRefusal {
  kind: 'refused';
  why: 'not-a-backup' | 'newer' | 'too-big' | 'wrong';
  path?: string;
}

/** What is stored. Bytes of a kind are estimated from a sample of it. */
export interface StorageView {
  kind: 'storage';
  parts: readonly { kind: StoredKindName; count: number; bytes: number }[];
  /** What the browser says that it all takes, and gives us at most. */
  used?: number;
  quota?: number;
}

/** Whether what is the user's own goes to their other browsers; when it was last in step, how much found no room, and whether the browser refused last. */
export interface SyncView {
  kind: 'sync';
  on: boolean;
  at?: Milliseconds;
  leftOut?: number;
  failed?: boolean;
}

/** Characters of a file at most: what fits into one message. */
export const longestBackup = 50_000_000;
