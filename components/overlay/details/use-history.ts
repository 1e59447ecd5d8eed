import { useEffect, useState } from 'preact/hooks';
import type { Protocol } from '../../../lib/messages/protocol';
import type { PanelActions } from '../panel-actions';

type State = Extract<Protocol['history']['answer'], { kind: 'history' }>;

/** How often a reading that goes on is asked about. In ms. The asking is what keeps the worker at it. */
const askEvery = 3_000;

/** Follows how far the past of a rescue's recipients is read. No state: nothing can be kept, as in a private window. */
export function useHistory(rescueId: string, { history }: Pick<PanelActions, 'history'>) {
  const [state, setState] = useState<State>();
  const [failed, setFailed] = useState(false);

  const reading = state?.status === 'reading';
  const take = (answer: Protocol['history']['answer'] | undefined): boolean => {
    if (answer?.kind === 'history') setState(answer);
    return answer?.kind === 'history';
  };
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const answer = await history(rescueId, 'look').catch(() => undefined);
      if (over) return;
      // What goes on is asked about again, also where an answer was lost.
      if (!take(answer) && !reading) setFailed(true);
      if (reading && !(answer?.kind === 'history' && answer.status !== 'reading'))
        timer = setTimeout(() => void look(), askEvery);
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [rescueId, reading]);

  const ask = async (act: 'start' | 'cancel'): Promise<void> => {
    setFailed(!take(await history(rescueId, act).catch(() => undefined)));
  };
  return { state, failed, ask: (act: 'start' | 'cancel') => void ask(act) };
}
