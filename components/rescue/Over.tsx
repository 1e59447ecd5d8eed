import type { DateText } from '../../lib/domain/time';
import { formatDay } from '../../lib/i18n/format';
import { message } from '../../lib/i18n/message';

/** That a rescue is over, where it is: an old page must not look alive. */
export function Over({ closedOn }: { closedOn: DateText | undefined }) {
  return closedOn === undefined ? null : <p class="over">{message('rescueOver', formatDay(closedOn))}</p>;
}
