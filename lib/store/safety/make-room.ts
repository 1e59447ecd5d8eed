import { thinHistory } from '../../domain/governance/thin-history';
import type { Database } from '../open-migrated';
import type { HistoryPoint } from '../schema';

/** Points of a vote that are left where there is no room for more: still enough for a plot. */
const fewPoints = 60;

/**
 * Makes room in a full database out of what can be read again or is not missed: votes that were being counted first, then how votes moved,
 * vote by vote. Nothing that the user made is touched. Gives up quietly: whoever needed the room then says that there is none.
 */
export async function makeRoom(database: Database): Promise<void> {
  try {
    await database.clear('votePages');
    const keys = new Set<string>();
    for (const proposal of await database.getAllKeys('proposals')) keys.add(proposal);
    for (const key of keys) await thinOne(database, key);
  } catch {
    // Not even that can be written.
  }
}

async function thinOne(database: Database, key: string): Promise<void> {
  const transaction = database.transaction(['history', 'proposals'], 'readwrite');
  const store = transaction.objectStore('history');
  const points: HistoryPoint[] = await store.getAll(IDBKeyRange.bound([key, 0], [key, Number.MAX_SAFE_INTEGER]));
  const kept = new Set(thinHistory(points, await transaction.objectStore('proposals').get(key), 0, fewPoints));
  await Promise.all(points.filter((point) => !kept.has(point)).map(({ at }) => store.delete([key, at])));
  await transaction.done;
}
