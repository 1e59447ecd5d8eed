import type { Proposal } from '../../domain/governance/proposal';
import type { Milliseconds } from '../../domain/time';
import { fetchJson, retryAfter } from '../../platform/fetch-json';
import { type Budget, withinBudget } from '../../platform/request-budget';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';
import { type AskOptions, askHub } from './ask-hub';

const endpoint = 'https://score.snapshot.org';

/** The host that computes voting power. It is asked for by itself, with an address: it learns whom the user follows. */
export const scoreHost = new URL(endpoint).host;

/** It allows 100 a minute, and each of ours may make it ask many nodes. */
const budget: Budget = { name: 'score', background: 4, all: 10, reserved: 2, reservedFromLengthy: 0 };
/** It refuses more. */
const mostStrategies = 10;

/** What an address can vote with. `pending` power may still change. */
export interface VotingPower {
  units: number;
  final: boolean;
}

const ground = z.object({
  id: z.string(),
  network: z.string().check(z.maxLength(20)),
  snapshot: z.union([z.int(), z.string().check(z.regex(/^\d{1,20}$/))]),
  space: z.object({ id: z.string() }),
  strategies: z.array(z.object({ name: z.string(), network: z.nullish(z.string()), params: z.unknown() })),
});
type Ground = z.infer<typeof ground>;

const result = z.object({
  result: z.object({ vp: z.number().check(z.gte(0)), vp_state: z.catch(z.string(), 'pending') }),
});
const failed = z.object({ error: z.object({ message: z.catch(z.string(), '') }) });

/**
 * What an address can vote with in an off-chain proposal that has opened: before its snapshot block is made, the score API would silently
 * take the latest. `undefined`: nobody can say. Two requests. Throws `SourceError`.
 */
export async function readVotingPower(
  address: string,
  proposal: Proposal,
  options: AskOptions,
): Promise<VotingPower | undefined> {
  if (options.now < proposal.startAt) return undefined;
  const data = await askHub(groundQuery, { id: proposal.id }, options);
  const found = z.array(ground).safeParse(data.proposals);
  const [first] = found.success ? found.data : [];
  if (!first || first.strategies.length === 0 || first.strategies.length > mostStrategies) return undefined;
  return withinBudget(budget, { source: scoreHost, now: options.now, userAsked: options.userAsked ?? false }, () =>
    askScore(address, first, options.now),
  );
}

const groundQuery = `query Ground($id: String!) {
  proposals(first: 1, where: { id: $id }) { id network snapshot space { id } strategies { name network params } }
}`;

async function askScore(
  address: string,
  { network, snapshot, space, strategies }: Ground,
  now: Milliseconds,
): Promise<VotingPower> {
  const params = { address, network, strategies, snapshot: Number(snapshot), space: space.id };
  const { status, headers, body } = await fetchJson(endpoint, {
    method: 'POST',
    body: { jsonrpc: '2.0', id: now, method: 'get_vp', params },
    redirect: 'error',
    timeout: 20_000,
  });
  if (status === 429)
    throw new SourceError('rate-limited', scoreHost, 'too many requests', {
      retryAfter: retryAfter(headers) ?? 60_000,
    });
  const error = failed.safeParse(body);
  if (error.success || status >= 400)
    throw new SourceError(
      status >= 500 ? 'unreachable' : 'malformed',
      scoreHost,
      `status ${status}${error.success ? `, ${error.data.error.message.slice(0, 200)}` : ''}`,
    );
  const answered = result.safeParse(body);
  if (!answered.success) throw new SourceError('malformed', scoreHost, 'no voting power');
  return { units: answered.data.result.vp, final: answered.data.result.vp_state === 'final' };
}
