const known =
  '(?:temp(?:erature)? check|arfc|arc|aip|mip|gip|gp|hip|dip|uip|bip|cip|sip|pip|rfc|ep|egip?|llip|lip|ogp|sgp|bbip|idle|iip|kip|nip|tip|vip|xip|yip|zip|rfp|discussion|draft|proposal|request for comment)';
const prefix = new RegExp(`^(${known}(?:[- #]{0,2}\\d[\\d.]*[a-z]?)?)(?: ?[:|–—]| - )`, 'i');
const numbered = /^([A-Z]{2,6}[- ]?#?\d[\d.]*)(?: ?[:|–—]| - )/;

/**
 * The stage that people wrote into a topic's title, without brackets: `ARFC`, `TEMP CHECK`, `Non-Constitutional`, `AIP-123`. The first
 * tag where there are several. It is an edit of a human, never the state of a vote.
 */
export function stageTagOf(title: string): string | undefined {
  const text = title.replaceAll(/\s+/g, ' ').trim();
  // What stands in brackets at the start is a tag, whatever it says; elsewhere only what looks like one.
  const first = /^[[【]([^\]】]{1,40})[\]】]/.exec(text)?.[1]?.trim();
  if (first && /\p{L}/u.test(first)) return first;
  const before = prefix.exec(text)?.[1] ?? numbered.exec(text)?.[1];
  if (before) return before.trim();
  for (const [, inside = ''] of text.matchAll(/\[([^\]]{1,40})\]/g))
    if (new RegExp(`^${known}\\b`, 'i').test(inside.trim()) || /^[A-Z]{2,6}-\d+$/.test(inside.trim()))
      return inside.trim();
  return undefined;
}

/** A title without the tags that it begins with. */
export function withoutTags(title: string): string {
  let text = title.replaceAll(/\s+/g, ' ').trim();
  for (let at = 0; at < 4; at += 1) {
    const tag = /^[[【][^\]】]{1,40}[\]】] ?[:|–-]? ?/.exec(text) ?? prefix.exec(text) ?? numbered.exec(text);
    if (!tag) break;
    text = text.slice(tag[0].length).trim();
  }
  return text;
}
