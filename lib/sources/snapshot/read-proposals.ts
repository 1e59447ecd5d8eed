import type { Proposal } from '../../domain/governance/proposal';
import { type Milliseconds, second } from '../../domain/time';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';
import { type AskOptions, askHub, hubHost } from './ask-hub';
import { hubProposal, proposalFields, proposalId } from './hub-schema';
import { normaliseProposal } from './normalise-proposal';

/** The hub's limits: values in a list filter, selections in a request, rows in a selection. */
const idsPerSelection = 100;
const selectionsPerRequest = 5;
const rowsPerSelection = 1_000;

/** How many proposals one request can ask for by id. */
export const idsPerRequest = idsPerSelection * selectionsPerRequest;

/** What the hub said about an id: how it stands; that it knows no such proposal; or something that cannot be read. */
export type Reading = Proposal | 'gone' | 'malformed';

/** A row whose id is legible, whatever the rest is. */
const namedRow = z.looseObject({ id: z.string() });

/** Proposals by id, flagged ones too. 500 ids fit one request. Every id given is in the answer. Throws `SourceError`. */
export async function readProposalsByIds(ids: readonly string[], options: AskOptions): Promise<Map<string, Reading>> {
  const readings = new Map<string, Reading>();
  // The hub writes hashes in lower case; addresses and messages may not. What cannot be an id need not be asked.
  const asked = new Map<string, string[]>();
  for (const id of new Set(ids)) {
    readings.set(id, 'gone');
    if (proposalId.test(id)) asked.set(hubId(id), [...(asked.get(hubId(id)) ?? []), id]);
  }
  for (const request of batches([...asked.keys()], idsPerRequest)) {
    const rows = await askForIds(request, options);
    for (const row of rows) for (const id of asked.get(row.id) ?? []) readings.set(id, read(row, options.now));
  }
  return readings;
}

/** The proposals that were created in these spaces since a time, newest first, without flagged ones. Throws `SourceError`. */
export async function readProposalsOfSpaces(
  spaces: readonly string[],
  createdSince: Milliseconds,
  options: AskOptions,
): Promise<Proposal[]> {
  const found = new Map<string, Proposal>();
  if (spaces.length === 0) return [];
  // One request holds 1,000. More are rare: a rescue of years ago in spaces that never sleep. 5,000 is as far as the hub pages.
  for (let skip = 0; skip <= 5_000; skip += rowsPerSelection) {
    const data = await askHub(spacesQuery, { spaces, since: Math.floor(createdSince / second), skip }, options);
    const rows = rowsOf(data, 'proposals');
    for (const row of rows) {
      const reading = read(row, options.now);
      if (typeof reading === 'object') found.set(reading.key, reading);
    }
    if (rows.length < rowsPerSelection) break;
  }
  return [...found.values()];
}

const spacesQuery = `query Spaces($spaces: [String], $since: Int, $skip: Int!) {
  proposals(
    first: ${rowsPerSelection}, skip: $skip, orderBy: "created", orderDirection: desc,
    where: { space_in: $spaces, created_gte: $since, flagged: false }
  ) { ${proposalFields} }
}`;

async function askForIds(ids: readonly string[], options: AskOptions): Promise<z.infer<typeof namedRow>[]> {
  const parts = [...batches(ids, idsPerSelection)].map((part, index) => ({ name: `p${index}`, part }));
  const query = `query Watched(${parts.map(({ name }) => `$${name}: [String]`).join(', ')}) {
    ${parts
      .map(
        ({ name }) => `${name}: proposals(first: ${idsPerSelection}, where: { id_in: $${name} }) { ${proposalFields} }`,
      )
      .join('\n')}
  }`;
  const data = await askHub(query, Object.fromEntries(parts.map(({ name, part }) => [name, part])), options);
  return parts.flatMap(({ name }) => rowsOf(data, name));
}

/** The rows of one selection. If only one has no id, nobody can say which proposal is missing: the whole answer is bad. */
function rowsOf(data: Record<string, unknown>, name: string): z.infer<typeof namedRow>[] {
  const rows = z.array(namedRow).safeParse(data[name]);
  if (!rows.success) throw new SourceError('malformed', hubHost, `no list of proposals in ${name}`);
  return rows.data.map((row) => ({ ...row, id: hubId(row.id) }));
}

function read(row: z.infer<typeof namedRow>, now: Milliseconds): Proposal | 'malformed' {
  const parsed = hubProposal.safeParse(row);
  return parsed.success ? normaliseProposal(parsed.data, now) : 'malformed';
}

function hubId(id: string): string {
  return /^0x/i.test(id) ? id.toLowerCase() : id;
}

function* batches<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
