import { useId } from 'preact/hooks';
import { type MessageKey, message } from '../../../lib/i18n/message';
import { type Path, textAt } from './at-path';
import { isMissing, problemsAt } from './problems-at';
import type { DraftForm } from './use-draft';

/** What a field takes: it decides what is said where that is not what stands there. */
export type FieldKind =
  | 'text'
  | 'amount'
  | 'asset'
  | 'date'
  | 'link'
  | 'formula'
  | 'quote'
  | 'vote'
  | 'address'
  | 'number';

interface Props {
  form: DraftForm;
  path: Path;
  kind: FieldKind;
  label: MessageKey;
  hint?: MessageKey;
  /** Other paths whose problems are said here. */
  also?: readonly Path[];
  wide?: boolean;
  /** Writes what was typed elsewhere than at the path. */
  onWrite?: (text: string) => void;
}

/** A line of the form with its name, and what is wrong with it beside it. */
export function Field({ form, path, kind, label, hint, also = [], wide = false, onWrite }: Props) {
  const id = useId();
  const value = textAt(form.draft, path);
  const problems = problemsAt(form, [path, ...also]);
  // What is missing is said once the field was left; what is wrong, at once.
  const isSaid = problems.length > 0 && (value.trim() !== '' || form.left === 'all' || form.left.has(path));
  const write =
    onWrite ??
    ((text: string): void => form.change(path, kind === 'number' && /^\d+$/.test(text) ? Number(text) : text));
  return (
    <p class={`field ${wide ? 'wide' : ''} of-${kind}`}>
      <label for={id}>{message(label)}</label>
      <input
        id={id}
        value={value}
        inputMode={kind === 'amount' ? 'decimal' : kind === 'number' ? 'numeric' : kind === 'link' ? 'url' : 'text'}
        placeholder={placeholders[kind]}
        autocomplete="off"
        spellcheck={kind === 'text' || kind === 'quote'}
        maxLength={1_000}
        aria-invalid={isSaid}
        aria-describedby={`${id}-said`}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onBlur={() => form.leave(path)}
      />
      <span id={`${id}-said`} class={isSaid ? 'mistake' : 'quiet'}>
        {isSaid
          ? message(isMissing(value) ? 'formMissing' : said(kind, problems))
          : hint !== undefined && message(hint)}
      </span>
    </p>
  );
}

const placeholders: Readonly<Partial<Record<FieldKind, string>>> = {
  amount: '2500',
  asset: 'ETH',
  date: '2026-04-24',
  link: 'https://',
  vote: 'https://',
  formula: '99600 - 30700',
  address: '0x',
};

const mistakes: Readonly<Record<FieldKind, MessageKey>> = {
  text: 'formText',
  amount: 'formAmount',
  asset: 'formAsset',
  date: 'formDate',
  link: 'formLink',
  formula: 'formFormula',
  quote: 'formQuote',
  vote: 'formVote',
  address: 'formAddress',
  number: 'formNumber',
};

function said(kind: FieldKind, problems: readonly { path: Path }[]): MessageKey {
  if (problems.some(({ path }) => path.endsWith('.floor'))) return 'formFloor';
  if (problems.some(({ path }) => path === 'defaultDenominator')) return 'formNothing';
  return mistakes[kind];
}
