import type { request } from '../../lib/messages/request';
import type { PanelActions } from './panel-actions';

/** What the user can ask for that is sent to the worker as it is. It ends with the visit. */
export function plainActions(
  ask: typeof request,
  signal: AbortSignal,
): Omit<PanelActions, 'chooseDenominator' | 'hideHere' | 'collapse'> {
  return {
    watch: (key, rescueId) => ask('watch', { key, rescueId }, { signal }),
    unwatch: (key) => ask('unwatch', { key }, { signal }),
    confirmAsk: (given) => ask('confirmAsk', given, { signal }),
    revokeAsk: (key) => ask('revokeAsk', { key }, { signal }),
    track: (given) => ask('track', given, { signal }),
    start: (seed) => ask('draftRescue', seed, { signal }),
    notThis: (key, rescueId) =>
      void ask('notThis', { key, ...(rescueId !== undefined && { rescueId }) }, { signal }).catch(() => undefined),
    readRecount: (key) => ask('readRecount', { key }, { signal }),
    startRecount: (key) => ask('startRecount', { key }, { signal }),
    cancelRecount: (key) => ask('cancelRecount', { key }, { signal }),
    readRace: (key) => ask('readRace', { key }, { signal }),
    history: (rescueId, act) => ask('history', { rescueId, act }, { signal }),
    loadDetails: () => ask('loadDetails', {}, { signal }),
  };
}
