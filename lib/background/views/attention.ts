import { passingRuleOf } from '../../catalogue/passing-rules';
import { rescueMarks } from '../../domain/follow-through/rescue-marks';
import type { Proposal } from '../../domain/governance/proposal';
import { readVerdict } from '../../domain/governance/verdict';
import { readTally } from '../../domain/governance/vote-tally';
import type { Watch } from '../../domain/governance/watch';
import { isPast } from '../../domain/rescue/rescue';
import { day, type Milliseconds } from '../../domain/time';
import type { AttentionReason, AttentionView } from '../../messages/popup-view';
import { partName, type RescueReading } from '../../reading/rescue-reading';
import type { OwnVote } from '../../store/schema';
import { otherVotes } from './other-votes';

/** What attention rests on beside the rescues themselves. */
export interface AttentionGround {
  now: Milliseconds;
  watches: readonly Watch[];
  proposals: ReadonlyMap<string, Proposal>;
  ownVotes: ReadonlyMap<string, OwnVote>;
}

/** Nearer to the end than this, a vote ends soon. */
const soon = day;
/** Nearer to the end than this, a quorum that is missing is worth a word. */
const quorumMatters = 3 * day;
/** A lead that turned so long ago is no news. */
const recently = day;

/**
 * What needs the reader: votes that end soon, turned, lack a quorum or still wait for them, then promises that are overdue, then the
 * other open votes that decide a gap. Soonest first.
 */
export function attention(readings: readonly RescueReading[], ground: AttentionGround): AttentionView[] {
  const rows = new Map<string, AttentionView>();
  for (const reading of readings)
    for (const vote of otherVotes(reading)) {
      const proposal = ground.proposals.get(vote.key);
      const { key, contributor, url, verdict, endAt, high, isCap, asset } = vote;
      rows.set(key, {
        key,
        name: contributor,
        rescueName: reading.rescue.name,
        url,
        reasons: proposal ? reasonsOf(proposal, ground) : [],
        vote: { verdict, endAt },
        amount: { high, isCap, asset },
      });
    }
  for (const { key, rescueId } of ground.watches) {
    const proposal = ground.proposals.get(key);
    const reading = readings.find(({ rescue }) => rescue.id === rescueId);
    const reasons = proposal && !rows.has(key) ? reasonsOf(proposal, ground) : [];
    if (!proposal || !reading || reasons.length === 0) continue;
    const part = reading.evidence.matches.get(key)?.part;
    rows.set(key, {
      key,
      name: part ? partName(reading.rescue, part) : proposal.title,
      rescueName: reading.rescue.name,
      url: proposal.url,
      reasons,
      vote: { verdict: verdictOf(proposal, ground.now), endAt: proposal.endAt },
    });
  }
  const votes = [...rows.values()].sort((a, b) => (a.vote?.endAt ?? 0) - (b.vote?.endAt ?? 0));
  const pressing = votes.filter(({ reasons }) => reasons.length > 0);
  return [...pressing, ...overdue(readings, ground.now), ...votes.filter(({ reasons }) => reasons.length === 0)];
}

function verdictOf(proposal: Proposal, now: Milliseconds) {
  return readVerdict(proposal, passingRuleOf(proposal.space), now).verdict;
}

function reasonsOf(proposal: Proposal, { now, ownVotes }: AttentionGround): AttentionReason[] {
  const verdict = verdictOf(proposal, now);
  if (verdict !== 'open' && verdict !== 'sealed') return [];
  const left = proposal.endAt - now;
  const { quorum } = readTally(proposal);
  const own = ownVotes.get(proposal.key);
  const turned = proposal.turns?.lead;
  return [
    ...(left <= soon ? [{ kind: 'ends-soon' } as const] : []),
    ...(own && !own.cast ? [{ kind: 'not-voted' } as const] : []),
    ...(turned && now - turned.at <= recently ? [{ kind: 'flipped' } as const] : []),
    ...('reached' in quorum && quorum.kind !== 'rejection' && !quorum.reached && left <= quorumMatters
      ? [{ kind: 'quorum-missing' } as const]
      : []),
  ];
}

/** Approved, and nothing of it was seen on chain, the longest first. */
function overdue(readings: readonly RescueReading[], now: Milliseconds): AttentionView[] {
  const found = readings.flatMap(({ rescue, ledger, observed: { arrivalsReadSince } }) => {
    if (isPast(rescue)) return [];
    const marks = rescueMarks(ledger, { now, ...(arrivalsReadSince !== undefined && { arrivalsReadSince }) });
    const late = new Map<string, AttentionView & { days: number }>();
    for (const { contributionId = '', happening } of marks) {
      const contribution = rescue.contributions.find(({ id }) => id === contributionId);
      if (happening.kind !== 'nothing-moved' || !contribution) continue;
      const days = Math.floor((now - happening.approvedAt) / day);
      const url = contribution.votes.findLast((step) => step.url !== undefined)?.url;
      late.set(contributionId, {
        key: `${rescue.id}:${contributionId}:overdue`,
        name: contribution.contributor,
        rescueName: rescue.name,
        ...(url !== undefined && { url }),
        reasons: [{ kind: 'overdue', days }],
        days,
      });
    }
    return [...late.values()];
  });
  return found.sort((a, b) => b.days - a.days).map(({ days: _, ...row }) => row);
}
