/** The addresses that a post links, from its HTML as text. Quotes of others are left out: they are not the author's links. */
export function cookedLinks(cooked: string): string[] {
  const links: string[] = [];
  /** Asides that are open here, from the first quote inwards. */
  let inQuote = 0;
  // Tag by tag, each character read once: a hostile post costs no more than its length.
  for (const [, closing, name, attributes = ''] of cooked.matchAll(/<(\/?)(aside|a)(?=[\s>])([^<>]*)>/gi)) {
    if (name?.toLowerCase() === 'aside') {
      if (closing) inQuote = Math.max(inQuote - 1, 0);
      else if (inQuote > 0 || /\sclass\s*=\s*["'](?:[^"']*\s)?quote[\s"']/i.test(attributes)) inQuote += 1;
      continue;
    }
    if (closing || inQuote > 0) continue;
    const href = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
    if (href) links.push(decode(href[1] ?? href[2] ?? ''));
  }
  return links;
}

/** The character references that occur in addresses. */
function decode(value: string): string {
  return value
    .replaceAll(/&(?:#38|#x26|amp);/gi, '&')
    .replaceAll(/&(?:#47|#x2f);/gi, '/')
    .replaceAll(/&(?:#58|#x3a);/gi, ':')
    .replaceAll(/&(?:#35|#x23);/gi, '#');
}
