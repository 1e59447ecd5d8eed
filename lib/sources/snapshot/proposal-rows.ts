import type { Proposal } from '../../domain/governance/proposal';
import type { Milliseconds } from '../../domain/time';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';
import { hubHost } from './ask-hub';
import { hubProposal, proposalFields, proposalId } from './hub-schema';
import { normaliseProposal } from './normalise-proposal';

/** The hub's limit of values in a list filter. */
export const valuesPerFilter = 100;
/** The hub's limit of selections in a request. */
export const selectionsPerRequest = 5;

/** What the hub said about an id: how it stands; that it knows no such proposal; or something that cannot be read. */
export type Reading = Proposal | 'gone' | 'malformed';

/** A row whose id is legible, whatever the rest is. */
const namedRow = z.looseObject({ id: z.string() });

/** A row of the hub with a legible id. */
export type NamedRow = z.infer<typeof namedRow>;

/** One selection of a request, with the variables that it takes. */
export interface Selection {
  text: string;
  declares: readonly string[];
  variables: Readonly<Record<string, unknown>>;
}

/** Selects proposals by id: at most `valuesPerFilter`. */
export function selectByIds(name: string, ids: readonly string[]): Selection {
  return {
    text: `${name}: proposals(first: ${valuesPerFilter}, where: { id_in: $${name} }) { ${proposalFields} }`,
    declares: [`$${name}: [String]`],
    variables: { [name]: ids },
  };
}

/** A document of at most `selectionsPerRequest` selections. */
export function documentOf(
  operation: string,
  selections: readonly Selection[],
): { query: string; variables: Record<string, unknown> } {
  const declares = [...new Set(selections.flatMap((each) => each.declares))];
  return {
    query: `query ${operation}(${declares.join(', ')}) {\n${selections.map(({ text }) => text).join('\n')}\n}`,
    variables: Object.assign({}, ...selections.map(({ variables }) => variables)),
  };
}

/** The rows of one selection. If only one has no id, nobody can say which proposal is missing: the whole answer is bad. Throws `SourceError`. */
export function rowsOf(data: Record<string, unknown>, name: string): NamedRow[] {
  const rows = z.array(namedRow).safeParse(data[name]);
  if (!rows.success) throw new SourceError('malformed', hubHost, `no list of proposals in ${name}`);
  return rows.data.map((row) => ({ ...row, id: hubId(row.id) }));
}

/** What a row says. */
export function readRow(row: NamedRow, now: Milliseconds): Proposal | 'malformed' {
  const parsed = hubProposal.safeParse(row);
  return parsed.success ? normaliseProposal(parsed.data, now) : 'malformed';
}

/** Readings of ids as they were written, which the hub's rows fill. All are gone until a row says otherwise. */
export class ReadingsById {
  readonly byId = new Map<string, Reading>();
  readonly #asked = new Map<string, string[]>();

  constructor(ids: Iterable<string> = []) {
    for (const id of ids) this.add(id);
  }

  add(id: string): void {
    if (this.byId.has(id)) return;
    this.byId.set(id, 'gone');
    // The hub writes hashes in lower case; addresses and messages may not. What cannot be an id need not be asked.
    if (proposalId.test(id)) this.#asked.set(hubId(id), [...(this.#asked.get(hubId(id)) ?? []), id]);
  }

  /** The ids as the hub writes them, each once. */
  get askable(): string[] {
    return [...this.#asked.keys()];
  }

  take(row: NamedRow, now: Milliseconds): void {
    for (const id of this.#asked.get(row.id) ?? []) this.byId.set(id, readRow(row, now));
  }
}

/** Consecutive pieces of a list. */
export function* pieces<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}

function hubId(id: string): string {
  return /^0x/i.test(id) ? id.toLowerCase() : id;
}
