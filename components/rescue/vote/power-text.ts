import { formatPower, formatShort } from '../../../lib/i18n/format';
import { message } from '../../../lib/i18n/message';

/** Voting power with its unit; `voting power` where the venue names none. */
export function powerText(amount: number, symbol: string, rounding: 'trunc' | 'ceil' = 'trunc'): string {
  return withUnit(formatPower(amount, rounding), symbol);
}

/** A large power with its unit, short: `50M LDO`. */
export function shortPowerText(amount: number, symbol: string): string {
  return withUnit(formatShort(amount), symbol);
}

function withUnit(amount: string, symbol: string): string {
  return message('power', amount, symbol === '' ? message('powerUnit') : symbol.slice(0, 24));
}
