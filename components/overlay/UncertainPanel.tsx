import { message } from '../../lib/i18n/message';
import { problemText } from '../../lib/i18n/problem-text';
import type { UncertainView } from '../../lib/messages/panel-view';
import { Foreign } from '../ui/Foreign';
import { Ring } from '../ui/Ring';
import { rich } from '../ui/rich';
import { useNow } from '../ui/use-now';

/** The page may be part of a rescue, but the source that would tell does not answer: one sentence. */
export function UncertainPanel({ view }: { view: UncertainView }) {
  const now = useNow();
  return (
    <section class="panel uncertain" aria-label={message('panelLabel', view.rescue.name)}>
      <Ring bps={0} />
      <p>
        {rich('panelUncertain', <Foreign text={view.rescue.name} length={60} />)} {problemText(view.problem, now)}
      </p>
    </section>
  );
}
