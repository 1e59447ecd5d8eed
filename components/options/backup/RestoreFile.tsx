import { useId, useRef, useState } from 'preact/hooks';
import { formatLocal } from '../../../lib/i18n/format';
import { type MessageKey, message } from '../../../lib/i18n/message';
import { type BackupPreview, type BackupRefusal, longestBackup } from '../../../lib/messages/backup-view';
import { request } from '../../../lib/messages/request';
import { PreviewParts } from './PreviewParts';

const refusals: Readonly<Record<BackupRefusal['why'], MessageKey>> = {
  'not-a-backup': 'restoreNotBackup',
  newer: 'restoreNewer',
  'too-big': 'restoreTooBig',
  wrong: 'restoreWrong',
};

/** Back from a file: what it would bring is shown first, and nothing is taken before the user says so. */
export function RestoreFile({ onRestored }: { onRestored: () => Promise<void> }) {
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ text: string; preview: BackupPreview }>();
  const [withSettings, setWithSettings] = useState(true);
  const [said, setSaid] = useState('');

  const forget = (): void => {
    setChosen(undefined);
    if (input.current) input.current.value = '';
  };
  const choose = async (file: File | undefined): Promise<void> => {
    setChosen(undefined);
    setSaid('');
    if (!file) return;
    // Four bytes a character at most: what is longer is not even read.
    if (file.size > longestBackup * 4) return setSaid(message('restoreTooBig'));
    setSaid(message('restoreReading'));
    const text = await file.text();
    if (text.length > longestBackup) return setSaid(message('restoreTooBig'));
    const answer = await request('previewBackup', { text }).catch(() => undefined);
    setSaid(answer?.kind === 'preview' ? '' : whyNot(answer));
    if (answer?.kind === 'preview') setChosen({ text, preview: answer });
  };
  const restore = async (text: string): Promise<void> => {
    setSaid(message('restoreReading'));
    const answer = await request('restoreBackup', { text, settings: withSettings }).catch(() => undefined);
    setSaid(answer?.kind === 'saved' ? message('restoreDone') : whyNot(answer));
    if (answer?.kind !== 'saved') return;
    forget();
    await onRestored();
  };
  return (
    <>
      <h3>{message('restoreHeading')}</h3>
      <p>
        <label for={field}>{message('restoreFile')}</label>{' '}
        <input
          id={field}
          ref={input}
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
        />
      </p>
      {chosen && (
        <>
          <p>{message('restoreMade', formatLocal(chosen.preview.madeAt))}</p>
          <PreviewParts preview={chosen.preview} />
          {chosen.preview.settings === 'other' && (
            <p>
              <label class="row">
                <input
                  type="checkbox"
                  checked={withSettings}
                  onChange={({ currentTarget }) => setWithSettings(currentTarget.checked)}
                />
                {message('restoreSettings')}
              </label>
            </p>
          )}
          <p class="row">
            <button type="button" onClick={() => void restore(chosen.text)}>
              {message('restoreNow')}
            </button>
            <button type="button" onClick={forget}>
              {message('restoreCancel')}
            </button>
          </p>
        </>
      )}
      <p role="status">{said}</p>
    </>
  );
}

function whyNot(answer: { kind: string; why?: BackupRefusal['why']; path?: string } | undefined): string {
  if (answer?.kind !== 'refused' || !answer.why) return message('optionsFailed');
  return message(refusals[answer.why], answer.path ?? '');
}
