import { inDatabase, inTransaction } from './database';
import type { OutboxEntry, StoredEvent } from './schema';

/** The latest news, newest first. */
export function readActivity(limit: number): Promise<StoredEvent[]> {
  return inDatabase(async (database) => {
    const found: StoredEvent[] = [];
    let cursor = await database.transaction('events').store.index('at').openCursor(null, 'prev');
    while (cursor && found.length < limit) {
      found.push(cursor.value);
      cursor = await cursor.continue();
    }
    return found;
  });
}

/** News by its ids, in their order; those that are not recorded are left out. */
export function readEvents(ids: readonly string[]): Promise<StoredEvent[]> {
  return inDatabase(async (database) => {
    const transaction = database.transaction('events');
    const found = await Promise.all(ids.map((id) => transaction.store.get(id)));
    return found.filter((event) => event !== undefined);
  });
}

/** A rescue's news that the user has not seen, oldest first: what its notification speaks of. */
export function readUnread(rescueId?: string): Promise<StoredEvent[]> {
  return inDatabase(async (database) => {
    const unread = await database.getAllFromIndex('events', 'unread', 1);
    return unread
      .filter((event) => rescueId === undefined || event.rescueId === rescueId)
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  });
}

/** How much news the user has not seen: the badge. */
export function countUnread(): Promise<number> {
  return inDatabase((database) => database.countFromIndex('events', 'unread', 1));
}

/** The user has seen the activity: all of it, or the given pieces. What is still in the outbox need not be told any more. */
export function markRead(ids?: readonly string[]): Promise<void> {
  return inTransaction(['events', 'outbox'], async (transaction) => {
    const events = transaction.objectStore('events');
    const outbox = transaction.objectStore('outbox');
    const seen = ids ? new Set(ids) : undefined;
    for (const event of await events.index('unread').getAll(1)) {
      if (seen && !seen.has(event.id)) continue;
      await events.put({ ...event, unread: 0 });
      await outbox.delete(event.id);
    }
  });
}

/** The user has seen the activity. */
export function markAllRead(): Promise<void> {
  return markRead();
}

/** News that waits to be told, oldest first. */
export function readOutbox(): Promise<OutboxEntry[]> {
  return inDatabase(async (database) => {
    const entries = await database.getAll('outbox');
    return entries.sort((a, b) => a.at - b.at || (a.eventId < b.eventId ? -1 : 1));
  });
}

/** These pieces of news have been shown, or dropped for a reason: they leave the outbox. Doing it twice does no harm. */
export function markTold(eventIds: readonly string[]): Promise<void> {
  return inTransaction(['outbox'], async (transaction) => {
    for (const id of eventIds) await transaction.objectStore('outbox').delete(id);
  });
}
