import { useState } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import { request } from '../../lib/messages/request';

/** Shows one notification, and says whether it stayed. */
export function TryNotification() {
  const [state, setState] = useState<'idle' | 'busy' | 'shown' | 'blocked' | 'vanished' | 'failed'>('idle');
  const show = async (): Promise<void> => {
    if (state === 'busy') return;
    setState('busy');
    const answer = await request('tryNotification', {}).catch(() => undefined);
    if (answer?.kind !== 'tried') setState('failed');
    else setState(answer.trouble === undefined ? 'shown' : answer.trouble === 'vanished' ? 'vanished' : 'blocked');
  };
  return (
    <span class="try">
      <button type="button" aria-disabled={state === 'busy'} onClick={() => void show()}>
        {message(state === 'busy' ? 'popupTrying' : 'popupTryNotification')}
      </button>{' '}
      <span role="status">
        {state === 'shown' && message('popupTried')}
        {state === 'blocked' && message('popupBlocked')}
        {state === 'vanished' && message('popupVanished')}
        {state === 'failed' && message('optionsFailed')}
      </span>
    </span>
  );
}
