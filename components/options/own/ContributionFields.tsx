import { useId } from 'preact/hooks';
import { formatPercent } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import { instrumentText } from '../../../lib/i18n/word-text';
import type { DraftFigures } from '../../../lib/messages/lists/own-view';
import { type Path, textAt } from './at-path';
import { ClaimFields } from './ClaimFields';
import { Field } from './Field';
import { Items } from './Items';
import type { DraftForm } from './use-draft';

const instruments = ['gift', 'loan', 'deposit', 'guarantee', 'unknown'] as const;

interface Props {
  form: DraftForm;
  path: Path;
  share: DraftFigures['shares'][number] | undefined;
}

/** One party's part: who, what it is, what was said of it, and the votes that decide it. */
export function ContributionFields({ form, path, share }: Props) {
  const id = useId();
  return (
    <>
      <div class="fields">
        <Field form={form} path={`${path}.contributor`} kind="text" label="formContributor" wide />
        <p class="field">
          <label for={id}>{message('formKind')}</label>
          <select
            id={id}
            value={textAt(form.draft, `${path}.instrument`) || 'unknown'}
            onChange={({ currentTarget }) => form.change(`${path}.instrument`, currentTarget.value)}
          >
            {instruments.map((each) => (
              <option key={each} value={each}>
                {instrumentText(each)}
              </option>
            ))}
          </select>
        </p>
      </div>
      <Items form={form} path={`${path}.claims`} name="formClaim" add="formClaimAdd" fresh={{}} least={1}>
        {(claim) => <ClaimFields form={form} path={claim} />}
      </Items>
      <Items form={form} path={`${path}.votes`} name="formVoteName" add="formVoteAdd" fresh={{ url: '' }}>
        {(vote) => <VoteFields form={form} path={vote} />}
      </Items>
      <p class="share" role="status">
        {share &&
          message(
            share.lowBps === share.highBps ? 'formShare' : 'formShareUpTo',
            formatPercent(share.highBps),
            formatPercent(share.lowBps),
          )}
        {share === null && message('formShareUnknown')}
      </p>
    </>
  );
}

function VoteFields({ form, path }: { form: DraftForm; path: Path }) {
  const topic = textAt(form.draft, `${path}.topic`);
  const isNamed = textAt(form.draft, `${path}.url`) !== '' || textAt(form.draft, `${path}.venue`) === '';
  if (isNamed)
    return (
      <Field
        form={form}
        path={`${path}.url`}
        also={[path]}
        kind="vote"
        label="formVoteLabel"
        hint="formVoteHint"
        wide
        // Another address is another vote: nothing that was read of the one before stays.
        onWrite={(url) => form.change(path, { url })}
      />
    );
  if (topic !== '')
    return <Field form={form} path={`${path}.topic`} also={[path]} kind="vote" label="formVoteLabel" wide />;
  // Of a list: named by more than an address.
  return (
    <p class="quiet">
      {message('formVoteKept', textAt(form.draft, `${path}.space`) || textAt(form.draft, `${path}.venue`))}
    </p>
  );
}
