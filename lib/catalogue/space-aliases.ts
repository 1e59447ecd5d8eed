/** Snapshot spaces that moved or go by other names: any name to the one in use. */
export const spaceAliases: ReadonlyMap<string, string> = new Map();
