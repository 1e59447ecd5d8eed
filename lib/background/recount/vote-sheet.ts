import type { DatedVote } from '../../sources/snapshot/votes-over-time';
import type { StoredVotePage } from '../../store/schema';

/** A vote as it is read. */
interface CastVote extends DatedVote {
  voter: string;
}

/** Votes as they are kept: in columns. */
export function pageOf(key: string, page: number, votes: readonly CastVote[]): StoredVotePage {
  return {
    key,
    page,
    voters: votes.map(({ voter }) => voter),
    created: Uint32Array.from(votes, ({ created }) => created),
    vp: Float64Array.from(votes, ({ vp }) => vp),
    choices: votes.map(({ choice }) => choice),
  };
}

/** The votes that were read of one proposal: of each voter the last. */
export class VoteSheet {
  readonly #byVoter = new Map<string, DatedVote>();

  constructor(pages: readonly StoredVotePage[]) {
    for (const { voters, created, vp, choices } of pages)
      voters.forEach((voter, row) => {
        this.#byVoter.set(voter, { created: created[row] ?? 0, vp: vp[row] ?? 0, choice: choices[row] });
      });
  }

  /** Takes votes, in the order of their times. Gives those that were not known: new ones, and those of voters who voted anew. */
  take(votes: readonly CastVote[]): CastVote[] {
    const unknown = votes.filter((vote) => !isSame(vote, this.#byVoter.get(vote.voter)));
    for (const { voter, created, vp, choice } of unknown) this.#byVoter.set(voter, { created, vp, choice });
    return unknown;
  }

  get size(): number {
    return this.#byVoter.size;
  }

  get votes(): DatedVote[] {
    return [...this.#byVoter.values()];
  }

  /** When the newest vote was cast, in seconds since 1970; 0 without votes. */
  get newest(): number {
    let newest = 0;
    for (const { created } of this.#byVoter.values()) newest = Math.max(newest, created);
    return newest;
  }
}

/** Voting anew within one second leaves the time as it was. */
function isSame(vote: CastVote, known: DatedVote | undefined): boolean {
  return (
    known?.created === vote.created &&
    known.vp === vote.vp &&
    JSON.stringify(known.choice) === JSON.stringify(vote.choice)
  );
}
