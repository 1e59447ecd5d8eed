import { useEffect, useState } from 'preact/hooks';
import { type MessageKey, message } from '../../../lib/i18n/message';
import type { VoteView } from '../../../lib/messages/panel-view';
import type { RequestFailure } from '../../../lib/messages/protocol';
import type { RecountObstacle, RecountView } from '../../../lib/messages/recount-view';
import { isHidden } from './VoteLead';
import type { VoteActions } from './vote-actions';

/** How often a recount that goes on is asked about. In ms. The asking is what keeps the worker at it. */
const askEvery = 1_000;

/** A recount as the page knows it. */
export interface Recounting {
  /** Absent where nothing can be kept, as in a private window. */
  view: RecountView | undefined;
  /** The worker has told: what changes from now on is news. */
  told: boolean;
  /** Why what was just asked for did not come about. */
  failure: string | undefined;
  start(): void;
  cancel(): void;
}

/**
 * Follows the recount of one vote, and asks about it again when the vote was read anew. Until the worker has told, it is
 * what the vote itself lets expect: what comes a moment later would move the page.
 */
export function useRecount(vote: VoteView | undefined, actions: VoteActions): Recounting {
  const { key, observedAt: seenAt } = vote ?? {};
  const [told, setView] = useState<RecountView | 'nothing'>();
  const view = told === 'nothing' ? undefined : (told ?? (vote && expected(vote)));
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
          if (!over && !take(answer)) setView((last) => (typeof last === 'object' ? { ...last } : 'nothing'));
        });
    return () => {
      over = true;
    };
  }, [key, seenAt, round]);
  useEffect(() => {
    if (typeof told !== 'object' || !told.reading) return undefined;
    const timer = setTimeout(() => setRound((last) => last + 1), askEvery);
    return () => clearTimeout(timer);
  }, [told]);

  const ask = async (question: 'startRecount' | 'cancelRecount'): Promise<void> => {
    if (key === undefined) return;
    setFailure(undefined);
    const answer = await actions[question](key).catch(() => undefined);
    if (!take(answer)) setFailure(message(wordOf(answer)));
  };
  return {
    view,
    told: told !== undefined,
    failure,
    start: () => void ask('startRecount'),
    cancel: () => void ask('cancelRecount'),
  };
}

function expected(vote: VoteView): RecountView {
  const { key, verdict, type, voteCount } = vote;
  const obstacle = (): RecountObstacle | undefined => {
    if (!/^snapshot:[^:]+$/.test(key)) return 'not-snapshot';
    if (verdict === 'deleted') return 'deleted';
    if (verdict === 'pending' || voteCount === 0) return 'no-votes';
    if (isHidden(vote)) return 'sealed';
    return type === 'custom' ? 'no-method' : undefined;
  };
  const known = obstacle();
  return { kind: 'recount', ...(known && { obstacle: known }) };
}

function wordOf(answer: RecountView | RequestFailure | undefined): MessageKey {
  return answer?.kind === 'failed' && answer.reason === 'storage-blocked' ? 'recountFailedStorage' : 'recountFailed';
}
