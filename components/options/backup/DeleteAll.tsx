import { useState } from 'preact/hooks';
import { message } from '../../../lib/i18n/message';
import { request } from '../../../lib/messages/request';

/** Deletes all that is kept, once the user has said so twice. */
export function DeleteAll({ onDeleted }: { onDeleted: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const remove = async (): Promise<void> => {
    const answer = await request('deleteEverything', { sure: true }).catch(() => undefined);
    setAsking(false);
    setSaid(message(answer?.kind === 'saved' ? 'deleteDone' : 'optionsFailed'));
    await onDeleted();
  };
  return (
    <>
      <h3>{message('deleteHeading')}</h3>
      {asking ? (
        <div role="alertdialog" aria-labelledby="delete-sure">
          <p id="delete-sure">{message('deleteSure')}</p>
          <p class="row">
            <button type="button" onClick={() => void remove()}>
              {message('deleteYes')}
            </button>
            <button type="button" ref={(button) => button?.focus()} onClick={() => setAsking(false)}>
              {message('restoreCancel')}
            </button>
          </p>
        </div>
      ) : (
        <button
          type="button"
          onClick={() => {
            setSaid('');
            setAsking(true);
          }}
        >
          {message('deleteAll')}
        </button>
      )}
      <p role="status">{said}</p>
    </>
  );
}
