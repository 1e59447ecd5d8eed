import { useState } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import { request } from '../../lib/messages/request';
import { Foreign } from '../ui/Foreign';
import { rich } from '../ui/rich';

/** On a site where the user hid the panel: the way back. */
export function HiddenHere({ host }: { host: string }) {
  const [state, setState] = useState<'hidden' | 'asked' | 'shown' | 'failed'>('hidden');
  const show = async (): Promise<void> => {
    setState('asked');
    try {
      setState((await request('showSite', { host, shown: true })).kind === 'failed' ? 'failed' : 'shown');
    } catch {
      setState('failed');
    }
  };
  return (
    <section class="here" aria-labelledby="hidden">
      <h2 id="hidden">{message('popupHere')}</h2>
      <p>{rich('popupHidden', <Foreign text={host} length={60} />)}</p>
      {state !== 'shown' && (
        <p>
          <button type="button" aria-disabled={state === 'asked'} onClick={() => state !== 'asked' && void show()}>
            {message('popupShowAgain')}
          </button>
        </p>
      )}
      <p role="status">
        {state === 'shown' && message('popupShownAgain')}
        {state === 'failed' && message('optionsFailed')}
      </p>
    </section>
  );
}
