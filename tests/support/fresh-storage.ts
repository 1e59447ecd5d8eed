import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { closeDatabase } from '@/lib/store/database';

/** A browser profile in which nothing was stored yet. */
export async function freshStorage(): Promise<void> {
  await closeDatabase();
  await deleteDB('shortfall');
  fakeBrowser.reset();
}
