import { message } from '../../../lib/i18n/message';
import { nextStep, whyNotCounted } from '../../rescue/vote/recount-step';
import type { Recounting } from '../../rescue/vote/use-recount';
import type { PanelActions } from '../panel-actions';
import { useDetails } from './detail';

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
  const why = whyNotCounted(obstacle);
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
