import { useEffect, useState } from 'preact/hooks';
import { type MessageKey, message } from '../../lib/i18n/message';
import type { Protocol, RequestFailure } from '../../lib/messages/protocol';
import type { PanelActions } from './panel-actions';

const failures: Record<RequestFailure['reason'], MessageKey> = {
  'storage-blocked': 'watchFailedStorage',
  'private-window': 'watchFailedPrivate',
  'not-found': 'watchFailedNotFound',
  malformed: 'watchFailed',
  unexpected: 'watchFailed',
};

/** The state of Watch: what the worker last said, whether it is being asked, and why that failed. "Watching" is said once it is stored, not before. */
export function useWatch(
  watch: { key: string; watched: boolean } | undefined,
  rescueId: string,
  actions: Pick<PanelActions, 'watch' | 'unwatch'>,
) {
  const [answered, setAnswered] = useState<boolean>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const told = watch?.watched;
  // What the worker says of itself stands above what it answered once.
  useEffect(() => setAnswered(undefined), [told]);

  const change = async (next: boolean): Promise<void> => {
    if (!watch) return;
    setBusy(true);
    setFailure(undefined);
    let answer: Protocol['watch']['answer'] | Protocol['unwatch']['answer'] | undefined;
    try {
      answer = await (next ? actions.watch(watch.key, rescueId) : actions.unwatch(watch.key));
    } catch {
      answer = undefined;
    }
    setBusy(false);
    if (answer && answer.kind !== 'failed') setAnswered(next);
    else setFailure(message(answer ? failures[answer.reason] : 'watchFailed'));
  };
  return { watched: answered ?? told ?? false, busy, failure, change };
}
