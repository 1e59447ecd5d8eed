/** What the part of an address behind `#` names on Snapshot's sites. */
export interface SnapshotRoute {
  /** Snapshot's network prefix: `s`, `eth` … Absent where the address has none. */
  network?: string;
  space?: string;
  /** The word of an organisation that stands for one of its spaces: `signals`. */
  word?: string;
  /** As written. */
  id: string;
}

/** Words that organisations use for their spaces. Source: sx-monorepo, `helpers/organizations/config.ts`. */
const words = new Set(['offchain', 'onchain', 'signals', 'treasury-gov', 'core-gov']);

/** What stands behind such a word and is no proposal. */
const notProposals = new Set(['create', 'proposals', 'discussions', 'delegates', 'treasury', 'profile', 'settings']);

/**
 * Reads the route of a proposal: `#/[org/<org>/][<network>:]<space>/proposal/<id>[/<tab>]`, without a space on sites of one space,
 * `#/<word>/<id>` on those of organisations. As the site's own router does it: parts are decoded, a last slash and a query are
 * nothing, and fixed parts may be in capitals. Source: sx-monorepo, `routes/`.
 */
export function parseSnapshotRoute(hash: string): SnapshotRoute | undefined {
  const [path = ''] = hash.replace(/^#\/?/, '').split(/[?#]/);
  const parts = path.replace(/\/$/, '').split('/').map(decoded);
  if (isWord(parts[0], 'org') && parts.length > 3) parts.splice(0, 2);
  const [first = '', second, third] = parts;
  if (isWord(second, 'proposal') && hasTabAtMost(parts, 3)) {
    if (words.has(first)) return { word: first, id: third ?? '' };
    const named = /^(?:([a-z0-9-]{1,20}):)?([^:%]{1,120})$/.exec(first);
    if (!named) return undefined;
    const [, network, space = ''] = named;
    return { ...(network !== undefined && { network }), space, id: third ?? '' };
  }
  if (isWord(first, 'proposal') && hasTabAtMost(parts, 2)) return { id: second ?? '' };
  if (words.has(first) && second !== undefined && !notProposals.has(second) && hasTabAtMost(parts, 2))
    return { word: first, id: second };
  return undefined;
}

/** Behind the id stands a tab or nothing. */
function hasTabAtMost(parts: readonly string[], upToId: number): boolean {
  return parts.length <= upToId + 1 && /^[a-z-]*$/i.test(parts[upToId] ?? '');
}

function isWord(part: string | undefined, word: string): boolean {
  return part?.toLowerCase() === word;
}

/** Without %-escapes where they can be read. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
