import type { Reason } from '../domain/rescue/reason';
import { formatLocal } from './format';
import { message } from './message';
import { plural } from './plural';
import { sourceName } from './source-name';

/** Why a contribution stands where it stands, in a sentence that a depositor understands. */
export function reasonText(reason: Reason): string {
  switch (reason.kind) {
    case 'delivered':
      return plural(reason.part ? 'reasonDeliveredPart' : 'reasonDelivered', reason.count, formatLocal(reason.lastAt));
    case 'executed-claimed':
      return reason.to === undefined
        ? message('reasonExecutedClaimed', sourceName(reason.source, reason.asOf))
        : message('reasonExecutedClaimedTo', sourceName(reason.source, reason.asOf), reason.to);
    case 'payment-unproven':
      return message('reasonPaymentUnproven', sourceName(reason.source, reason.asOf));
    case 'vote-passed':
      return message('reasonVotePassed', reason.space, formatLocal(reason.endedAt));
    case 'vote-failed':
      return message('reasonVoteFailed', reason.space, formatLocal(reason.endedAt));
    case 'approval-claimed':
      return message('reasonApprovalClaimed', sourceName(reason.source, reason.asOf));
    case 'blocked-claimed':
      return message('reasonBlockedClaimed', sourceName(reason.source, reason.asOf));
    case 'vote-open':
      return reason.laterVotes > 0
        ? plural('reasonVoteOpenLater', reason.laterVotes, reason.space, formatLocal(reason.endAt))
        : message('reasonVoteOpen', reason.space, formatLocal(reason.endAt));
    case 'vote-pending':
      return reason.laterVotes > 0
        ? plural('reasonVotePendingLater', reason.laterVotes, reason.space, formatLocal(reason.startAt))
        : message('reasonVotePending', reason.space, formatLocal(reason.startAt));
    case 'vote-counting':
      return reason.laterVotes > 0
        ? plural('reasonVoteCountingLater', reason.laterVotes, reason.space, formatLocal(reason.endedAt))
        : message('reasonVoteCounting', reason.space, formatLocal(reason.endedAt));
    case 'signal-passed':
      return plural('reasonSignalPassed', reason.laterVotes, reason.space);
    case 'vote-without-rule':
      return message('reasonVoteWithoutRule', reason.space, formatLocal(reason.endedAt));
    case 'vote-canceled':
      return message('reasonVoteCanceled', reason.space);
    case 'outcome-not-found':
      return message('reasonOutcomeNotFound', reason.venue);
    case 'proposed':
      return message('reasonProposed', sourceName(reason.source, reason.asOf));
    case 'promised-by-owner':
      return message('reasonPromisedByOwner', sourceName(reason.source, reason.asOf));
    case 'offered':
      return message('reasonOffered', sourceName(reason.source, reason.asOf));
    case 'announced':
      return message('reasonAnnounced', sourceName(reason.source, reason.asOf));
    case 'voiced':
      return message('reasonVoiced', sourceName(reason.source, reason.asOf));
    case 'withdrawn-claimed':
      return message('reasonWithdrawnClaimed', sourceName(reason.source, reason.asOf));
    case 'expired-claimed':
      return message('reasonExpiredClaimed', sourceName(reason.source, reason.asOf));
  }
}
