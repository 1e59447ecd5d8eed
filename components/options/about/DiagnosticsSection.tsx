import { useState } from 'preact/hooks';
import { message } from '../../../lib/i18n/message';
import { request } from '../../../lib/messages/request';

/** What helps to find a fault, to look at and to copy: made when it is asked for, sent to nobody. */
export function DiagnosticsSection() {
  const [text, setText] = useState<string>();
  const [said, setSaid] = useState<'copied' | 'failed' | 'select'>();
  const make = async (): Promise<void> => {
    const answer = await request('readDiagnostics', {}).catch(() => undefined);
    setText(answer?.kind === 'diagnostics' ? answer.text : undefined);
    setSaid(answer?.kind === 'diagnostics' ? undefined : 'failed');
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text ?? '');
      setSaid('copied');
    } catch {
      setSaid('select');
    }
  };
  return (
    <section aria-labelledby="diagnostics">
      <h2 id="diagnostics">{message('diagnosticsHeading')}</h2>
      <p>{message('diagnosticsIntro')}</p>
      <p class="row-wide">
        <button type="button" onClick={() => void make()}>
          {message('diagnosticsMake')}
        </button>
        {text !== undefined && (
          <button type="button" onClick={() => void copy()}>
            {message('diagnosticsCopy')}
          </button>
        )}
      </p>
      <p role="status">
        {said === 'copied' && message('diagnosticsCopied')}
        {said === 'select' && message('diagnosticsSelect')}
        {said === 'failed' && message('optionsFailed')}
      </p>
      {text !== undefined && (
        <textarea class="diagnostics" readOnly rows={14} aria-label={message('diagnosticsHeading')} value={text} />
      )}
    </section>
  );
}
