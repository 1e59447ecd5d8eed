import { formatAmount, formatExact, formatTotal } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';
import type { AmountText } from '../../lib/messages/panel-view';

interface Props {
  value: AmountText;
  /** Left out where a heading names the unit. */
  asset?: string;
  /** A total is shown in whole units. */
  total?: boolean;
}

/** An amount, cut to what can be read; all its digits on hover. */
export function Amount({ value, asset, total = false }: Props) {
  const shown = total ? formatTotal(value) : formatAmount(value);
  const exact = formatExact(value);
  const withAsset = (number: string): string =>
    asset === undefined ? number : message('amountWithAsset', number, asset);
  return (
    <data class="amount" value={value} {...(exact !== shown && { title: withAsset(exact) })}>
      {withAsset(shown)}
    </data>
  );
}
