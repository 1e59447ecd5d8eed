import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspectJson } from './run-inspect.ts';

/** A claim as a list has it. */
export interface ListedClaim {
  asOf?: string;
  status: string;
  source: string;
  amount?: { value: string; asset: string; cap?: boolean };
  instrument?: string;
  to?: string;
}
interface ListedPart {
  id: string;
  claims: ListedClaim[];
}
/** The rescue of April 2026 as a list has it. */
export interface ListedRescue {
  contributions: ListedPart[];
  recoveries: ListedPart[];
}

/** Every figure and every word of what `inspect` prints, by where it stands: `contributions.lido.high`. */
export type Figures = Map<string, unknown>;

/** What `inspect` gives for DeFi United with the catalogue changed in one place. The change goes through a file and `--list`. */
export async function figuresOf(args: readonly string[], change: (rescue: ListedRescue) => void): Promise<Figures> {
  const rescue: ListedRescue = JSON.parse(readFileSync('lib/catalogue/rescues/defi-united-2026.json', 'utf8'));
  change(rescue);
  const folder = mkdtempSync(join(tmpdir(), 'shortfall-figures-'));
  try {
    const file = join(folder, 'list.json');
    writeFileSync(file, JSON.stringify({ format: 'shortfall-list', version: 1, name: 'Changed', rescues: [rescue] }));
    const figures: Figures = new Map();
    flatten(await inspectJson('defi-united-2026', '--list', file, ...args), '', figures);
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The one claim of a contribution or a recovery that a source makes. */
export function claimOf(rescue: ListedRescue, id: string, source: string, status?: string): ListedClaim {
  const parts = [...rescue.contributions, ...rescue.recoveries];
  const claims = parts
    .find((part) => part.id === id)
    ?.claims.filter((claim) => claim.source.includes(source) && (status === undefined || claim.status === status));
  if (claims?.length !== 1 || !claims[0]) throw new Error(`${id}: ${claims?.length} claims of ${source}`);
  return claims[0];
}

/** What moved: where, from what, to what. Shares move with what they are shares of, and are left to other tests. */
export function moved(before: Figures, after: Figures): Record<string, [unknown, unknown]> {
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => !/Bps$|\.bps$/.test(path));
  return Object.fromEntries(
    paths
      .filter((path) => before.get(path) !== after.get(path))
      .map((path) => [path, [before.get(path), after.get(path)]]),
  );
}

function flatten(value: unknown, path: string, into: Figures): void {
  if (typeof value !== 'object' || value === null) {
    into.set(path, value);
    return;
  }
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  const items: [string, unknown][] = Array.isArray(value)
    ? value.map((item, at) => [nameOf(item, at), item])
    : Object.entries(value);
  for (const [name, item] of items) flatten(item, below(name), into);
}

/** An item is named by what it is, so that one more of them moves no other. */
function nameOf(item: unknown, at: number): string {
  if (typeof item !== 'object' || item === null) return String(at);
  const { id, stage, instrument, kind, label, contribution } = item as Record<string, unknown>;
  if (id !== undefined) return String(id);
  if (stage !== undefined && instrument !== undefined) return `${stage}-${instrument}`;
  if (stage !== undefined) return String(stage);
  if (contribution !== undefined) return String(contribution);
  return label !== undefined ? [kind, label].filter(Boolean).join(':') : String(at);
}
