import { type ListReading, normaliseList } from './list-format';

/** More is no list that anybody could read: the bundled one has a twentieth of it. */
const longestList = 5_000_000;

/** Validates a rescue list as it is stored or sent: JSON, of a size that is looked at before anything else. Never throws. */
export function readListText(text: string): ListReading {
  if (text.length > longestList)
    return refusal(`The list is longer than ${longestList.toLocaleString('en')} characters.`);
  let parsed: unknown;
  try {
    // Files from Windows may begin with a mark of their byte order.
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's own words differ by browser, and may quote what it was given.
    return refusal('This is not JSON.');
  }
  return normaliseList(parsed);
}

function refusal(sentence: string): ListReading {
  return { ok: false, problems: [{ path: '', sentence }] };
}
