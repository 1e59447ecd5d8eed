import { inTransaction } from '../database';

/** So many at a time: one transaction must not hold up a look. */
const step = 500;

/** Drops the oldest news that the user has seen and that was told, down to so much. Whether it is that now, or nothing more can go. */
export function dropOldNews(most: number): Promise<boolean> {
  return inTransaction(['events', 'outbox'], async (transaction) => {
    const events = transaction.objectStore('events');
    const surplus = (await events.count()) - most;
    if (surplus <= 0) return true;
    let [seen, dropped] = [0, 0];
    let cursor = await events.index('at').openCursor();
    // What the user has not seen stays, and is walked past: there is never more than they can read.
    while (cursor && dropped < Math.min(surplus, step) && seen < most) {
      const { id, unread } = cursor.value;
      seen += 1;
      if (unread === 0 && (await transaction.objectStore('outbox').getKey(id)) === undefined) {
        await cursor.delete?.();
        dropped += 1;
      }
      cursor = await cursor.continue();
    }
    return dropped === surplus || dropped === 0;
  });
}
