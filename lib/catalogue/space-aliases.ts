import { daos } from './daos';

/** Snapshot spaces that moved or go by other names: any name to the one in use. Source: the Snapshot site's own redirects. */
export const spaceAliases: ReadonlyMap<string, string> = new Map(
  daos.flatMap(({ spaces }) =>
    spaces.flatMap(({ name, aliases = [] }) => aliases.map((alias): [string, string] => [alias, name])),
  ),
);
