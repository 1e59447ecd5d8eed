import { formatBytes, formatCount } from '../../../lib/i18n/format';
import { type MessageKey, message } from '../../../lib/i18n/message';
import type { StorageView, StoredKindName } from '../../../lib/messages/backup-view';

/** What the user calls each kind of what is kept. */
export const kindTexts: Readonly<Record<StoredKindName, MessageKey>> = {
  watches: 'storedWatches',
  news: 'storedNews',
  votes: 'storedVotes',
  topics: 'storedTopics',
  history: 'storedHistory',
  money: 'storedMoney',
  asks: 'storedAsks',
  rescues: 'storedRescues',
  else: 'storedElse',
};

/** What is kept, by kind. */
export function StoredParts({ parts }: Pick<StorageView, 'parts'>) {
  if (parts.length === 0) return <p class="quiet">{message('storageEmpty')}</p>;
  return (
    <table class="stored">
      <thead>
        <tr>
          <th scope="col">{message('storedKind')}</th>
          <th scope="col">{message('storedCount')}</th>
          <th scope="col">{message('storedRoom')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ kind, count, bytes }) => (
          <tr key={kind}>
            <th scope="row">{message(kindTexts[kind])}</th>
            <td>{formatCount(count)}</td>
            <td>{formatBytes(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
