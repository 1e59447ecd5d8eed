import { vi } from 'vitest';
import type { Proposal } from '../../lib/domain/governance/proposal.ts';

/** The web as the worker sees it: a hub and forums, in place of `fetch`. */
export interface StubWeb {
  /** Proposals by id. */
  hub: Map<string, Proposal>;
  /** Opening posts (HTML) by `host/id`. */
  /** `post`: other fields of the opening post; `topic`: of the topic. */
  topics: Map<string, { title: string; cooked: string; post?: object; topic?: object }>;
  /** Every address that was asked, in order. */
  asked: string[];
  /** How hosts answer that do not answer well. `silent`: never. */
  faults: Map<string, 'down' | 'page' | 'silent' | 'rate-limited'>;
  /** What time it is at the hub, where that matters: it then says in which state each vote is. */
  hubTime?: number;
}

/** Replaces `fetch` by a small hub and small forums. `vi.unstubAllGlobals` takes it away. */
export function stubWeb(): StubWeb {
  const web: StubWeb = { hub: new Map(), topics: new Map(), asked: [], faults: new Map() };
  vi.stubGlobal('fetch', async (address: string | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address);
    web.asked.push(url.href);
    switch (web.faults.get(url.host)) {
      case 'down':
        throw new TypeError('fetch failed');
      case 'page':
        return new Response('<html>Bad gateway</html>', { status: 502, headers: { 'content-type': 'text/html' } });
      case 'rate-limited':
        return json({ error: 'unauthorized' }, 429, { 'retry-after': '60' });
      case 'silent':
        return new Promise(() => undefined);
    }
    if (url.host === 'hub.snapshot.org') return answerHub(web, String(init.body));
    const topic = /^\/t\/(\d+)\.json$/.exec(url.pathname)?.[1];
    const found = web.topics.get(`${url.host}/${topic}`);
    if (!found) return json({ errors: ['not found'], error_type: 'not_found' }, 404);
    const posts = [{ post_number: 1, cooked: found.cooked, ...found.post }];
    return json({ id: Number(topic), title: found.title, closed: false, post_stream: { posts }, ...found.topic });
  });
  return web;
}

/** The hub's answer to a list of spaces, or to lists of ids under any names. */
function answerHub({ hub, hubTime }: StubWeb, body: string): Response {
  const { query, variables } = JSON.parse(body) as {
    query: string;
    variables: { spaces?: string[] } & Record<string, unknown>;
  };
  const rows = [...hub.values()].map((proposal) => ({ ...row(proposal), ...stateAt(proposal, hubTime) }));
  const { spaces } = variables;
  // What is searched for parts of rescues: nobody has proposed any.
  if (/query (?:NewProposals|ProposalTexts)/.test(query)) return json({ data: { proposals: [] } });
  if (spaces) {
    return json({ data: { proposals: rows.filter((each) => spaces.includes(each.space.id) && !each.flagged) } });
  }
  const lists = Object.entries(variables).filter(([, value]) => Array.isArray(value)) as [string, string[]][];
  return json({
    data: Object.fromEntries(lists.map(([name, ids]) => [name, rows.filter(({ id }) => ids.includes(id))])),
  });
}

function stateAt({ startAt, endAt }: Proposal, time: number | undefined) {
  if (time === undefined) return {};
  return { state: time < startAt ? 'pending' : time < endAt ? 'active' : 'closed' };
}

function row(proposal: Proposal) {
  const { id, space, author, title, discussion = '', symbol, type, choices, scores, privacy, flagged } = proposal;
  return {
    ...{ id, space: { id: space }, author, title, discussion, symbol, type, choices, scores, privacy, flagged },
    created: proposal.createdAt / 1_000,
    updated: proposal.editedAt === undefined ? null : proposal.editedAt / 1_000,
    start: proposal.startAt / 1_000,
    end: proposal.endAt / 1_000,
    quorum: proposal.quorum ?? null,
    quorumType: proposal.quorumType,
    scores_state: proposal.scoresState,
    scores_total: proposal.scoresTotal,
    scores_updated: null,
    votes: proposal.voteCount,
  };
}

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}
