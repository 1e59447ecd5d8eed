import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { message } from '../../../lib/i18n/message';
import { draftRoute, type OwnRescueView } from '../../../lib/messages/lists/own-view';
import { request } from '../../../lib/messages/request';
import { download } from '../../ui/download';
import { Foreign } from '../../ui/Foreign';
import { RelativeTime } from '../../ui/RelativeTime';
import { rich } from '../../ui/rich';
import { useAnswer } from '../../ui/use-answer';

/** The user's own rescues: begun, saved, copied from a list; and all of them as a list for others. */
export function OwnSection() {
  const { answer: view, failed, again } = useAnswer('readOwn');
  const [said, setSaid] = useState('');
  const start = async (from?: string): Promise<void> => {
    const key = crypto.randomUUID();
    const answer = await request('startDraft', { key, ...(from !== undefined && { from }) }).catch(() => undefined);
    if (answer?.kind === 'drafted') location.hash = `${draftRoute}${encodeURIComponent(answer.key)}`;
    else setSaid(message(answer?.kind === 'too-many' ? 'ownTooMany' : 'optionsFailed'));
  };
  const take = async (ask: Promise<{ kind: string }>): Promise<void> => {
    const answer = await ask.catch(() => undefined);
    setSaid(answer?.kind === 'saved' ? '' : message('optionsFailed'));
    await again();
  };
  const exportAll = async (): Promise<void> => {
    const answer = await request('exportOwn', {}).catch(() => undefined);
    if (answer?.kind === 'exported') download('shortfall-list.json', answer.text);
    else setSaid(message('optionsFailed'));
  };
  return (
    <section aria-labelledby="own">
      <h2 id="own">{message('ownHeading')}</h2>
      <p>{message('ownIntro')}</p>
      <p role="alert">{failed ? message('optionsFailed') : said}</p>
      <ul class="plain lists">
        {view?.rescues.map((rescue) => (
          <Own key={rescue.id} rescue={rescue} onEdit={start} onDelete={(id) => take(request('deleteOwn', { id }))} />
        ))}
        {view?.drafts.map(({ key, name, savedAt }) => (
          <li key={key} class="list row-wide">
            <span class="who">
              {name === '' ? message('ownUnnamed') : <Foreign text={name} length={80} />}{' '}
              <span class="quiet">{rich('ownBegun', <RelativeTime at={savedAt} />)}</span>
            </span>
            <a href={`#${draftRoute}${encodeURIComponent(key)}`} aria-label={message('ownGoOnNamed', name)}>
              {message('ownGoOn')}
            </a>
            <button
              type="button"
              aria-label={message('ownDropNamed', name)}
              onClick={() => void take(request('dropDraft', { key }))}
            >
              {message('ownDrop')}
            </button>
          </li>
        ))}
      </ul>
      <p class="row-wide">
        <button type="button" onClick={() => void start()}>
          {message('ownNew')}
        </button>
        {view && view.rescues.length > 0 && (
          <button type="button" onClick={() => void exportAll()}>
            {message('ownExport')}
          </button>
        )}
      </p>
      {view && view.listed.length > 0 && (
        <form
          class="add-node"
          onSubmit={(event) => {
            event.preventDefault();
            void start(String(new FormData(event.currentTarget as HTMLFormElement).get('from')));
          }}
        >
          <label for="own-from">{message('ownFork')}</label>
          <span class="row">
            <select id="own-from" name="from">
              {view.listed.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <button type="submit">{message('ownForkNow')}</button>
          </span>
        </form>
      )}
    </section>
  );
}

interface OwnProps {
  rescue: OwnRescueView;
  onEdit: (id: string) => Promise<void>;
  onDelete: (id: string) => Promise<void>;
}

function Own({ rescue: { id, name }, onEdit, onDelete }: OwnProps) {
  const [asking, setAsking] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  // Once, when it is asked: whoever has gone on from there is not fetched back.
  useLayoutEffect(() => {
    if (asking) cancel.current?.focus();
  }, [asking]);
  return (
    <li class="list row-wide">
      <span class="who">
        <b>
          <Foreign text={name} length={80} />
        </b>
      </span>
      <button type="button" aria-label={message('ownEditNamed', name)} onClick={() => void onEdit(id)}>
        {message('ownEdit')}
      </button>
      {asking ? (
        <>
          <button type="button" aria-label={message('ownDeleteSureNamed', name)} onClick={() => void onDelete(id)}>
            {message('ownDeleteSure')}
          </button>
          <button type="button" ref={cancel} onClick={() => setAsking(false)}>
            {message('restoreCancel')}
          </button>
        </>
      ) : (
        <button type="button" aria-label={message('ownDeleteNamed', name)} onClick={() => setAsking(true)}>
          {message('ownDelete')}
        </button>
      )}
    </li>
  );
}
