import type { Proposal } from '../../domain/governance/proposal';
import { type Milliseconds, second } from '../../domain/time';
import { type AskOptions, askHub } from './ask-hub';
import { proposalFields } from './hub-schema';
import {
  documentOf,
  pieces,
  type Reading,
  ReadingsById,
  readRow,
  rowsOf,
  selectByIds,
  selectionsPerRequest,
  valuesPerFilter,
} from './proposal-rows';

/** The hub's limit of rows in a selection. */
const rowsPerSelection = 1_000;

/** Proposals by id, flagged ones too. 500 ids fit one request. Every id given is in the answer. Throws `SourceError`. */
export async function readProposalsByIds(ids: readonly string[], options: AskOptions): Promise<Map<string, Reading>> {
  const readings = new ReadingsById(ids);
  for (const request of pieces(readings.askable, valuesPerFilter * selectionsPerRequest)) {
    const selections = [...pieces(request, valuesPerFilter)].map((part, index) => selectByIds(`p${index}`, part));
    const { query, variables } = documentOf('Proposals', selections);
    const data = await askHub(query, variables, options);
    for (const name of Object.keys(variables)) for (const row of rowsOf(data, name)) readings.take(row, options.now);
  }
  return readings.byId;
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
      const reading = readRow(row, options.now);
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
