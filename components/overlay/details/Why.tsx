import { message } from '../../../lib/i18n/message';
import { reasonText } from '../../../lib/i18n/reason-text';
import type { PanelView } from '../../../lib/messages/panel-view';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';

/** Why the contribution stands where it stands, and what it hangs on; of recovered money, how it is counted. */
export function Why({ view }: { view: Pick<PanelView, 'contribution' | 'recovery'> }) {
  const { contribution, recovery } = view;
  if (contribution)
    return (
      <div class="why">
        <p>{reasonText(contribution.because)}</p>
        {contribution.terms !== undefined && (
          <p class="quiet">{rich('contributionTerms', <Foreign text={contribution.terms} length={280} />)}</p>
        )}
        {contribution.note !== undefined && (
          <p class="quiet">
            <Foreign text={contribution.note} length={280} />
          </p>
        )}
      </div>
    );
  if (recovery)
    return (
      <div class="why">
        {recovery.because && <p>{reasonText(recovery.because)}</p>}
        <p>{message(recovery.alreadySubtracted ? 'recoverySubtracted' : 'recoveryApart')}</p>
        {recovery.note !== undefined && (
          <p class="quiet">
            <Foreign text={recovery.note} length={280} />
          </p>
        )}
      </div>
    );
  return null;
}
