import { useId, useState } from 'preact/hooks';
import { formatDate } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import { Disclosure } from '../../ui/Disclosure';
import type { PanelActions } from '../panel-actions';
import { useHistory } from './use-history';

interface Props {
  rescueId: string;
  actions: PanelActions;
}

/** Offers to read what arrived before the rescue was followed. One line until it is opened: what came later would move the page. */
export function ReadAll(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Disclosure title={message('readAllHeading')} onToggle={setOpen}>
      {open && <Reading {...props} />}
    </Disclosure>
  );
}

/** What it takes first, then how far it is. */
function Reading({ rescueId, actions }: Props) {
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
