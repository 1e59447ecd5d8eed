import type { Choice, StoredProposal, StoredVote } from './data.ts';

/** What the votes of a proposal add up to. */
export interface Tally {
  scores: number[];
  total: number;
}

/** Adds up votes, in the ways that need no library. Ranked choice and Copeland are set by hand. */
export function tally(proposal: StoredProposal, votes: readonly StoredVote[]): Tally {
  const size = proposal.choices.length;
  const total = sum(votes.map(({ vp }) => vp));
  const scores = new Array<number>(size).fill(0);
  switch (proposal.type) {
    case 'basic':
    case 'single-choice':
    case 'custom':
      for (const { choice, vp } of votes) if (typeof choice === 'number') add(scores, choice, vp);
      return { scores, total };
    case 'approval':
      for (const { choice, vp } of votes) if (Array.isArray(choice)) for (const one of choice) add(scores, one, vp);
      return { scores, total };
    case 'weighted':
      for (const { choice, vp } of votes) for (const [one, share] of shares(choice)) add(scores, one, vp * share);
      return { scores, total };
    case 'quadratic': {
      const roots = new Array<number>(size).fill(0);
      for (const { choice, vp } of votes)
        for (const [one, share] of shares(choice)) add(roots, one, Math.sqrt(vp * share));
      const squares = roots.map((root) => root * root);
      const scale = total / (sum(squares) || 1);
      return { scores: squares.map((square) => square * scale), total };
    }
    case 'ranked-choice':
    case 'copeland':
      for (const { choice, vp } of votes) if (Array.isArray(choice) && choice[0]) add(scores, choice[0], vp);
      return { scores, total };
  }
}

function add(scores: number[], choice: number, vp: number): void {
  const now = scores[choice - 1];
  if (now !== undefined) scores[choice - 1] = now + vp;
}

function shares(choice: Choice): [number, number][] {
  if (typeof choice === 'number' || Array.isArray(choice)) return [];
  const weights = Object.entries(choice).map(([one, weight]): [number, number] => [Number(one), weight]);
  const all = sum(weights.map(([, weight]) => weight));
  return all > 0 ? weights.map(([one, weight]) => [one, weight / all]) : [];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((left, right) => left + right, 0);
}
