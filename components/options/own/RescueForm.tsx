import { useState } from 'preact/hooks';
import { message } from '../../../lib/i18n/message';
import type { Protocol } from '../../../lib/messages/protocol';
import { request } from '../../../lib/messages/request';
import { textAt } from './at-path';
import { ContributionFields } from './ContributionFields';
import { Field } from './Field';
import { Figures } from './Figures';
import { HoleFields } from './HoleFields';
import { Items } from './Items';
import { Kept } from './Kept';
import { MoreFields } from './MoreFields';
import { problemsElsewhere } from './problems-at';
import { type DraftForm, useDraft } from './use-draft';

type Saved = Extract<Protocol['saveOwn']['answer'], { kind: 'kept' }>;

/** The form for a rescue of the user's own: kept while it is written, checked while it is written. */
export function RescueForm({ draftKey }: { draftKey: string }) {
  const form = useDraft(draftKey);
  const [saved, setSaved] = useState<Saved>();
  if (saved) return <Kept saved={saved} />;
  return (
    <main class="options own-form">
      <p>
        <a href="#own">{message('formBack')}</a>
      </p>
      <h1>{message('formHeading')}</h1>
      {form === 'loading' && <p>{message('listReading')}</p>}
      {form === 'gone' && <p>{message('formGone')}</p>}
      {typeof form === 'object' && <Fields draftKey={draftKey} form={form} onSaved={setSaved} />}
    </main>
  );
}

function Fields({ draftKey, form, onSaved }: { draftKey: string; form: DraftForm; onSaved: (saved: Saved) => void }) {
  const [said, setSaid] = useState<'problems' | 'failed'>();
  const save = async (): Promise<void> => {
    form.insist();
    if (!(await form.settled())) return setSaid('failed');
    const answer = await request('saveOwn', { key: draftKey }).catch(() => undefined);
    if (answer?.kind === 'kept') return onSaved(answer);
    setSaid(answer?.kind === 'draft' ? 'problems' : 'failed');
    // To the first mistake: it may be far up.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.own-form [aria-invalid="true"]')?.focus());
  };
  const elsewhere = problemsElsewhere(form);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p>{message('formIntro')}</p>
      <section aria-labelledby="form-what">
        <h2 id="form-what">{message('formWhat')}</h2>
        <div class="fields">
          <Field form={form} path="name" also={['id', 'title']} kind="text" label="formName" wide />
          <Field form={form} path="incident.at" kind="date" label="formAt" hint="formAtHint" />
          <Field form={form} path="incident.protocol" kind="text" label="formProtocol" />
          <Field form={form} path="incident.source" kind="link" label="formPage" hint="formPageHint" wide />
        </div>
      </section>
      <section aria-labelledby="form-hole">
        <h2 id="form-hole">{message('formHole')}</h2>
        <Items form={form} path="denominators" name="formHoleName" add="formHoleAdd" fresh={{}} least={1}>
          {(path, index) => <HoleFields form={form} path={path} first={index === 0} />}
        </Items>
      </section>
      <section aria-labelledby="form-given">
        <h2 id="form-given">{message('formGiven')}</h2>
        <Items
          form={form}
          path="contributions"
          name="formContribution"
          add="formContributionAdd"
          fresh={{
            contributor: '',
            instrument: 'gift',
            claims: [{ amount: { asset: textAt(form.draft, 'denominators[0].asset') } }],
          }}
        >
          {(path, index) => <ContributionFields form={form} path={path} share={form.view.figures?.shares[index]} />}
        </Items>
      </section>
      <MoreFields form={form} />
      <Figures view={form.view} />
      {form.left === 'all' && elsewhere.length > 0 && (
        <div role="alert">
          <p>{message('formElsewhere')}</p>
          <ul lang="en">
            {elsewhere.map(({ path, sentence }) => (
              <li key={`${path} ${sentence}`}>
                <code>{path}</code> {sentence}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p class="row">
        <button type="submit" class="strong">
          {message('formSave')}
        </button>
        <span class="quiet">{message(form.unsaved ? 'formNotKept' : 'formKept')}</span>
      </p>
      <p role="status" class={said === undefined ? '' : 'mistake'}>
        {said === 'problems' && form.view.problems.length > 0 && message('formProblems')}
        {said === 'failed' && message('optionsFailed')}
      </p>
    </form>
  );
}
