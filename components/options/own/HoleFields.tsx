import { message } from '../../../lib/i18n/message';
import { Disclosure } from '../../ui/Disclosure';
import type { Path } from './at-path';
import { Field } from './Field';
import { problemsAt } from './problems-at';
import type { DraftForm } from './use-draft';

/** The hole as one account measures it. The first is what shares are of. */
export function HoleFields({ form, path, first }: { form: DraftForm; path: Path; first: boolean }) {
  return (
    <>
      <div class="fields">
        <Field
          form={form}
          path={`${path}.amount`}
          also={first ? ['defaultDenominator'] : []}
          kind="amount"
          label="formAmountLabel"
        />
        <Field
          form={form}
          path={`${path}.asset`}
          also={first ? ['unit'] : []}
          kind="asset"
          label="formAssetLabel"
          hint="formUnitHint"
        />
        <Field form={form} path={`${path}.formula`} kind="formula" label="formFormulaLabel" hint="formFormulaHint" />
      </div>
      <Disclosure
        title={message('formSaidWhere')}
        open={
          problemsAt(
            form,
            ['asOf', 'label', 'source'].map((field) => `${path}.${field}`),
          ).length > 0
        }
      >
        <div class="fields">
          <Field form={form} path={`${path}.asOf`} kind="date" label="formSaidOn" />
          <Field form={form} path={`${path}.label`} kind="text" label="formHoleLabel" wide />
          <Field form={form} path={`${path}.source`} kind="link" label="formSource" hint="formSourceHint" wide />
        </div>
      </Disclosure>
    </>
  );
}
