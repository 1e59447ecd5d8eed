import { useId } from 'preact/hooks';
import { formatDate } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import type { PanelActions } from '../panel-actions';
import { useHistory } from './use-history';

/** Reads what arrived before the rescue was followed, when the reader asks for it: what it takes first, then how far it is. */
export function ReadAll({ rescueId, actions }: { rescueId: string; actions: PanelActions }) {
  const { state, failed, ask } = useHistory(rescueId, actions);
  const label = useId();
  // Nothing is read yet that a past could be joined to, or all of it is.
  if (state?.readSince === undefined || state.status === 'done' || (state.status === 'not-asked' && !state.requests))
    return null;
  const { status, requests, of = 0, readSince } = state;
  const reading = status === 'reading';
  return (
    <div class="read-all">
      <p id={label} class="quiet">
        {reading ? plural('readAllReading', requests, formatDate(readSince)) : plural('readAllTakes', requests)}
      </p>
      {reading && of > 0 && <progress max={of} value={Math.max(0, of - requests)} aria-labelledby={label} />}
      {failed && (
        <p class="failure" role="alert">
          {message('readAllFailed')}
        </p>
      )}
      {/* One button for both, so that the focus stays where it is. */}
      <button type="button" aria-describedby={label} onClick={() => ask(reading ? 'cancel' : 'start')}>
        {message(reading ? 'readAllCancel' : 'readAll')}
      </button>
    </div>
  );
}
