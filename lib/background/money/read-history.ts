import { readCatalogue } from '../../catalogue/rescues';
import type { Protocol } from '../../messages/protocol';
import type { Asker } from '../../messages/serve';
import { bumpRevision } from '../../store/preferences';
import { ensureAlarm } from '../../watch/alarm';
import { cancelHistory, continueHistories, readHistoryState, startHistory } from '../../watch/deliveries/read-history';
import { orStorageBlocked } from '../storage-blocked';

/** How far the past of a rescue's recipients is read; begins or stops to read it where the user says so. */
export async function readHistory(
  { rescueId, act }: Protocol['history']['request'],
  { privateWindow }: Asker,
): Promise<Protocol['history']['answer']> {
  if (privateWindow) return { kind: 'failed', reason: 'private-window' };
  const rescue = readCatalogue().find(({ id }) => id === rescueId);
  if (!rescue) return { kind: 'failed', reason: 'not-found' };
  return orStorageBlocked(async () => {
    if (act === 'start') await startHistory(rescueId, (await readHistoryState(rescue)).requests);
    if (act === 'cancel') await cancelHistory(rescueId);
    const state = await readHistoryState(rescue);
    // Piece by piece behind the answers, as long as somebody asks; else with each look.
    if (state.status === 'reading')
      void continueHistories(Date.now())
        .then(bumpRevision)
        .catch(() => ensureAlarm(Date.now()));
    return { kind: 'history', ...state };
  });
}
