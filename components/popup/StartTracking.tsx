import { useState } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import { request } from '../../lib/messages/request';
import type { PageInFront } from './here';

/** On a page that is part of no rescue: begins one from it, in a form that opens beside it. */
export function StartTracking({ page: { title, url } }: { page: PageInFront }) {
  const [said, setSaid] = useState('');
  const start = async (): Promise<void> => {
    const seed = { title: (title || url).slice(0, 500), url };
    const answer = await request('draftRescue', seed).catch(() => undefined);
    if (answer?.kind === 'drafted') setSaid('');
    else setSaid(message(answer?.kind === 'too-many' ? 'ownTooMany' : 'optionsFailed'));
  };
  return (
    <>
      <p>
        <button type="button" onClick={() => void start()}>
          {message('ownNew')}
        </button>
      </p>
      <p class="quiet">{message('popupStartHint')}</p>
      <p role="status">{said}</p>
    </>
  );
}
