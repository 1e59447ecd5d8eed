import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { listFailureText } from '../../../lib/i18n/list-text';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import type { ListFailure } from '../../../lib/messages/lists/lists-view';
import { request } from '../../../lib/messages/request';
import { useAnswer } from '../../ui/use-answer';
import { Conflicts } from './Conflicts';
import { ListProblems } from './ListProblems';
import { ListRow } from './ListRow';

/** Rescue lists: those that the user subscribed to, another one, and which counts where several have a rescue. */
export function ListsSection() {
  const { answer: view, failed, again } = useAnswer('readLists');
  const [state, setState] = useState<'reading' | 'added' | 'failed' | (ListFailure & { host: string })>();
  const subscribe = async (form: HTMLFormElement): Promise<void> => {
    const url = String(new FormData(form).get('url')).trim();
    // Straight from the click: the browser asks back only then. Refused, it is tried all the same: a host may be open to everybody.
    const asked = allow(url);
    setState('reading');
    await asked;
    const answer = await request('subscribeList', { url }).catch(() => undefined);
    if (answer?.kind === 'saved') form.reset();
    if (answer?.kind === 'list-refused') setState({ ...answer.failure, host: hostOf(url) });
    else setState(answer?.kind === 'saved' ? 'added' : 'failed');
    await again();
  };
  const refused = typeof state === 'object' ? state : undefined;
  return (
    <section aria-labelledby="lists">
      <h2 id="lists">{message('listsHeading')}</h2>
      <p>{message('listsIntro')}</p>
      <p role="alert">{failed && message('optionsFailed')}</p>
      {view && <p class="quiet">{plural('listsBundled', view.bundled)}</p>}
      {view && view.lists.length > 0 && (
        <ul class="plain lists">
          {view.lists.map((list) => (
            <ListRow key={list.url} list={list} onChanged={again} />
          ))}
        </ul>
      )}
      <form
        class="add-node"
        onSubmit={(event) => {
          event.preventDefault();
          if (state !== 'reading') void subscribe(event.currentTarget as HTMLFormElement);
        }}
      >
        <label for="list-url">{message('listAddLabel')}</label>
        <span class="row">
          <input
            id="list-url"
            name="url"
            type="url"
            required
            maxLength={500}
            placeholder="https://"
            autocomplete="off"
            spellcheck={false}
            aria-describedby="list-said"
          />
          <button type="submit" aria-disabled={state === 'reading'}>
            {message('listAdd')}
          </button>
        </span>
        <p id="list-said" role="status">
          {state === 'reading' && message('listReading')}
          {state === 'added' && message('listAdded')}
          {state === 'failed' && message('optionsFailed')}
          {refused && listFailureText(refused, refused.host)}
          {refused && <ListProblems problems={refused.problems ?? []} />}
        </p>
      </form>
      {view && <Conflicts conflicts={view.conflicts} onChanged={again} />}
    </section>
  );
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url.slice(0, 100);
}

function allow(url: string): Promise<boolean> {
  if (!URL.canParse(url) || !url.startsWith('https://')) return Promise.resolve(false);
  return browser.permissions.request({ origins: [`https://${new URL(url).hostname}/*`] }).catch(() => false);
}
