import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { mostWatchedRead, revisionKey } from '../../lib/messages/protocol';
import { request } from '../../lib/messages/request';
import { type Standing, standingQuestion } from '../../lib/messages/standing';
import type { Here, HereView } from './here';
import { Popup, type PopupState } from './Popup';

/** The popup, alive: one question for the first picture, and again whenever there is more. */
export function PopupPage({ readHere }: { readHere: () => Promise<Here | undefined> }) {
  const [state, setState] = useState<PopupState>({ kind: 'loading' });
  const [here, setHere] = useState<HereView>();

  const read = useCallback(async () => {
    try {
      const answer = await request('readPopup', {});
      if (!('kind' in answer)) setState({ kind: 'shown', view: answer });
      else if (answer.reason === 'storage-blocked') setState({ kind: 'failed', reason: 'storage-blocked' });
      else setState((before) => (before.kind === 'shown' ? before : { kind: 'failed', reason: 'no-worker' }));
    } catch {
      setState((before) => (before.kind === 'shown' ? before : { kind: 'failed', reason: 'no-worker' }));
    }
  }, []);

  const readFront = useCallback(async () => {
    const front = await readHere();
    // What was offered stays in sight once it was taken up.
    if (front?.kind !== 'subject') return setHere((before) => front ?? (before?.kind === 'offer' ? before : undefined));
    const answer = await request('readPanel', { subject: front.subject });
    if (answer.kind === 'failed') return;
    if (answer.kind === 'nothing') return setHere({ ...answer, ...(front.page && { page: front.page }) });
    const standing = answer.kind === 'panel' ? await readStanding(front.tabId) : undefined;
    setHere(standing === undefined || answer.kind !== 'panel' ? answer : { ...answer, standing });
  }, [readHere]);

  useEffect(() => {
    const readAll = (): void => {
      void read();
      void readFront().catch(() => undefined);
    };
    const onStored = (changes: Record<string, unknown>, area: string): void => {
      if (area === 'local' && revisionKey in changes) readAll();
    };
    browser.storage.onChanged.addListener(onStored);
    readAll();
    return () => browser.storage.onChanged.removeListener(onStored);
  }, [read, readFront]);

  useEffect(() => {
    // For whoever measures.
    if (state.kind === 'shown') performance.mark('popup-drawn');
  }, [state.kind]);

  const refresh = useCallback(async () => {
    try {
      return (await request('pollNow', {})).kind === 'polled';
    } catch {
      return false;
    } finally {
      void read();
    }
  }, [read]);
  const seen = useCallback(() => void request('markRead', {}).catch(() => undefined), []);
  const readVotes = useCallback(async (keys: readonly string[]) => {
    const answer = await request('readWatched', { keys: keys.slice(0, mostWatchedRead) });
    return answer.kind === 'watched' ? answer.votes : [];
  }, []);
  return <Popup state={state} here={here} onRefresh={refresh} onSeen={seen} readVotes={readVotes} />;
}

/** How the panel stands in a tab; `absent` where nothing of us answers there. */
async function readStanding(tabId: number | undefined): Promise<Standing | 'absent' | undefined> {
  if (tabId === undefined) return undefined;
  try {
    return ((await browser.tabs.sendMessage(tabId, standingQuestion)) as Standing | undefined) ?? 'absent';
  } catch {
    return 'absent';
  }
}
