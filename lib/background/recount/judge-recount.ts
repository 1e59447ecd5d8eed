import type { Proposal } from '../../domain/governance/proposal';
import { type Milliseconds, second } from '../../domain/time';
import type { RecountDifference, RecountResult } from '../../messages/recount-view';
import { type CountDifference, compareCounts, recount } from '../../sources/snapshot/recount';
import { countOverTime } from '../../sources/snapshot/votes-over-time';
import type { VotesOverTime } from '../../store/schema';
import type { VoteSheet } from './vote-sheet';

/** Differences that are told one by one. */
const mostDifferences = 5;
/** Choices whose way through the vote is kept. */
const mostChoices = 12;

/**
 * What the votes come to, beside the hub's count in `proposal`, which was read after them. `moved`: votes came while the
 * last of them were read. `undefined` where Snapshot has no code for the type.
 */
export function judgeRecount(
  proposal: Proposal,
  sheet: VoteSheet,
  moved: boolean,
  now: Milliseconds,
): RecountResult | undefined {
  const { type, choices, scores, scoresTotal: total, voteCount } = proposal;
  const counted = recount({ type, choices }, sheet.votes);
  if (!counted) return undefined;
  const uncounted = scores.length === 0 && sheet.size > 0;
  const differences = uncounted ? [] : compareCounts(counted, { scores, total, votes: voteCount });
  return {
    at: now,
    votes: counted.votes,
    valid: counted.valid,
    soFar: now < proposal.endAt,
    outcome: uncounted ? 'no-count' : differences.length === 0 ? 'matches' : moved ? 'moving' : 'differs',
    differences: differences.slice(0, mostDifferences).map((difference) => worded(difference, choices)),
    differenceCount: differences.length,
  };
}

/** Whether the hub's own count is of an earlier moment than the votes: of long votes it counts every few minutes. */
export function isBehind(proposal: Proposal, sheet: VoteSheet): boolean {
  const { scoresUpdatedAt, scoresState } = proposal;
  return scoresState !== 'final' && scoresUpdatedAt !== undefined && scoresUpdatedAt < sheet.newest * second;
}

/** How the votes came together, of the choices that lead in the end. */
export function overTimeOf(proposal: Proposal, sheet: VoteSheet, now: Milliseconds): VotesOverTime {
  const points = countOverTime(proposal, sheet.votes);
  const last = points.at(-1)?.scores ?? [];
  const choices = proposal.choices
    .map((_, index) => index)
    .sort((a, b) => (last[b] ?? 0) - (last[a] ?? 0) || a - b)
    .slice(0, mostChoices);
  return {
    readAt: now,
    choices,
    points: points.map(({ scores, ...point }) => ({ ...point, scores: choices.map((choice) => scores[choice] ?? 0) })),
  };
}

function worded(difference: CountDifference, choices: readonly string[]): RecountDifference {
  if (difference.kind !== 'score') return difference;
  const { choice, hub, recounted } = difference;
  return {
    kind: 'score',
    choice: (choices[choice] ?? `#${choice + 1}`).slice(0, 200),
    ...(hub !== undefined && { hub }),
    ...(recounted !== undefined && { recounted }),
  };
}
