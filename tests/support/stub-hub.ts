import { readFileSync } from 'node:fs';
import { buildSchema, type DocumentNode, execute, type GraphQLError, parse, validate } from 'graphql';
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
  /** By the hub's clock. It says nothing unless told. */
  state?: 'pending' | 'active' | 'closed';
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

/** A question and what the schema has against it. The same few are asked again and again. */
function checked(query: string): { document: DocumentNode; faults: readonly GraphQLError[] } {
  const known = questions.get(query);
  if (known) return known;
  const document = parse(query);
  const judged = { document, faults: validate(schema, document) };
  questions.set(query, judged);
  return judged;
}

const questions = new Map<string, { document: DocumentNode; faults: readonly GraphQLError[] }>();

/** An entry of the change feed. */
export interface HubMessage {
  mci: number;
  id: string;
  type: string;
  space: string;
  timestamp: number;
}

interface MessagesWhere {
  space_in?: string[];
  type?: string;
  type_in?: string[];
  mci_gt?: number;
  timestamp_gte?: number;
}

interface Where {
  id?: string;
  id_in?: string[];
  space_in?: string[];
  created_gte?: number;
  flagged?: boolean;
}

/** A hub in place of `fetch`. It holds each question to the real schema and to the limits that matter here. */
export class StubHub {
  rows: HubRow[];
  messages: HubMessage[] = [];
  votes: { voter: string; proposal: string; choice: unknown; vp: number; created: number }[] = [];
  /** How many strategies each proposal has. */
  strategies = 1;
  /** Every request that came, refused ones too. */
  readonly requests: { url: string; init: RequestInit; query: string; variables: Record<string, unknown> }[] = [];
  /** Answers in place of the hub where it is set. */
  instead: (() => Response | Promise<Response>) | undefined;
  /** Questions that the hub fails at. */
  refuse: ((query: string) => boolean) | undefined;

  constructor(rows: HubRow[]) {
    this.rows = rows;
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => this.#answer(url, init));
  }

  async #answer(url: string, init: RequestInit): Promise<Response> {
    const { query, variables } = JSON.parse(String(init.body)) as { query: string; variables: Record<string, unknown> };
    this.requests.push({ url, init, query, variables });
    if (this.instead) return this.instead();
    if (this.refuse?.(query))
      return Response.json({ errors: [{ message: 'request failed' }], data: null }, { status: 500 });
    const { document, faults } = checked(query);
    const operation = document.definitions[0];
    const roots = operation?.kind === 'OperationDefinition' ? operation.selectionSet.selections.length : 0;
    if (faults.length > 0) return Response.json({ errors: faults }, { status: 400 });
    if (roots > 5) return Response.json({ errors: [{ message: 'too many root selections' }] }, { status: 500 });
    const rootValue = {
      proposals: (args: { first: number; skip: number; where: Where }) => this.#find(args),
      messages: (args: { first: number; where: MessagesWhere }) => this.#tell(args),
      votes: ({ where }: { where: { voter?: string; proposal_in?: string[] } }) =>
        this.votes
          .filter(({ voter }) => voter.toLowerCase() === where.voter?.toLowerCase())
          .filter(({ proposal }) => where.proposal_in?.includes(proposal) ?? true)
          .map((vote) => ({ ...vote, id: `${vote.voter}${vote.proposal}`, proposal: { id: vote.proposal } })),
      networks: () => [],
    };
    return Response.json(await execute({ schema, document, variableValues: variables, rootValue }));
  }

  /** The feed tells of something that happened to a proposal of a space, at `at` (milliseconds). */
  tell(type: string, space: string, at: number): void {
    const mci = (this.messages.at(-1)?.mci ?? 1_000) + 3;
    this.messages.push({ mci, id: `0xmessage${mci}`, type, space, timestamp: Math.floor(at / 1_000) });
  }

  /** A proposal is deleted as the hub does it: the row goes, and the feed tells. */
  drop(id: string, at: number): void {
    const gone = this.rows.find((row) => row.id === id);
    this.rows = this.rows.filter((row) => row !== gone);
    if (gone) this.tell('delete-proposal', gone.space.id, at);
  }

  #tell({ first, where }: { first: number; where: MessagesWhere }): object[] {
    if (first > 1_000 || (where.space_in?.length ?? 0) > 100) throw new Error('exceeds the limit');
    return (
      this.messages
        .filter(({ space }) => where.space_in?.includes(space) ?? true)
        .filter(({ type }) => where.type_in?.includes(type) ?? true)
        .filter(({ type }) => where.type === undefined || where.type === type)
        // A comparison with 0 is ignored.
        .filter(({ mci }) => !where.mci_gt || mci > where.mci_gt)
        .filter(({ timestamp }) => !where.timestamp_gte || timestamp >= where.timestamp_gte)
        .sort((a, b) => b.mci - a.mci)
        .slice(0, first)
    );
  }

  #find({ first, skip, where }: { first: number; skip: number; where: Where }): object[] {
    if (first > 1_000 || skip > 5_000 || (where.id_in?.length ?? 0) > 100) throw new Error('exceeds the limit');
    return this.rows
      .filter((row) => where.id_in?.includes(row.id) ?? true)
      .filter((row) => where.id === undefined || row.id === where.id)
      .filter((row) => where.space_in?.includes(row.space.id) ?? true)
      .filter((row) => row.created >= (where.created_gte ?? 0))
      .filter((row) => where.flagged === undefined || row.flagged === where.flagged)
      .sort((a, b) => b.created - a.created)
      .slice(skip, skip + first)
      .map((row) => ({ state: '', ...row, network: '1', snapshot: 24_900_000, strategies: this.#strategies() }));
  }

  #strategies(): object[] {
    return Array.from({ length: this.strategies }, () => ({ name: 'erc20-balance-of', network: '1', params: {} }));
  }
}

function seconds(text: string): number {
  return Date.parse(text) / 1_000;
}
