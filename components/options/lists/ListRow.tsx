import { useState } from 'preact/hooks';
import { listChangesText, listFailureText } from '../../../lib/i18n/list-text';
import { message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import type { ListView } from '../../../lib/messages/lists/lists-view';
import { request } from '../../../lib/messages/request';
import { AllowHosts } from '../../ui/AllowHosts';
import { ExternalLink } from '../../ui/ExternalLink';
import { Foreign } from '../../ui/Foreign';
import { RelativeTime } from '../../ui/RelativeTime';
import { rich } from '../../ui/rich';
import { ListProblems } from './ListProblems';

/** A list that the user subscribed to: whose it is, how old what counts of it is, what its last update changed or why it was refused. */
export function ListRow({ list, onChanged }: { list: ListView; onChanged: () => Promise<void> }) {
  const { url, host, allowed, name = url, homepage, rescues, updatedAt, checkedAt, failure, changes } = list;
  const [busy, setBusy] = useState(false);
  const update = async (): Promise<void> => {
    setBusy(true);
    await request('updateList', { url }).catch(() => undefined);
    await onChanged();
    setBusy(false);
  };
  const remove = async (): Promise<void> => {
    await request('removeList', { url }).catch(() => undefined);
    await onChanged();
  };
  return (
    <li class="list">
      <div class="row-wide">
        <span class="who">
          <b>
            <Foreign text={name} length={80} />
          </b>
          <span class="quiet">{rescues !== undefined && plural('listRescues', rescues)}</span>
        </span>
        <button
          type="button"
          aria-disabled={busy}
          aria-label={message('listUpdateNamed', name)}
          onClick={() => !busy && void update()}
        >
          {message(busy ? 'listReading' : 'listUpdate')}
        </button>
        <button type="button" aria-label={message('siteRemoveNamed', name)} onClick={() => void remove()}>
          {message('siteRemove')}
        </button>
      </div>
      <p class="quiet">
        <ExternalLink href={url}>{url}</ExternalLink>
        {homepage !== undefined && ' · '}
        {homepage !== undefined && <ExternalLink href={homepage}>{message('listHomepage')}</ExternalLink>}
      </p>
      <p class="quiet">
        {updatedAt !== undefined && rich('listTaken', <RelativeTime at={updatedAt} />)}{' '}
        {checkedAt !== undefined && checkedAt !== updatedAt && rich('listChecked', <RelativeTime at={checkedAt} />)}
      </p>
      <div role="status">
        {changes && (
          <p>{rich('listChanged', <RelativeTime at={changes.at} />, <b>{listChangesText(changes.counts)}</b>)}</p>
        )}
        {failure && (
          <p class="warning row">
            <span>
              {rich('listRefused', <RelativeTime at={failure.at} />)} {listFailureText(failure, host)}
              <ListProblems problems={failure.problems ?? []} />
            </span>
          </p>
        )}
        {failure?.reason === 'not-allowed' && !allowed && <AllowHosts hosts={[host]} label={message('siteAllow')} />}
      </div>
    </li>
  );
}
