import { useEffect, useState } from 'preact/hooks';
import { type MessageKey, message } from '../../../lib/i18n/message';
import type { RequestFailure } from '../../../lib/messages/protocol';
import type { RecountView } from '../../../lib/messages/recount-view';
import type { VoteActions } from './vote-actions';

/** How often a recount that goes on is asked about. In ms. The asking is what keeps the worker at it. */
const askEvery = 1_000;

/** A recount as the page knows it. */
export interface Recounting {
  /** Absent until the worker has told, and where nothing can be kept, as in a private window. */
  view: RecountView | undefined;
  /** Why what was just asked for did not come about. */
  failure: string | undefined;
  start(): void;
  cancel(): void;
}

/** Follows the recount of one vote. `seenAt`: the vote was read anew; then it is asked about again. */
export function useRecount(key: string | undefined, seenAt: number | undefined, actions: VoteActions): Recounting {
  const [view, setView] = useState<RecountView>();
  const [failure, setFailure] = useState<string>();
  const [round, setRound] = useState(0);

  const take = (answer: RecountView | RequestFailure | undefined): boolean => {
    if (answer?.kind === 'recount') setView(answer);
    return answer?.kind === 'recount';
  };
  useEffect(() => {
    setView(undefined);
    setFailure(undefined);
  }, [key]);
  useEffect(() => {
    let over = false;
    if (key !== undefined)
      void actions
        .readRecount(key)
        // Nobody asked for anything: what fails here says nothing.
        .catch(() => undefined)
        .then((answer) => {
          // No answer is no end: what goes on is asked about again.
          if (!over && !take(answer)) setView((last) => last && { ...last });
        });
    return () => {
      over = true;
    };
  }, [key, seenAt, round]);
  useEffect(() => {
    if (!view?.reading) return undefined;
    const timer = setTimeout(() => setRound((last) => last + 1), askEvery);
    return () => clearTimeout(timer);
  }, [view]);

  const ask = async (question: 'startRecount' | 'cancelRecount'): Promise<void> => {
    if (key === undefined) return;
    setFailure(undefined);
    const answer = await actions[question](key).catch(() => undefined);
    if (!take(answer)) setFailure(message(wordOf(answer)));
  };
  return {
    view,
    failure,
    start: () => void ask('startRecount'),
    cancel: () => void ask('cancelRecount'),
  };
}

function wordOf(answer: RecountView | RequestFailure | undefined): MessageKey {
  return answer?.kind === 'failed' && answer.reason === 'storage-blocked' ? 'recountFailedStorage' : 'recountFailed';
}
