import type { MoneyView } from '../../../lib/messages/money-view';

/** Whether there is anything to say beside that all was checked. */
export function hasMoney({ tentative, unattributed, passedOn, unexplained, unchecked }: MoneyView): boolean {
  return [tentative, unattributed, passedOn, unexplained, unchecked].some(({ length }) => length > 0);
}
