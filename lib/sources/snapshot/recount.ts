import voting from '@snapshot-labs/snapshot.js/dist/src/voting';

/** A vote as far as a count takes it. */
export interface CountableVote {
  /** What was chosen, in the form that the voting system asks for. Anything else, such as a sealed choice, is invalid. */
  choice: unknown;
  /** Voting power. It is taken as the hub recorded it: a recount checks the addition alone. */
  vp: number;
}

/** The vote that is counted: its system and its choices. */
export interface Countable {
  /** Snapshot's name of the voting system. */
  type: string;
  choices: readonly string[];
}

/** What votes come to. `scores[i]` belongs to `choices[i]`. */
export interface Recount {
  /** All votes, valid or not. */
  votes: number;
  /** Those whose choice the voting system accepts. */
  valid: number;
  scores: readonly number[];
  total: number;
}

/** Whether Snapshot's own code counts votes of a type. */
export function canRecount(type: string): boolean {
  return Object.hasOwn(voting, type);
}

/** Counts votes as Snapshot does, by its own code. `undefined`: it has none for this voting system. */
export function recount({ type, choices }: Countable, votes: readonly CountableVote[]): Recount | undefined {
  const counted = votes.map(({ choice, vp }) => ({ choice, balance: vp, scores: [] }));
  const count = counterOf(type, [...choices], counted);
  if (!count) return undefined;
  return {
    votes: votes.length,
    valid: count.getValidVotes().length,
    scores: count.getScores(),
    total: count.getScoresTotal(),
  };
}

interface Counter {
  getValidVotes(): readonly unknown[];
  getScores(): number[];
  getScoresTotal(): number;
}

type Countables = { choice: unknown; balance: number; scores: number[] }[];
/** The classes look at each choice themselves, whatever it is; their types promise it to be right already. */
type CounterClass = new (
  proposal: { choices: string[] },
  votes: Countables,
  strategies: [],
  selected: undefined,
) => Counter;

function counterOf(type: string, choices: string[], votes: Countables): Counter | undefined {
  if (!canRecount(type)) return undefined;
  const Class = voting[type as keyof typeof voting] as unknown as CounterClass;
  return new Class({ choices }, votes, [], undefined);
}

/** What the hub says that the votes come to. */
export interface HubCount {
  scores: readonly number[];
  /** Absent: not said. */
  total?: number;
  /** How many votes the hub says there are. Absent: not said. */
  votes?: number;
}

/** Where a recount and the hub differ. */
export type CountDifference =
  | { kind: 'score'; choice: number; hub: number | undefined; recounted: number | undefined }
  | { kind: 'total'; hub: number; recounted: number }
  | { kind: 'votes'; hub: number; recounted: number };

/** Where a recount and the hub differ by more than the noise of floating point. Empty: they match. */
export function compareCounts(recounted: Recount, hub: HubCount): CountDifference[] {
  const { scores, total, votes } = recounted;
  const differences: CountDifference[] = [];
  for (let choice = 0; choice < Math.max(scores.length, hub.scores.length); choice += 1) {
    const [ours, theirs] = [scores[choice], hub.scores[choice]];
    if (ours === undefined || theirs === undefined || !isSame(ours, theirs, total))
      differences.push({ kind: 'score', choice, hub: theirs, recounted: ours });
  }
  if (hub.total !== undefined && !isSame(total, hub.total, total))
    differences.push({ kind: 'total', hub: hub.total, recounted: total });
  if (hub.votes !== undefined && hub.votes !== votes)
    differences.push({ kind: 'votes', hub: hub.votes, recounted: votes });
  return differences;
}

/** Sums of the same floats in another order differ in their last digits, by what all of the power weighs. */
function isSame(a: number, b: number, total: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) + 1e-12 * Math.abs(total);
}
