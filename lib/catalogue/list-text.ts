import { refuseHostile } from './hostile-input';
import { type ListReading, normaliseList } from './list-format';

/** In characters. More is no list that anybody could read: the bundled one has a fortieth of it. */
const longestList = 5_000_000;
/** Of what is longer than this not even the place is looked for that makes it so long. */
const longestText = 40_000_000;

/** Validates a rescue list as it is stored or sent: JSON, of a size that is looked at before anything else. Never throws. */
export function readListText(text: string): ListReading {
  const tooLong = `The list is longer than ${longestList.toLocaleString('en')} characters.`;
  if (text.length > longestText) return refusal(tooLong);
  let parsed: unknown;
  try {
    // Files from Windows may begin with a mark of their byte order.
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The parser's own words differ by browser, and may quote what it was given.
    return refusal(text.length > longestList ? tooLong : 'This is not JSON.');
  }
  if (text.length <= longestList) return normaliseList(parsed);
  const hostile = refuseHostile(parsed);
  return hostile ? { ok: false, problems: [hostile] } : refusal(tooLong);
}

function refusal(sentence: string): ListReading {
  return { ok: false, problems: [{ path: '', sentence }] };
}
