import type { Amount } from './number/amounts';

/** Whom an amount is asked of, directly before it. */
const payer =
  /\bfrom ((?!\p{Ll}+ to\b)(?:\p{L}+ ){0,3}\p{L}+?)(?: (?:we|i) (?:request|ask for|need|want|seek))?[ :]*$/iu;

/** Whether amounts are asked of several, and this one not of the DAO that reads. */
export function sharedOut(text: string, amounts: readonly Amount[], at: number): boolean {
  const payers = amounts.map(({ start }, place) => payer.exec(text.slice(amounts[place - 1]?.end ?? 0, start))?.[1]);
  const own = payers[at];
  return (
    own !== undefined && payers.filter((name) => name !== undefined).length > 1 && !/^(?:this|our|us)\b/i.test(own)
  );
}
