import type { Proposal, QuorumType } from './proposal';

/** How a vote stands towards the power it needs. */
export type QuorumTally =
  | { kind: 'none' }
  /** Not stated, or hidden: a sealed vote does not show what counts towards a rejection quorum. */
  | { kind: 'unknown' }
  /** `default`: all votes count towards it. `rejection`: the second choice blocks once it is above. */
  | {
      kind: QuorumType;
      quorum: number;
      reached: boolean;
      counted: number;
      missing: number;
      shareBps: number;
    };

/** The choice that leads, and by how much. */
export interface LeadingChoice {
  index: number;
  choice: string;
  shareBps: number;
  /** Power by which it leads the next. */
  margin: number;
  /** That power as a share of all votes. Says more than the power where scores are not power: points, quadratic scores. */
  marginBps: number;
  tie: boolean;
}

/** A vote in figures. Shares are floored basis points of all votes. */
export interface Tally {
  /** Absent while sealed, or before the first vote. In `basic` votes only For and Against can lead. */
  leading?: LeadingChoice;
  choices: readonly { label: string; score: number; shareBps: number }[];
  /** Choices are hidden until the end: scores mean nothing yet. */
  sealed: boolean;
  quorum: QuorumTally;
}

/** Reads a proposal's scores. */
export function readTally(proposal: Proposal): Tally {
  const sealed = isSealed(proposal);
  const choices = proposal.choices.map((label, index) => {
    const score = sealed ? 0 : (proposal.scores[index] ?? 0);
    return { label, score, shareBps: powerShareBps(score, proposal.scoresTotal) };
  });
  const leading = sealed ? undefined : leadingOf(proposal, choices);
  return { ...(leading && { leading }), choices, sealed, quorum: quorumOf(proposal, sealed) };
}

/** Whether the choices of a proposal are hidden still: any privacy seals, and only final scores open it. */
function isSealed(proposal: Proposal): boolean {
  return proposal.privacy !== '' && proposal.scoresState !== 'final';
}

function leadingOf(
  proposal: Proposal,
  choices: readonly { label: string; score: number; shareBps: number }[],
): LeadingChoice | undefined {
  // Position is the meaning of `basic`: the third choice abstains, and nobody wins by abstaining.
  const able = proposal.type === 'basic' ? choices.slice(0, 2) : choices;
  let first = -1;
  let second = 0;
  able.forEach(({ score }, index) => {
    const best = able[first]?.score ?? 0;
    if (score > best) {
      second = best;
      first = index;
    } else if (score > second) second = score;
  });
  const top = able[first];
  if (!top) return undefined;
  const margin = top.score - second;
  // Split power carries the noise of floating point (299.99999999999994): less than that is no lead.
  const tie = margin <= top.score * 1e-12;
  const lead = tie ? 0 : margin;
  return {
    index: first,
    choice: top.label,
    shareBps: top.shareBps,
    margin: lead,
    marginBps: powerShareBps(lead, proposal.scoresTotal),
    tie,
  };
}

function quorumOf(proposal: Proposal, sealed: boolean): QuorumTally {
  const { quorum, quorumType: kind } = proposal;
  if (quorum === undefined || isUncounted(proposal)) return { kind: 'unknown' };
  if (quorum <= 0) return { kind: 'none' };
  if (kind === 'rejection' && sealed) return { kind: 'unknown' };
  const counted = countedTowards(kind, proposal);
  const exceeds = kind === 'rejection' || proposal.quorumIsExceeded === true;
  const reached = exceeds ? counted > quorum : counted >= quorum;
  const shareBps = powerShareBps(counted, quorum);
  return { kind, quorum, reached, counted, missing: Math.max(0, quorum - counted), shareBps };
}

/** Whether a contract's votes could not be read: no scores are then not known, where a hub's are none yet. */
export function isUncounted({ chain, scores }: Proposal): boolean {
  return chain !== undefined && scores.length === 0;
}

/** The power that counts towards a quorum. The first choice is for, the second against, the third abstains. */
function countedTowards(kind: QuorumType, { scores, scoresTotal }: Proposal): number {
  switch (kind) {
    case 'default':
      return scoresTotal;
    case 'rejection':
      return scores[1] ?? 0;
    case 'for':
      return scores[0] ?? 0;
    case 'for-and-abstain':
      return (scores[0] ?? 0) + (scores[2] ?? 0);
  }
}

/** Voting power is a float by nature: a share is floored once the noise of the division is taken off. */
function powerShareBps(part: number, whole: number): number {
  if (!(whole > 0) || !(part > 0)) return 0;
  const exact = (part / whole) * 10_000;
  const floored = Math.floor(exact + 1e-9);
  return part < whole && floored >= 10_000 ? 9_999 : floored;
}
