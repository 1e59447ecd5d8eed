import { formatCount } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';
import type { BackupPreview } from '../../../lib/messages/backup-view';
import { kindTexts } from './StoredParts';

/** What a file would bring, by kind. */
export function PreviewParts({ preview: { parts, settings } }: { preview: BackupPreview }) {
  return (
    <table class="stored">
      <thead>
        <tr>
          <th scope="col">{message('storedKind')}</th>
          <th scope="col">{message('restoreCount')}</th>
          <th scope="col">{message('restoreFresh')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ kind, count, fresh }) => (
          <tr key={kind}>
            <th scope="row">{message(kindTexts[kind])}</th>
            <td>{formatCount(count)}</td>
            <td>{formatCount(fresh)}</td>
          </tr>
        ))}
        {settings && (
          <tr>
            <th scope="row">{message('storedSettings')}</th>
            <td colSpan={2}>{message(settings === 'same' ? 'restoreSame' : 'restoreOther')}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
