/** Where what was given cannot be taken, as a path: `watches[3].url`. */
export class UnreadableBackup extends Error {
  override readonly name = 'UnreadableBackup';
}

/** Deeper than anything of ours, and longer than any text that we keep. */
const deepest = 14;
const longestText = 5_000_000;
const mostEntries = 50_000;

/** JSON has no big integers: they are written as `{"$units":"123"}`. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'bigint' ? { $units: String(each) } : each));
}

/** What `toJson` wrote. Names that would change an object's nature are left out. Throws `SyntaxError`. */
export function fromJson(text: string): unknown {
  return JSON.parse(text, (key, each: unknown) => {
    if (key === '__proto__') return undefined;
    const units = isRecord(each) && Object.keys(each).length === 1 ? each.$units : undefined;
    return typeof units === 'string' && /^-?\d{1,100}$/.test(units) ? BigInt(units) : each;
  });
}

/** Whether something is an object with names, and no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws `UnreadableBackup` at what is too deep, too long, or a link that is not https. Whatever it is a part of. */
export function checkBounds(value: unknown, path: string, depth = 0): void {
  if (typeof value === 'string' && value.length > longestText) throw new UnreadableBackup(path);
  if (typeof value !== 'object' || value === null) return;
  const parts = Object.entries(value);
  if (depth >= deepest || parts.length > mostEntries) throw new UnreadableBackup(path);
  for (const [name, part] of parts) {
    const here = Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`;
    if (/^(url|discussion|homepage)$/.test(name) && typeof part === 'string' && !/^(https:\/\/|$)/.test(part))
      throw new UnreadableBackup(here);
    checkBounds(part, here, depth + 1);
  }
}
