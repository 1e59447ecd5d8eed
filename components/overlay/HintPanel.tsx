import { subjectKey } from '../../lib/domain/governance/subject';
import { message } from '../../lib/i18n/message';
import type { HintView } from '../../lib/messages/hint-view';
import { Hint } from '../hint/Hint';
import { Ring } from '../ui/Ring';
import type { PanelActions } from './panel-actions';

/** What a page that no list names may be to a rescue: one line. */
export function HintPanel({ view, actions }: { view: HintView; actions: PanelActions }) {
  return (
    <section class="panel uncertain" aria-label={message('panelName')}>
      <Ring bps={0} />
      <Hint id={subjectKey(view.subject)} rescueId={view.rescueId} hint={view} actions={actions} />
    </section>
  );
}
