import { message } from '../../../lib/i18n/message';
import { Disclosure } from '../../ui/Disclosure';
import { countAt } from './at-path';
import { ClaimFields } from './ClaimFields';
import { Field } from './Field';
import { Items } from './Items';
import type { DraftForm } from './use-draft';

/** What a rescue may have and need not: what came back, printed totals, rates, and the addresses that the money goes to. */
export function MoreFields({ form }: { form: DraftForm }) {
  const title = (text: string, path: string) => message('formCounted', text, countAt(form.draft, path));
  return (
    <section aria-labelledby="form-more">
      <h2 id="form-more">{message('formMore')}</h2>
      <Disclosure title={title(message('formTotals'), 'totals')}>
        <p class="quiet">{message('formTotalsHint')}</p>
        <Items form={form} path="totals" name="formTotal" add="formTotalAdd" fresh={{ label: '', parts: [] }}>
          {(path) => (
            <div class="fields">
              <Field form={form} path={`${path}.label`} kind="text" label="formTotalLabel" wide />
              <Field form={form} path={`${path}.amount`} kind="amount" label="formAmountLabel" />
              <Field form={form} path={`${path}.asset`} kind="asset" label="formAssetLabel" />
              <Field form={form} path={`${path}.asOf`} kind="date" label="formSaidOn" />
              <Field form={form} path={`${path}.source`} kind="link" label="formSource" hint="formSourceHint" wide />
            </div>
          )}
        </Items>
      </Disclosure>
      <Disclosure title={title(message('formRecoveries'), 'recoveries')}>
        <p class="quiet">{message('formRecoveriesHint')}</p>
        <Items
          form={form}
          path="recoveries"
          name="formRecovery"
          add="formRecoveryAdd"
          fresh={{ label: '', claims: [{}] }}
        >
          {(path) => (
            <>
              <div class="fields">
                <Field form={form} path={`${path}.label`} kind="text" label="formRecoveryLabel" wide />
              </div>
              <Items form={form} path={`${path}.claims`} name="formClaim" add="formClaimAdd" fresh={{}} least={1}>
                {(claim) => <ClaimFields form={form} path={claim} recovery />}
              </Items>
            </>
          )}
        </Items>
      </Disclosure>
      <Disclosure title={title(message('formRates'), 'rates')}>
        <p class="quiet">{message('formRatesHint')}</p>
        <Items form={form} path="rates" name="formRate" add="formRateAdd" fresh={{ method: 'market' }}>
          {(path) => (
            <div class="fields">
              <Field form={form} path={`${path}.from`} kind="asset" label="formRateFrom" />
              <Field form={form} path={`${path}.rate`} kind="amount" label="formRateIs" />
              <Field form={form} path={`${path}.to`} kind="asset" label="formRateTo" />
              <Field form={form} path={`${path}.asOf`} kind="date" label="formSaidOn" />
              <Field form={form} path={`${path}.source`} kind="link" label="formSource" wide />
            </div>
          )}
        </Items>
      </Disclosure>
      <Disclosure title={title(message('formRecipients'), 'recipients')}>
        <p class="quiet">{message('formRecipientsHint')}</p>
        <Items
          form={form}
          path="recipients"
          name="formRecipient"
          add="formRecipientAdd"
          fresh={{ address: '', chainId: 1 }}
        >
          {(path) => (
            <div class="fields">
              <Field form={form} path={`${path}.address`} kind="address" label="formAddressLabel" wide />
              <Field form={form} path={`${path}.chainId`} kind="number" label="formChain" hint="formChainHint" />
              <Field form={form} path={`${path}.role`} kind="text" label="formRole" />
              <Field form={form} path={`${path}.source`} kind="link" label="formSource" hint="formSourceHint" wide />
            </div>
          )}
        </Items>
      </Disclosure>
    </section>
  );
}
