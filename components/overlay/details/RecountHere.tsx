import { type MessageKey, message } from '../../../lib/i18n/message';
import type { RecountObstacle, RecountView } from '../../../lib/messages/recount-view';
import type { Recounting } from '../../rescue/vote/use-recount';
import type { PanelActions } from '../panel-actions';
import { useDetails } from './detail';

/** Why there is no button. Of the others there is nothing to count, or nothing to say. */
const obstacles: Partial<Record<RecountObstacle, MessageKey>> = {
  sealed: 'recountSealed',
  'no-method': 'recountNoMethod',
  'too-many': 'recountTooMany',
};

interface Props {
  recount: Recounting;
  actions: PanelActions;
}

/** Counts a vote anew, when the reader asks for it. How far it is, and what it came to, is a detail. */
export function RecountHere({ recount, actions }: Props) {
  const { view, failure } = recount;
  const { reading, stopped, result } = view ?? {};
  const { Content } = useDetails(Boolean(reading || stopped || result || failure), actions.loadDetails);
  if (!view) return null;
  const { obstacle } = view;
  const why = obstacle && obstacles[obstacle];
  if (obstacle && !result) return why ? <p class="quiet">{message(why)}</p> : null;
  return (
    <div class="recount">
      {Content && <Content detail={{ what: 'recount', recount }} isOpen actions={actions} />}
      {!obstacle && (
        // One button for all, so that the focus stays where it is.
        <button type="button" onClick={reading ? recount.cancel : recount.start}>
          {message(nextStep(view))}
        </button>
      )}
    </div>
  );
}

function nextStep({ reading, stopped, result }: RecountView): MessageKey {
  if (reading) return 'recountCancel';
  if (stopped) return 'recountGoOn';
  return result ? 'recountAgain' : 'recountStart';
}
