import { formatExact, formatUtc } from '../../lib/i18n/format.ts';
import type { MoneyLineView } from '../../lib/messages/money-view.ts';
import type { RescueView } from '../../lib/messages/rescue-view.ts';
import { section } from './table.ts';

/** The money that is seen and not counted, and how far what was read can be relied on. */
export function printMoney({ money }: RescueView): string[] {
  if (!money) return [];
  const lines = (of: readonly MoneyLineView[], what: string) =>
    of.map(
      ({ value, asset, contributor, at, url, leaves }) =>
        `  ${what}: ${formatExact(value)} ${asset}${leaves ? ', leaving' : ''}${contributor === undefined ? '' : `, ${contributor}`}; ${formatUtc(at)}${url === undefined ? '' : `; ${url}`}`,
    );
  return section('Money that is not counted', [
    ...money.unexplained.map(({ address, asset, value, side, isNative }) => {
      const amount = `${formatExact(value)} ${asset}`;
      if (side === 'left') return `  ${amount} left ${address} without a log that was read: fees, or a payment`;
      return isNative
        ? `  ${amount} more on ${address} than any log tells: from whom cannot be told`
        : `  incomplete: ${amount} more on ${address} than was read`;
    }),
    ...(money.unchecked.length > 0 ? [`  not checked against the balance: ${money.unchecked.join(', ')}`] : []),
    ...lines(money.tentative, 'not final'),
    ...lines(money.unattributed, 'from nobody known'),
    ...lines(money.passedOn, 'passed on'),
  ]);
}
