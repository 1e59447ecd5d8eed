import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { DashboardView } from '../../lib/messages/dashboard-view';
import { revisionKey } from '../../lib/messages/protocol';
import { request } from '../../lib/messages/request';
import { type PackedRescue, unpackRescue } from '../../lib/reading/pack';

/** A rescue as the worker has just told of it. */
export interface ToldRescue {
  view: DashboardView;
  packed: PackedRescue;
}

/** What there is to show: nothing yet, a rescue, or why there is none. `isOld`: the worker did not answer the last question. */
export type DashboardState =
  | { kind: 'loading' }
  | { kind: 'shown'; told: ToldRescue; isOld: boolean }
  | { kind: 'failed'; reason: 'no-worker' | 'not-found' };

/** A rescue of the worker's, or the one that comes first; asked for again whenever there may be more. */
export function useDashboard(rescueId: string | undefined): DashboardState {
  const [state, setState] = useState<DashboardState>({ kind: 'loading' });
  const read = useCallback(
    async (isWanted: () => boolean) => {
      const answer = await request('readDashboard', rescueId === undefined ? {} : { rescueId }).catch(() => undefined);
      if (!isWanted()) return;
      if (answer?.kind === 'dashboard')
        return setState((before) => ({ kind: 'shown', told: toldOf(answer, before), isOld: false }));
      const reason = answer?.reason === 'not-found' ? 'not-found' : 'no-worker';
      setState((before) =>
        before.kind === 'shown' && reason === 'no-worker' ? { ...before, isOld: true } : { kind: 'failed', reason },
      );
    },
    [rescueId],
  );
  useEffect(() => {
    let over = false;
    const readNow = () => void read(() => !over);
    const onStored = (changes: Record<string, unknown>, area: string): void => {
      if (area === 'local' && revisionKey in changes) readNow();
    };
    browser.storage.onChanged.addListener(onStored);
    readNow();
    return () => {
      over = true;
      browser.storage.onChanged.removeListener(onStored);
    };
  }, [read]);
  return state;
}

/** What has not changed is not unpacked again, and nothing is added up anew for it. */
function toldOf(view: DashboardView, before: DashboardState): ToldRescue {
  const known = before.kind === 'shown' && before.told.view.packed === view.packed ? before.told.packed : undefined;
  return { view, packed: known ?? unpackRescue(view.packed) };
}
