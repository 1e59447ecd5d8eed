import { useId } from 'preact/hooks';
import { type MessageKey, message } from '../../../lib/i18n/message';
import { Disclosure } from '../../ui/Disclosure';
import { type Path, textAt, valueAt } from './at-path';
import { Field } from './Field';
import { problemsAt } from './problems-at';
import type { DraftForm } from './use-draft';

/** One source saying one thing: how much, what it says of it, where and when. */
export function ClaimFields({ form, path, recovery = false }: { form: DraftForm; path: Path; recovery?: boolean }) {
  const cap = useId();
  const isCap = valueAt(form.draft, `${path}.amount.cap`) === true;
  const amount = `${path}.amount`;
  return (
    <>
      <div class="fields">
        <Field form={form} path={`${amount}.value`} also={exact(form, amount)} kind="amount" label="formAmountLabel" />
        <Field form={form} path={`${amount}.asset`} kind="asset" label="formAssetLabel" />
        {!recovery && isCap && <Field form={form} path={`${amount}.floor`} kind="amount" label="formFloorLabel" />}
      </div>
      {!recovery && (
        <p class="check">
          <input
            id={cap}
            type="checkbox"
            checked={isCap}
            onChange={({ currentTarget }) => {
              form.change(amount, {
                ...(valueAt(form.draft, amount) as object | undefined),
                cap: currentTarget.checked ? true : undefined,
                ...(!currentTarget.checked && { floor: undefined }),
              });
            }}
          />
          <label for={cap}>{message('formCap')}</label>
        </p>
      )}
      <Disclosure
        title={message('formSaidWhere')}
        open={
          problemsAt(
            form,
            behind.map((field) => `${path}.${field}`),
          ).length > 0
        }
      >
        <div class="fields">
          {!recovery && <Status form={form} path={`${path}.status`} />}
          <Field form={form} path={`${path}.asOf`} kind="date" label="formSaidOn" />
          <Field form={form} path={`${path}.source`} kind="link" label="formSource" hint="formSourceHint" wide />
          <Field form={form} path={`${path}.quote`} kind="quote" label="formQuoteLabel" wide />
        </div>
      </Disclosure>
    </>
  );
}

/** Fields that stand behind a line of their own. */
const behind = ['status', 'asOf', 'source', 'quote'];

/** What is wrong with the amount as a whole is said beside its figure. */
function exact({ view }: DraftForm, amount: Path): Path[] {
  return view.problems.some(({ path }) => path === amount) ? [amount] : [];
}

const statuses: Readonly<Record<string, MessageKey>> = {
  voiced: 'formSaidVoiced',
  announced: 'formSaidAnnounced',
  'in-proposal': 'formSaidInProposal',
  pledged: 'formSaidPledged',
  approved: 'formSaidApproved',
  'stated-delivered': 'formSaidStatedDelivered',
  withdrawn: 'formSaidWithdrawn',
};

function Status({ form, path }: { form: DraftForm; path: Path }) {
  const id = useId();
  const value = textAt(form.draft, path);
  return (
    <p class="field">
      <label for={id}>{message('formSaidStatus')}</label>
      <select
        id={id}
        value={value}
        onChange={({ currentTarget }) => form.change(path, currentTarget.value || undefined)}
      >
        <option value="">{message('formSaidByAmount')}</option>
        {Object.entries(statuses).map(([status, text]) => (
          <option key={status} value={status}>
            {message(text)}
          </option>
        ))}
        {value !== '' && !(value in statuses) && <option value={value}>{value}</option>}
      </select>
    </p>
  );
}
