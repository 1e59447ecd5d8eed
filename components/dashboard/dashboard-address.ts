/** What an address of the dashboard asks for, by what stands behind its `#`. */
export interface DashboardAddress {
  /** Id of a rescue; absent: the one that comes first. */
  rescue?: string;
  /** Id of a section of the page, or of a contribution. */
  part?: string;
}

/** Reads `#rescue/<id>`, `#rescue/<id>/<part>` and `#activity`. What is none of these asks for nothing in particular. */
export function readAddress(hash: string): DashboardAddress {
  const [kind, rescue, part] = hash.replace(/^#/, '').split('/').map(decoded);
  if (kind === 'activity') return { part: 'activity' };
  if (kind !== 'rescue' || !rescue) return {};
  return { rescue, ...(part && { part }) };
}

/** The address of a rescue, or of a part of it. */
export function hashOf({ rescue, part }: DashboardAddress): string {
  if (rescue === undefined) return part === undefined ? '' : `#${part}`;
  return ['#rescue', rescue, ...(part === undefined ? [] : [part])]
    .map(encodeURIComponent)
    .join('/')
    .replace('%23', '#');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
