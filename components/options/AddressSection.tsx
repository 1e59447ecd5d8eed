import { useCallback, useEffect, useState } from 'preact/hooks';
import { message } from '../../lib/i18n/message';
import { type AccountView, powerHost } from '../../lib/messages/account-view';
import { request } from '../../lib/messages/request';
import { AllowHosts } from '../ui/AllowHosts';

/** The address whose votes the user follows, and the key to Snapshot's hub. Both are optional. */
export function AddressSection() {
  const [account, setAccount] = useState<AccountView>();
  const [said, setSaid] = useState('');
  const read = useCallback(async () => {
    const answer = await request('readAccount', {}).catch(() => undefined);
    if (answer?.kind === 'account') setAccount(answer);
  }, []);
  useEffect(() => void read(), [read]);

  const follow = async (form: HTMLFormElement): Promise<void> => {
    const given = new FormData(form);
    const answer = await request('followAddress', {
      address: String(given.get('address')),
      onlyUnvoted: given.has('onlyUnvoted'),
    }).catch(() => undefined);
    if (answer?.kind === 'saved') setSaid(message('optionsSaved'));
    else setSaid(message(answer?.reason === 'malformed' ? 'addressInvalid' : 'optionsFailed'));
    await read();
  };
  const give = async (form: HTMLFormElement): Promise<void> => {
    const answer = await request('giveApiKey', { key: String(new FormData(form).get('key')) }).catch(() => undefined);
    if (answer?.kind === 'saved') {
      setSaid(message('optionsSaved'));
      form.reset();
    } else {
      const isInvalid = answer?.kind === 'refused' || (answer?.kind === 'failed' && answer.reason === 'malformed');
      setSaid(message(isInvalid ? 'keyInvalid' : 'optionsFailed'));
    }
    await read();
  };
  return (
    <section aria-labelledby="address-heading">
      <h2 id="address-heading">{message('addressHeading')}</h2>
      <p>{message('addressIntro')}</p>
      {account && (
        <form onSubmit={submitted(follow)}>
          <p>
            <label for="address">{message('addressLabel')}</label>{' '}
            <input id="address" name="address" size={44} spellcheck={false} defaultValue={account.address ?? ''} />
          </p>
          <p>
            <label>
              <input type="checkbox" name="onlyUnvoted" defaultChecked={account.onlyUnvoted} />{' '}
              {message('addressOnlyUnvoted')}
            </label>
          </p>
          <button type="submit">{message('optionsSave')}</button>
        </form>
      )}
      {account?.address !== undefined && !account.powerAllowed && (
        <p>
          {message('addressPower', powerHost)} <AllowHosts hosts={[powerHost]} label={message('addressAllow')} />
        </p>
      )}
      <h3>{message('keyHeading')}</h3>
      <p>{message(account?.key === 'refused' ? 'keyRefused' : account?.key === 'given' ? 'keyGiven' : 'keyIntro')}</p>
      <form onSubmit={submitted(give)}>
        <p>
          <label for="key">{message('keyLabel')}</label>{' '}
          <input id="key" name="key" type="password" autocomplete="off" size={44} />
        </p>
        <button type="submit">{message('optionsSave')}</button>
      </form>
      <p role="status">{said}</p>
    </section>
  );
}

/** What is submitted is sent to the worker, and nowhere else. */
function submitted(send: (form: HTMLFormElement) => Promise<void>) {
  return (event: Event): void => {
    event.preventDefault();
    void send(event.currentTarget as HTMLFormElement);
  };
}
