import type { ComponentChild } from 'preact';
import type { ClaimStatus } from '../../../lib/domain/rescue/claim';
import { type MessageKey, message } from '../../../lib/i18n/message';
import { verdictText } from '../../../lib/i18n/word-text';
import { Amount } from '../../ui/Amount';
import { Foreign } from '../../ui/Foreign';
import { rich } from '../../ui/rich';
import type { TimelineItem } from './items';

const statuses: Record<ClaimStatus, MessageKey> = {
  voiced: 'stageVoiced',
  announced: 'stageIntended',
  offered: 'claimOffered',
  intends: 'claimIntends',
  pledged: 'claimPledged',
  'in-proposal': 'stageProposed',
  'approved-off-chain': 'claimApprovedOffChain',
  approved: 'stageApproved',
  blocked: 'stageBlocked',
  executed: 'stageExecuted',
  'stated-delivered': 'claimStatedDelivered',
  frozen: 'claimFrozen',
  forecast: 'claimForecast',
  'in-place': 'claimInPlace',
  silent: 'claimSilent',
  withdrawn: 'stageWithdrawn',
  expired: 'stageExpired',
  unblocked: 'claimUnblocked',
  unreliable: 'sourceUnreliable',
};

/** What happened, in a line. */
export function ItemText({ item }: { item: TimelineItem }) {
  return <>{words(item)}</>;
}

function words({ who, what }: TimelineItem): ComponentChild {
  const name = <Foreign text={who ?? message('dashNobodyKnown')} length={60} />;
  switch (what.kind) {
    case 'incident':
      return <Foreign text={what.words} length={240} />;
    case 'shortfall':
      return rich('timelineShortfall', <Foreign text={what.label} length={80} />, <Amount {...what.amount} />);
    case 'said': {
      const status = message(statuses[what.status]);
      if (!what.amount) return rich('timelineSaid', name, status);
      const amount = <Amount value={what.amount.value} asset={what.amount.asset} />;
      return rich('timelineSaidAmount', name, status, what.amount.isCap ? rich('upTo', amount) : amount);
    }
    case 'vote-opened':
      return rich('timelineVoteOpened', name);
    case 'vote-closed':
      return rich('timelineVoteClosed', name, verdictText(what.verdict));
    case 'paid':
      return rich('timelinePaid', name, <Amount {...what.amount} />);
    case 'returned':
      return rich('timelineReturned', name, <Amount {...what.amount} />);
    case 'passed-on':
      return rich('timelinePassedOn', <Amount {...what.amount} />);
  }
}
