import type { Recipient } from './rescue';

/** What an address is to a rescue. `look-alike`: it begins and ends as one of the rescue's, and is another. `unlisted`: the rescue's own are not known. */
export type RecipientCheck = 'known' | 'look-alike' | 'other' | 'unlisted';

/** Characters that people compare: after `0x`, and at the end. Whoever makes look-alikes matches these. */
const compared = 3;

/** Whether money sent to an address reaches the rescue. Addresses are compared whole, whatever their case. */
export function checkRecipient(recipients: readonly Recipient[], address: string): RecipientCheck {
  const asked = address.toLowerCase();
  const receiving = recipients.filter(({ use }) => use === 'recipient' || use === 'intermediary');
  if (receiving.some((each) => each.address.toLowerCase() === asked)) return 'known';
  const own = recipients.map((each) => each.address.toLowerCase());
  if (own.some((each) => each !== asked && ends(each) === ends(asked))) return 'look-alike';
  return receiving.length === 0 ? 'unlisted' : 'other';
}

function ends(address: string): string {
  return `${address.slice(2, 2 + compared)}…${address.slice(-compared)}`;
}
