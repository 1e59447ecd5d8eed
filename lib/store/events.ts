import type { DropReason, LateReason } from '../domain/telling/telling-of';
import type { Milliseconds } from '../domain/time';
import { inDatabase, inTransaction, type Write, type WriteTransaction, writeAll } from './database';
import { eventWrites, unrecorded } from './save-observations';
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

/** What was decided about a piece of news that waited: it was shown, it will never be, or it waits on. */
export type Settlement = { eventId: string } & (
  | { toldAt: Milliseconds; late?: LateReason }
  | { dropped: DropReason }
  | { heldUntil?: Milliseconds; waitedFor: LateReason }
);

/**
 * Writes down what was decided, in one transaction: what was shown or dropped leaves the outbox, and what was dropped asks for no
 * decision any more. What has left the outbox meanwhile stays as it is. Doing it twice does no harm.
 */
export function settleOutbox(settlements: readonly Settlement[]): Promise<void> {
  if (settlements.length === 0) return Promise.resolve();
  return inTransaction(['events', 'outbox'], async (transaction) => {
    const ids = settlements.map(({ eventId }) => eventId);
    const [entries, events] = await Promise.all([
      Promise.all(ids.map((id) => transaction.objectStore('outbox').get(id))),
      Promise.all(ids.map((id) => transaction.objectStore('events').get(id))),
    ]);
    await writeAll(
      settlements.flatMap((settlement, index) =>
        settlementWrites(transaction, settlement, entries[index], events[index]),
      ),
    );
  });
}

/** What a decision writes. */
function settlementWrites(
  transaction: WriteTransaction,
  { eventId, ...decided }: Settlement,
  entry: OutboxEntry | undefined,
  event: StoredEvent | undefined,
): Write[] {
  if (!entry) return [];
  const outbox = transaction.objectStore('outbox');
  if ('waitedFor' in decided) {
    const { heldUntil: _, ...waiting } = entry;
    return [() => outbox.put({ ...waiting, ...decided })];
  }
  const unread = 'dropped' in decided ? 0 : 1;
  return [
    () => outbox.delete(eventId),
    ...(event ? [() => transaction.objectStore('events').put({ ...event, ...decided, unread })] : []),
  ];
}

/** When the first piece of news that is held is to be told; `undefined` where none is. */
export async function nextReleaseAt(): Promise<Milliseconds | undefined> {
  const times = (await readOutbox()).flatMap(({ heldUntil }) => heldUntil ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** The user has seen the activity: all of it, or the given pieces. What is still in the outbox need not be told any more. */
export function markRead(ids?: readonly string[]): Promise<void> {
  const seen = ids && new Set(ids);
  return markReadFor(({ id }) => ((seen?.has(id) ?? true) ? 'read' : undefined));
}

/** News for which there is a reason asks for no decision any more; what of it was not told yet never will be, for that reason. */
export function markReadFor(reasonOf: (event: StoredEvent) => DropReason | undefined): Promise<void> {
  return inTransaction(['events', 'outbox'], async (transaction) => {
    const events = transaction.objectStore('events');
    const [unread, waiting] = await Promise.all([
      events.index('unread').getAll(1),
      transaction.objectStore('outbox').getAll(),
    ]);
    const entries = new Map(waiting.map((entry) => [entry.eventId, entry]));
    await writeAll(
      unread.flatMap((event) => {
        const dropped = reasonOf(event);
        if (dropped === undefined) return [];
        const entry = entries.get(event.id);
        if (!entry) return [() => events.put({ ...event, unread: 0 })];
        return settlementWrites(transaction, { eventId: event.id, dropped }, entry, event);
      }),
    );
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

/** Records news and queues it to be told. What is recorded already stays as it is. Returns what was new. */
export function recordNews(events: readonly StoredEvent[]): Promise<StoredEvent[]> {
  if (events.length === 0) return Promise.resolve([]);
  return inTransaction(['events', 'outbox'], async (transaction) => {
    const recorded = await unrecorded(transaction, events);
    await writeAll(recorded.flatMap((event) => eventWrites(transaction, event, true)));
    return recorded;
  });
}

/** The clock was set back: no news is of the future. What comes next is later than what is there. */
export function pullEvents(now: Milliseconds): Promise<void> {
  return inTransaction(['events', 'outbox'], async (transaction) => {
    const events = transaction.objectStore('events');
    for (const event of await events.index('at').getAll(IDBKeyRange.lowerBound(now, true)))
      await events.put({ ...event, at: now });
    const outbox = transaction.objectStore('outbox');
    for (const { heldUntil, ...entry } of await outbox.getAll())
      await outbox.put({
        ...entry,
        at: Math.min(entry.at, now),
        ...(heldUntil !== undefined && { heldUntil: Math.min(heldUntil, now) }),
      });
  });
}
