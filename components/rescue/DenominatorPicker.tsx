import { useId } from 'preact/hooks';
import { formatAmount } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import { shortened } from '../../lib/i18n/shortened';
import type { LadderView } from '../../lib/messages/panel-view';

/** Counts the coverage against another of the figures that people publish. */
export function DenominatorPicker({ ladder, onChoose }: { ladder: LadderView; onChoose: (id: string) => void }) {
  const id = useId();
  const { choices, denominator, unit } = ladder;
  if (choices.length < 2) return null;
  return (
    <p class="picker">
      <label for={id}>{message('denominatorPicker')}</label>{' '}
      <select id={id} value={denominator.id} onChange={(event) => onChoose(event.currentTarget.value)}>
        {choices.map(({ id, label, amount }) => (
          <option key={id} value={id}>
            {message('denominatorChoice', shortened(label, 60), formatAmount(amount), unit)}
          </option>
        ))}
      </select>
    </p>
  );
}
