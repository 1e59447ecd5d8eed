import type { Proposal } from '../../domain/governance/proposal';
import { readTally } from '../../domain/governance/vote-tally';
import type { Protocol } from '../../messages/protocol';
import type { RacePoint, RaceView } from '../../messages/race-view';
import { readHistory } from '../../store/history';
import { readStoredProposal } from '../../store/proposals';
import { readRecount } from '../../store/recounts';
import type { HistoryPoint, VotesOverTime } from '../../store/schema';
import { orStorageBlocked } from '../storage-blocked';

/** More lines than these nobody can tell apart. */
const mostLines = 3;
/** As many as a wide screen can show. */
const mostPoints = 160;

/** How a vote moved since it was first seen, and before that by the votes where they were read. */
export function readRace(key: string): Promise<Protocol['readRace']['answer']> {
  return orStorageBlocked<Protocol['readRace']['answer']>(async () => {
    const [proposal, history, recount] = await Promise.all([
      readStoredProposal(key),
      readHistory(key),
      readRecount(key),
    ]);
    if (!proposal) return { kind: 'failed', reason: 'not-found' };
    return raceView(proposal, history, recount?.overTime);
  });
}

/** The view of a race, of what is stored. Observations from before the last edit are of another vote. */
export function raceView(
  proposal: Proposal,
  history: readonly HistoryPoint[],
  overTime: VotesOverTime | undefined,
): RaceView {
  const { choices, startAt, endAt, editedAt = 0, observedAt } = proposal;
  const lines = linesOf(proposal);
  const seen = thinned(
    history
      .filter(({ at }) => at >= Math.max(startAt, editedAt))
      .map((point) => ({
        at: point.at,
        scores: lines.map((line) => (isOpenScore(proposal, point) ? (point.scores[line] ?? 0) : null)),
        total: point.scoresTotal,
        votes: point.voteCount,
      })),
  );
  // Before the first look. While sealed, nobody can say what the votes were.
  const until = seen[0]?.at ?? Number.POSITIVE_INFINITY;
  const points = lines.length === 0 ? [] : earlier(overTime, lines, until);
  const quorum = quorumOf(proposal);
  return {
    kind: 'race',
    lines: lines.map((line) => ({ label: (choices[line] ?? '').slice(0, 200) })),
    more: lines.length === 0 ? 0 : choices.length - lines.length,
    symbol: proposal.symbol,
    startAt,
    endAt,
    seenUntil: observedAt,
    ...(quorum && { quorum }),
    seen,
    ...(overTime && points.length > 0 && { fromVotes: { readAt: overTime.readAt, points } }),
  };
}

/** For and Against, whoever leads; else the leading choices. None while sealed. */
function linesOf(proposal: Proposal): number[] {
  const tally = readTally(proposal);
  if (tally.sealed) return [];
  const all = tally.choices.map((_, index) => index);
  if (proposal.type === 'basic') return all.slice(0, 2);
  const score = (index: number) => tally.choices[index]?.score ?? 0;
  return all.sort((a, b) => score(b) - score(a) || a - b).slice(0, mostLines);
}

/** Until its end a sealed vote shows zeros, which are no scores. */
function isOpenScore({ privacy }: Proposal, { scores, scoresTotal }: HistoryPoint): boolean {
  if (scores.length === 0) return scoresTotal === 0;
  return privacy === '' || scores.some((score) => score > 0);
}

function earlier(overTime: VotesOverTime | undefined, lines: readonly number[], until: number): RacePoint[] {
  if (!overTime) return [];
  const places = lines.map((line) => overTime.choices.indexOf(line));
  return overTime.points
    .filter(({ at }) => at <= until)
    .map(({ at, scores, total, votes }) => ({
      at,
      scores: places.map((place) => scores[place] ?? null),
      total,
      votes,
    }));
}

function quorumOf({ quorum = 0, quorumType: kind }: Proposal): RaceView['quorum'] {
  return quorum > 0 ? { kind, power: quorum } : undefined;
}

/** As many as can be told apart: evenly over time, with the first, the last, and each at which another line came to lead. */
function thinned(points: readonly RacePoint[]): RacePoint[] {
  if (points.length <= mostPoints) return [...points];
  const first = points[0]?.at ?? 0;
  const span = Math.max(1, (points.at(-1)?.at ?? 0) - first);
  const slot = ({ at }: RacePoint) => Math.floor(((at - first) / span) * (mostPoints / 2));
  const kept = points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    return !before || !after || slot(point) !== slot(after) || leaderOf(before) !== leaderOf(point);
  });
  // Who changes the lead at every look would still be too many: then the latest of each slot.
  return kept.filter((point, index) => {
    const after = kept[index + 1];
    return kept.length <= mostPoints || index === 0 || !after || slot(point) !== slot(after);
  });
}

function leaderOf({ scores }: RacePoint): number {
  return scores.reduce<number>((best, score, index) => ((score ?? 0) > (scores[best] ?? 0) ? index : best), 0);
}
