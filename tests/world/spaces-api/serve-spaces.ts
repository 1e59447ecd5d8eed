import { readFileSync } from 'node:fs';
import { buildSchema, execute, type GraphQLError, Kind, parse, validate } from 'graphql';
import { json, type Site } from '../site.ts';
import { rowOf, type SpacesData } from './spaces.ts';

const schema = buildSchema(readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8'));

interface ListArguments {
  first?: number;
  skip?: number;
  indexer?: string;
  where?: { id_in?: string[]; space_in?: string[]; created_gte?: number } | null;
}

/** api.snapshot.box: GraphQL over the votes of on-chain spaces. Addresses are compared as texts. No CORS headers. */
export function serveSpaces(spaces: SpacesData): Site {
  const root = {
    proposals: ({ first = 1_000, skip = 0, indexer, where }: ListArguments) =>
      spaces.votes
        .filter((vote) => indexer === undefined || vote.indexer === indexer)
        .filter((vote) => where?.id_in?.includes(`${vote.space}/${vote.id}`) ?? true)
        .filter((vote) => where?.space_in?.includes(vote.space) ?? true)
        .filter((vote) => vote.created >= (where?.created_gte ?? 0))
        .sort((left, right) => right.created - left.created)
        .slice(skip, skip + Math.min(first, 1_000))
        .map(rowOf),
    _metadata: ({ id, indexer = '' }: { id: string; indexer?: string }) => {
      const head = spaces.heads.get(indexer);
      return id === 'last_indexed_block' && head !== undefined ? { id, _indexer: indexer, value: String(head) } : null;
    },
  };
  return async (ask) => {
    if (ask.method === 'OPTIONS') return { status: 204, body: '' };
    if (ask.method !== 'POST') return json({ errors: [{ message: 'GraphQL only supports GET and POST.' }] }, 405);
    try {
      const { query, variables } = JSON.parse(ask.body.toString()) as { query: string; variables?: object };
      const document = parse(query);
      ask.entry.operation = document.definitions
        .flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? node.selectionSet.selections : []))
        .map((node) => (node.kind === Kind.FIELD ? node.name.value : '…'))
        .join(',');
      const problems = validate(schema, document);
      if (problems.length > 0) return json({ errors: problems.map(shape) }, 400);
      const result = await execute({ schema, document, rootValue: root, variableValues: { ...variables } });
      return json(result.errors ? { ...result, errors: result.errors.map(shape) } : result);
    } catch (error) {
      return json({ errors: [{ message: (error as Error).message }] }, 400);
    }
  };
}

function shape({ message, locations }: GraphQLError): object {
  return { message, ...(locations && { locations }) };
}
