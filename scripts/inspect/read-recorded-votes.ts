import { z } from '../../lib/platform/zod.ts';
import { countedVote } from '../../lib/sources/snapshot/vote-schema.ts';
import type { VoteSet } from './inspect-recount.ts';
import { readJson } from './read-text.ts';
import { Refusal } from './refusal.ts';
import { tame } from './tame.ts';

const scores = z.array(z.number()).check(z.maxLength(1_000));
/** What is read of a proposal, as the hub serves it or as a record has it: what the votes must give is then in `expected`. */
const countedProposal = z.object({
  id: z.nullish(z.string().check(z.maxLength(100))),
  type: z.string().check(z.maxLength(100)),
  choices: z.array(z.string()).check(z.maxLength(1_000)),
  scores: z.nullish(scores),
  scores_total: z.nullish(z.number()),
  /** A number as the hub has it; in a record, the votes themselves. */
  votes: z.optional(z.unknown()),
  expected: z.nullish(z.object({ scores, scores_total: z.nullish(z.number()), votes: z.nullish(z.int()) })),
});

/**
 * The votes of a file: a record `{ type, choices, expected, votes: […] }`; or `{ proposal, votes }`, also where it is
 * still in the hub's answer. Throws `Refusal`.
 */
export function readRecordedVotes(file: string): VoteSet {
  const value = readJson(file);
  const data = isObject(value) && isObject(value.data) ? value.data : value;
  if (!isObject(data) || !Array.isArray(data.votes)) throw new Refusal(`${file} is no proposal with its votes.`);
  const proposal = countedProposal.safeParse(isObject(data.proposal) ? data.proposal : data);
  if (!proposal.success)
    throw new Refusal(
      `${file}: the proposal’s ${tame(proposal.error.issues[0]?.path.join('.') ?? '')} is not as the hub serves it.`,
    );
  const votes = z.array(countedVote).safeParse(data.votes);
  if (!votes.success)
    throw new Refusal(
      `${file}: vote ${String(votes.error.issues[0]?.path[0])} (from 0) has no voting power that can be read.`,
    );
  const { id = null, type, choices } = proposal.data;
  const hub = hubCount(proposal.data);
  return { id, type, choices, votes: votes.data, ...(hub && { hub }) };
}

function hubCount({ scores: served, scores_total, votes, expected }: z.infer<typeof countedProposal>) {
  const total = expected?.scores_total ?? scores_total;
  const many = expected?.votes ?? votes;
  const given = expected?.scores ?? served;
  if (!given) return undefined;
  return {
    scores: given,
    ...(typeof total === 'number' && { total }),
    ...(typeof many === 'number' && { votes: many }),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
