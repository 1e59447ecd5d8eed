import { formatPercent } from '../../lib/i18n/format';

/** A share, floored. */
export function Percent({ bps }: { bps: number }) {
  return <span class="percent">{formatPercent(bps)}</span>;
}
