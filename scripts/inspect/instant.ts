import { dateSpan, second } from '../../lib/domain/time.ts';
import { Refusal } from './refusal.ts';

/** The moment that `--at` means. Where a day is given, its last instant: all that was known on it. Throws `Refusal`. */
export function instantOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  // As the hub writes its times.
  if (/^\d{9,10}$/.test(text)) return Number(text) * second;
  const span = dateSpan(text);
  const elsewhere = /T.*[+-]\d{2}:\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!span && !Number.isNaN(elsewhere)) return elsewhere;
  if (!span)
    throw new Refusal(`“${text}” is neither a day nor an instant in UTC, such as 2026-04-24 or 2026-04-28T15:02:00Z.`);
  return span.to;
}
