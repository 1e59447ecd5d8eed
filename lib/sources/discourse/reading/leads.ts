import { askedAfter, asking, givingNoun, givingNow, hypothetical, negation, reported } from './cues';
import type { Setting } from './role';
import { insiderEnd, lastMatch, speaks } from './subject';

/** Whether a title speaks of giving or asking at all. */
export function leadsToGiving(title: string): boolean {
  return [givingNow, givingNoun, asking].some((pattern) => lastMatch(pattern, title) !== undefined);
}

/** Whether a line asks for what follows it in a list or table. */
export function leadsToAsk(lead: string, setting: Setting): boolean {
  if (lead === '' || hypothetical.test(lead) || reported.test(lead) || negation.test(lead) || /\?\s*$/.test(lead))
    return false;
  if (setting.section === 'aside' || !/[:\p{L}]\s*$|\b(?:following|follows|below|table|these)\b/iu.test(lead))
    return false;
  const last = lead.split(/(?<=[.!]) /).at(-1) ?? '';
  if (
    /^\W*(?:the )?(?:proposed|requested) (?:\p{L}+ ){0,2}(?:payments?|grants?|amounts?|transfers?|contributions?|budget|compensation|allocations?|rewards?|donations?|payouts?|funding)\b[^.?]*:\s*$/iu.test(
      last,
    )
  )
    return true;
  const ask = lastMatch(asking, last);
  const give = lastMatch(givingNow, last) ?? lastMatch(givingNoun, last);
  if (ask && (speaks(last.slice(0, ask.index), setting) || ask.index < 3)) return true;
  if (/\b(?:transactions?|actions?|steps|calls?|following)\b[^.]{0,40}:\s*$/i.test(last) && speaks(lead, setting))
    return !/\b(?:was|were|have|had|lost|options?)\b/i.test(last);
  if (askedAfter.test(last.slice(Math.max(0, last.search(/following/i) + 9)))) return /following/i.test(last);
  const end = give ? insiderEnd(last.slice(0, give.index), setting) : undefined;
  return give !== undefined && end !== undefined && !/\b(?:has|have|had|was|were)\b/i.test(last.slice(end, give.index));
}
