import type { Proposal, VoteType } from '../../domain/governance/proposal';
import { snapshotKey } from '../../domain/governance/venue';
import type { Phase } from '../../domain/governance/verdict';
import { type Milliseconds, second } from '../../domain/time';
import type { HubProposal } from './hub-schema';

/** A proposal in our words, from the hub's. */
export function normaliseProposal(row: HubProposal, observedAt: Milliseconds): Proposal {
  const discussion = httpsLink(row.discussion);
  const stated = phases.get(row.state ?? '');
  return {
    key: snapshotKey(row.id),
    venue: 'snapshot',
    id: row.id,
    space: row.space.id,
    title: row.title,
    author: row.author,
    // Built, not taken: the hub's own `link` is one more thing that could lead elsewhere.
    url: `https://snapshot.box/#/s:${encodeURIComponent(row.space.id)}/proposal/${row.id}`,
    ...(discussion !== undefined && { discussion }),
    type: voteType(row.type),
    choices: row.choices,
    // A score without a choice belongs to nobody.
    scores: (row.scores ?? []).slice(0, row.choices.length),
    scoresTotal: row.scores_total ?? 0,
    scoresState: scoresState(row.scores_state),
    ...(row.scores_updated && { scoresUpdatedAt: row.scores_updated * second }),
    ...(typeof row.quorum === 'number' && { quorum: Math.max(row.quorum, 0) }),
    quorumType: row.quorumType === 'rejection' ? 'rejection' : 'default',
    ...(stated && { statedPhase: stated }),
    privacy: row.privacy ?? '',
    voteCount: Math.max(row.votes ?? 0, 0),
    createdAt: row.created * second,
    startAt: row.start * second,
    endAt: row.end * second,
    ...(row.updated && { editedAt: row.updated * second }),
    flagged: row.flagged ?? false,
    symbol: row.symbol,
    exists: true,
    observedAt,
  };
}

/** The hub's words for where a vote is. */
const phases: ReadonlyMap<string, Phase> = new Map([
  ['pending', 'pending'],
  ['active', 'open'],
  ['closed', 'closed'],
]);

const voteTypes: readonly string[] = [
  'basic',
  'single-choice',
  'approval',
  'quadratic',
  'ranked-choice',
  'weighted',
  'copeland',
  'custom',
] satisfies VoteType[];

/** A system that we have never heard of is `custom`: nobody's rule says pass or fail. */
function voteType(type: string): VoteType {
  return isVoteType(type) ? type : 'custom';
}

function isVoteType(type: string): type is VoteType {
  return voteTypes.includes(type);
}

function scoresState(state: string | null | undefined): Proposal['scoresState'] {
  return state === 'pending' || state === 'final' || state === 'invalid' ? state : 'unknown';
}

function httpsLink(text: string): string | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const link = new URL(text.trim());
  return link.protocol === 'https:' && !link.username && !link.password ? link.href : undefined;
}
