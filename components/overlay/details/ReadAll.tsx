import { useId } from 'preact/hooks';
import { formatDate } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import type { PanelActions } from '../panel-actions';
import { useHistory } from './use-history';

interface Props {
  rescueId: string;
  actions: PanelActions;
}

/** Reads what arrived before the rescue was followed, where the reader wants it: what it takes first, then how far it is. */
export function ReadAll({ rescueId, actions }: Props) {
  const { state, failed, ask } = useHistory(rescueId, actions);
  const label = useId();
  const failure = <p role="alert">{failed && message('readAllFailed')}</p>;
  if (!state) return failure;
  const { status, requests, of = 0, readSince } = state;
  // Without a present there is nothing that a past could be joined to.
  if (readSince === undefined) return <p class="quiet">{message('readAllNotYet')}</p>;
  if (status === 'done' || (status === 'not-asked' && requests === 0))
    return <p class="quiet">{message('readAllDone')}</p>;
  const reading = status === 'reading';
  return (
    <div class="recount">
      <p id={label} class="quiet">
        {reading ? plural('readAllReading', requests, formatDate(readSince)) : plural('readAllTakes', requests)}
      </p>
      {reading && of > 0 && <progress max={of} value={Math.max(0, of - requests)} aria-labelledby={label} />}
      {failure}
      {/* One button for both, so that the focus stays where it is. */}
      <button type="button" aria-describedby={label} onClick={() => ask(reading ? 'cancel' : 'start')}>
        {message(reading ? 'readAllCancel' : 'readAll')}
      </button>
    </div>
  );
}
