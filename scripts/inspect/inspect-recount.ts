import { z } from '../../lib/platform/zod.ts';
import { compareCounts, type HubCount, type Recount, recount } from '../../lib/sources/snapshot/recount.ts';
import { hubVote } from '../../lib/sources/snapshot/vote-schema.ts';
import type { FileArguments } from './arguments.ts';
import { differenceText } from './difference-text.ts';
import { readJson } from './read-text.ts';
import { Refusal } from './refusal.ts';
import { wrapped } from './table.ts';
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
const votesList = z.array(hubVote);

/** A proposal's votes counted anew, beside what the hub says they come to; as JSON or as text. Throws `Refusal`. */
export function inspectRecount({ file, json }: FileArguments): string {
  const { proposal, votes } = readRecord(readJson(file), file);
  const { id = null, type, choices } = proposal;
  const counted = recount({ type, choices }, votes);
  const hub = hubCount(proposal);
  const differences = counted && hub && compareCounts(counted, hub);
  const matches = differences ? differences.length === 0 : null;
  const because = counted ? whyNot(differences, choices) : `Snapshot counts no votes of the type ${tame(type)}.`;
  const said = {
    id,
    votes: votes.length,
    scores: hub?.scores ?? null,
    recounted: counted?.scores ?? null,
    matches,
    ...(because !== undefined && { because }),
  };
  return json ? `${JSON.stringify(said, undefined, 2)}\n` : inWords(votes.length, counted, choices, because);
}

function whyNot(differences: ReturnType<typeof compareCounts> | undefined, choices: readonly string[]) {
  if (!differences) return 'The file does not say what the hub’s scores are.';
  return differences.length === 0 ? undefined : differences.map((each) => differenceText(each, choices)).join(' ');
}

function hubCount({ scores: served, scores_total, votes, expected }: z.infer<typeof countedProposal>) {
  const total = expected?.scores_total ?? scores_total;
  const many = expected?.votes ?? votes;
  const given = expected?.scores ?? served;
  if (!given) return undefined;
  const hub: HubCount = {
    scores: given,
    ...(typeof total === 'number' && { total }),
    ...(typeof many === 'number' && { votes: many }),
  };
  return hub;
}

/** A record: `{ type, choices, expected, votes: […] }`; or `{ proposal, votes }`, also where it is still in the hub's answer. */
function readRecord(value: unknown, file: string) {
  const data = isObject(value) && isObject(value.data) ? value.data : value;
  if (!isObject(data) || !Array.isArray(data.votes)) throw new Refusal(`${file} is no proposal with its votes.`);
  const proposal = countedProposal.safeParse(isObject(data.proposal) ? data.proposal : data);
  if (!proposal.success)
    throw new Refusal(
      `${file}: the proposal’s ${tame(proposal.error.issues[0]?.path.join('.') ?? '')} is not as the hub serves it.`,
    );
  const votes = votesList.safeParse(data.votes);
  if (!votes.success)
    throw new Refusal(
      `${file}: vote ${String(votes.error.issues[0]?.path[0])} (from 0) has no voting power that can be read.`,
    );
  return { proposal: proposal.data, votes: votes.data };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inWords(
  votes: number,
  counted: Recount | undefined,
  choices: readonly string[],
  because: string | undefined,
): string {
  const lines = [
    `Recounted from ${votes} votes${counted && counted.valid < votes ? `, ${counted.valid} of them valid` : ''}: ${because === undefined ? 'matches.' : because}`,
    ...(counted ? choices.map((choice, index) => `${choice}: ${counted.scores[index]}`) : []),
    'This checks the addition, not each voting power.',
  ];
  return `${lines.flatMap((line) => wrapped(tame(line), '  ')).join('\n')}\n`;
}
