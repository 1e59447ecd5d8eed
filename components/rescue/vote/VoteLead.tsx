import type { VoteType } from '../../../lib/domain/governance/proposal';
import { formatPercent } from '../../../lib/i18n/format';
import { type MessageKey, message } from '../../../lib/i18n/message';
import { plural } from '../../../lib/i18n/plural';
import { systemMeaning } from '../../../lib/i18n/system-text';
import type { VoteView } from '../../../lib/messages/panel-view';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';
import { powerText } from './power-text';

interface SystemWords {
  leads: MessageKey;
  led: MessageKey;
  /** The scores are voting power; else points, of which only shares say something. */
  isPower: boolean;
}

const plain: SystemWords = { leads: 'voteLeads', led: 'voteLed', isPower: true };
const score = { leads: 'voteLeadsScore', led: 'voteLedScore', isPower: false } as const;
const systems: Record<VoteType, SystemWords> = {
  basic: plain,
  'single-choice': plain,
  weighted: plain,
  approval: { leads: 'voteLeadsApproval', led: 'voteLedApproval', isPower: true },
  'ranked-choice': { leads: 'voteLeadsRanked', led: 'voteLedRanked', isPower: true },
  copeland: { leads: 'voteLeadsPoints', led: 'voteLedPoints', isPower: false },
  quadratic: score,
  custom: score,
};

/** Who leads, by how much, and in what: votes, points, the last round. */
export function VoteLead({ vote }: { vote: VoteView }) {
  const { leading, type } = vote;
  const words = type ? systems[type] : plain;
  const meaning = type && leading && !isHidden(vote) ? systemMeaning(type) : undefined;
  return (
    <>
      <p>{lead(vote, words)}</p>
      {meaning !== undefined && <p class="quiet">{meaning}</p>}
    </>
  );
}

/** Whether nothing may be said of the choices yet. */
export function isHidden({ verdict, sealed }: Pick<VoteView, 'verdict' | 'sealed'>): boolean {
  return verdict === 'sealed' || verdict === 'pending' || sealed === true;
}

function lead(vote: VoteView, { leads, led, isPower }: SystemWords) {
  const { leading, verdict, voteCount, symbol } = vote;
  const count = plural('voteCount', voteCount);
  const isOver = verdict !== 'open';
  if (verdict === 'pending') return null;
  if (isHidden(vote)) return count;
  if (!leading) {
    if (vote.uncounted) return message('voteCountUnknown');
    if (voteCount > 0) return [count, ', ', message('voteNotCounted')];
    return message(isOver ? 'voteNobodyVoted' : 'voteNobody');
  }
  if (leading.tie)
    return [message('voteTie', formatPercent(leading.shareBps)), ...(voteCount > 0 ? [' · ', count] : [])];
  const ahead = isPower || leading.marginBps === undefined;
  return [
    rich(isOver ? led : leads, <Foreign text={leading.choice} length={60} />, <b>{formatPercent(leading.shareBps)}</b>),
    ', ',
    <span class="chunk">
      {message('voteAhead', ahead ? powerText(leading.margin, symbol) : formatPercent(leading.marginBps ?? 0))}
    </span>,
  ];
}

/** Whether the scores of a vote are voting power, and not points of some kind. */
export function countsPower(type: VoteView['type']): boolean {
  return type === undefined || systems[type].isPower;
}
