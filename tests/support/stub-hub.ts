import { readFileSync } from 'node:fs';
import { buildSchema, graphql, parse, validate } from 'graphql';
import { vi } from 'vitest';

/** A proposal as the hub stores it. Times in seconds. */
export interface HubRow {
  id: string;
  space: { id: string };
  author: string;
  title: string;
  discussion: string;
  symbol: string;
  type: string;
  choices: string[];
  created: number;
  updated: number | null;
  start: number;
  end: number;
  quorum: number;
  quorumType: string;
  privacy: string;
  scores: number[];
  scores_state: string;
  scores_total: number;
  scores_updated: number;
  votes: number;
  flagged: boolean;
}

/** An id that is the same for the same number. */
export const anId = (number: number): string => `0x${number.toString(16).padStart(64, '0')}`;

/** A vote on 2026-04-20 … 27, open for the first 7 days. */
export function aHubRow(row: Partial<HubRow> = {}): HubRow {
  return {
    id: anId(1),
    space: { id: 'lido-snapshot.eth' },
    author: '0x1111111111111111111111111111111111111111',
    title: 'Take part in the rescue',
    discussion: 'https://research.lido.fi/t/rescue/11483',
    symbol: 'LDO',
    type: 'basic',
    choices: ['For', 'Against', 'Abstain'],
    created: seconds('2026-04-20T00:00:00Z'),
    updated: null,
    start: seconds('2026-04-20T12:00:00Z'),
    end: seconds('2026-04-27T12:00:00Z'),
    quorum: 100,
    quorumType: 'default',
    privacy: '',
    scores: [60, 30, 0],
    scores_state: 'pending',
    scores_total: 90,
    scores_updated: seconds('2026-04-21T00:00:00Z'),
    votes: 9,
    flagged: false,
    ...row,
  };
}

const schema = buildSchema(readFileSync(new URL('../world/hub/schema.graphql', import.meta.url), 'utf8'));

interface Where {
  id_in?: string[];
  space_in?: string[];
  created_gte?: number;
  flagged?: boolean;
}

/** A hub in place of `fetch`. It holds each question to the real schema and to the limits that matter here. */
export class StubHub {
  rows: HubRow[];
  /** Every request that came, refused ones too. */
  readonly requests: { url: string; init: RequestInit; query: string; variables: Record<string, unknown> }[] = [];
  /** Answers in place of the hub where it is set. */
  instead: (() => Response | Promise<Response>) | undefined;

  constructor(rows: HubRow[]) {
    this.rows = rows;
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => this.#answer(url, init));
  }

  async #answer(url: string, init: RequestInit): Promise<Response> {
    const { query, variables } = JSON.parse(String(init.body)) as { query: string; variables: Record<string, unknown> };
    this.requests.push({ url, init, query, variables });
    if (this.instead) return this.instead();
    const document = parse(query);
    const faults = validate(schema, document);
    const operation = document.definitions[0];
    const roots = operation?.kind === 'OperationDefinition' ? operation.selectionSet.selections.length : 0;
    if (faults.length > 0) return Response.json({ errors: faults }, { status: 400 });
    if (roots > 5) return Response.json({ errors: [{ message: 'too many root selections' }] }, { status: 500 });
    const rootValue = { proposals: (args: { first: number; skip: number; where: Where }) => this.#find(args) };
    return Response.json(await graphql({ schema, source: query, variableValues: variables, rootValue }));
  }

  #find({ first, skip, where }: { first: number; skip: number; where: Where }): HubRow[] {
    if (first > 1_000 || skip > 5_000 || (where.id_in?.length ?? 0) > 100) throw new Error('exceeds the limit');
    return this.rows
      .filter((row) => where.id_in?.includes(row.id) ?? true)
      .filter((row) => where.space_in?.includes(row.space.id) ?? true)
      .filter((row) => row.created >= (where.created_gte ?? 0))
      .filter((row) => where.flagged === undefined || row.flagged === where.flagged)
      .sort((a, b) => b.created - a.created)
      .slice(skip, skip + first);
  }
}

function seconds(text: string): number {
  return Date.parse(text) / 1_000;
}
