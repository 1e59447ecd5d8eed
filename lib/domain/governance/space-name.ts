/** Snapshot spaces that moved or go by other names: any name to the one in use. */
export type SpaceAliases = ReadonlyMap<string, string>;

/** Whether two names are of one space. Aliases may lead on to aliases; a ring of them ends where it began. */
export function sameSpace(a: string | undefined, b: string | undefined, aliases: SpaceAliases): boolean {
  return a !== undefined && b !== undefined && nameInUse(a, aliases) === nameInUse(b, aliases);
}

function nameInUse(space: string, aliases: SpaceAliases): string {
  let name = space.toLowerCase();
  for (let hops = 0; hops < 5; hops += 1) {
    const next = aliases.get(name);
    if (next === undefined) break;
    name = next.toLowerCase();
  }
  return name;
}
