import { message } from '../../lib/i18n/message';
import type { PanelView } from '../../lib/messages/panel-view';
import { Foreign } from '../ui/Foreign';
import { rich } from '../ui/rich';

/** Where a rescue is from that did not come with Shortfall: nobody has reviewed it. */
export function From({ from }: { from: PanelView['rescue']['from'] | undefined }) {
  if (!from) return null;
  return (
    <p class="quiet">
      {from.kind === 'own' ? message('rescueOwn') : rich('rescueFromList', <Foreign text={from.name} length={60} />)}
    </p>
  );
}
