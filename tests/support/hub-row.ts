import type { Proposal, VoteType } from '../../lib/domain/governance/proposal.ts';

/** A recorded proposal: fields and names as the hub's GraphQL has them. Times in seconds. */
export interface HubRow {
  id: string;
  space: string;
  type: string;
  start: number;
  end: number;
  created: number;
  scores: number[];
  scores_total: number;
  scores_state: string;
  quorum: number;
  quorumType: string;
  privacy: string;
  votes: number;
  choices: string[];
  flagged: boolean;
}

/** The recorded proposal in the domain's words, as if it had been read at `observedAt` (milliseconds). */
export function proposalOfRow(row: HubRow, observedAt: number): Proposal {
  const { id, space, choices, scores, quorum, privacy, flagged } = row;
  return {
    key: `snapshot:${id}`,
    venue: 'snapshot',
    id,
    space,
    title: '',
    author: '',
    url: `https://snapshot.box/#/s:${space}/proposal/${id}`,
    type: row.type as VoteType,
    choices,
    scores,
    scoresTotal: row.scores_total,
    scoresState: row.scores_state === '' ? 'unknown' : (row.scores_state as Proposal['scoresState']),
    quorum,
    quorumType: row.quorumType as Proposal['quorumType'],
    privacy,
    voteCount: row.votes,
    createdAt: row.created * 1_000,
    startAt: row.start * 1_000,
    endAt: row.end * 1_000,
    flagged,
    symbol: '',
    exists: true,
    observedAt,
  };
}
