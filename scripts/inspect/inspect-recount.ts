import {
  type Countable,
  type CountableVote,
  type CountDifference,
  compareCounts,
  type HubCount,
  recount,
} from '../../lib/sources/snapshot/recount.ts';
import type { FileArguments } from './arguments.ts';
import { differenceText } from './difference-text.ts';
import { readRecordedVotes } from './read-recorded-votes.ts';
import { readServedVotes } from './read-served-votes.ts';
import { wrapped } from './table.ts';
import { tame } from './tame.ts';

/** A proposal with its votes, and what the hub says they come to, where that is known. */
export interface VoteSet extends Countable {
  id: string | null;
  votes: readonly CountableVote[];
  hub?: HubCount;
}

/** A proposal's votes counted anew, beside what the hub says they come to; as JSON or as text. Throws `Refusal`. */
export async function inspectRecount({ file, hub: hubUrl, json }: FileArguments): Promise<string> {
  const set = file.includes('://') ? await readServedVotes(file, hubUrl) : readRecordedVotes(file);
  const { id, type, choices, votes, hub } = set;
  const counted = recount({ type, choices }, votes);
  const differences = counted && hub && compareCounts(counted, hub);
  const matches = differences ? differences.length === 0 : null;
  const because = counted ? whyNot(differences, choices) : `Snapshot counts no votes of the type ${tame(type)}.`;
  const scores = hub?.scores ?? null;
  const recounted = counted?.scores ?? null;
  if (json)
    return `${JSON.stringify({ id, votes: votes.length, scores, recounted, matches, ...(because !== undefined && { because }) }, undefined, 2)}\n`;
  const valid = counted && counted.valid < votes.length ? `, ${counted.valid} of them valid` : '';
  const lines = [
    `Recounted from ${votes.length} votes${valid}: ${because ?? 'matches.'}`,
    ...(recounted ? choices.map((choice, index) => `${choice}: ${recounted[index]}`) : []),
    'This checks the addition, not each voting power.',
  ];
  return `${lines.flatMap((line) => wrapped(tame(line), '  ')).join('\n')}\n`;
}

function whyNot(differences: readonly CountDifference[] | undefined, choices: readonly string[]): string | undefined {
  if (!differences) return 'The file does not say what the hub’s scores are.';
  return differences.length === 0 ? undefined : differences.map((each) => differenceText(each, choices)).join(' ');
}
