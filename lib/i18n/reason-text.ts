import type { Reason } from '../domain/rescue/reason';
import { day, type Milliseconds } from '../domain/time';
import { formatDate, formatLocal } from './format';
import { message } from './message';
import { placeName } from './place-name';
import { plural } from './plural';
import { sourceName } from './source-name';

/** Why a contribution stands where it stands, in a sentence that a depositor understands. */
export function reasonText(reason: Reason): string {
  switch (reason.kind) {
    case 'delivered':
      return deliveredText(reason);
    case 'returned':
      return message('reasonReturned', momentOf(reason.lastAt));
    case 'executed-claimed':
      return reason.to === undefined
        ? message('reasonExecutedClaimed', sourceName(reason.source, reason.asOf))
        : message('reasonExecutedClaimedTo', sourceName(reason.source, reason.asOf), reason.to);
    case 'payment-unproven':
      return message('reasonPaymentUnproven', sourceName(reason.source, reason.asOf));
    case 'vote-passed':
      return message('reasonVotePassed', placeName(reason.space), formatLocal(reason.endedAt));
    case 'vote-failed':
      return message('reasonVoteFailed', placeName(reason.space), formatLocal(reason.endedAt));
    case 'execution-waiting':
      return plural('reasonExecutionWaiting', reason.waiting, reason.of, placeName(reason.space));
    case 'vote-executed':
      return message('reasonVoteExecuted', placeName(reason.space));
    case 'vote-expired':
      return message('reasonVoteExpired', placeName(reason.space));
    case 'vote-lapsed':
      return message('reasonVoteLapsed', placeName(reason.space));
    case 'approval-claimed':
      return message('reasonApprovalClaimed', sourceName(reason.source, reason.asOf));
    case 'blocked-claimed':
      return message('reasonBlockedClaimed', sourceName(reason.source, reason.asOf));
    case 'approved-blocked':
      return message(
        'reasonApprovedBlocked',
        sourceName(reason.approvedBy, reason.approvedOn),
        sourceName(reason.source, reason.asOf),
      );
    case 'recovered-claimed':
      return message('reasonRecoveredClaimed', sourceName(reason.source, reason.asOf));
    case 'frozen-claimed':
      return message('reasonFrozenClaimed', sourceName(reason.source, reason.asOf));
    case 'in-place-claimed':
      return message('reasonInPlaceClaimed', sourceName(reason.source, reason.asOf));
    case 'forecast-claimed':
      return message('reasonForecastClaimed', sourceName(reason.source, reason.asOf));
    case 'failed-claimed':
      return message(
        reason.afterSignal ? 'reasonFailedAfterSignal' : 'reasonFailedClaimed',
        placeName(reason.space),
        sourceName(reason.source, reason.asOf),
      );
    case 'payload-waiting':
      return plural('reasonPayloadWaiting', reason.waiting, reason.of, sourceName(reason.source, reason.asOf));
    case 'vote-resubmitted':
      return reason.by === undefined
        ? message('reasonVoteResubmitted', placeName(reason.space))
        : message('reasonVoteResubmittedAs', placeName(reason.space), reason.by);
    case 'superseded':
      return message('reasonSuperseded', sourceName(reason.source, reason.asOf));
    case 'vote-open':
      return reason.laterVotes > 0
        ? plural('reasonVoteOpenLater', reason.laterVotes, placeName(reason.space), formatLocal(reason.endAt))
        : message('reasonVoteOpen', placeName(reason.space), formatLocal(reason.endAt));
    case 'vote-pending':
      return reason.laterVotes > 0
        ? plural('reasonVotePendingLater', reason.laterVotes, placeName(reason.space), formatLocal(reason.startAt))
        : message('reasonVotePending', placeName(reason.space), formatLocal(reason.startAt));
    case 'vote-counting':
      return reason.laterVotes > 0
        ? plural('reasonVoteCountingLater', reason.laterVotes, placeName(reason.space), formatLocal(reason.endedAt))
        : message('reasonVoteCounting', placeName(reason.space), formatLocal(reason.endedAt));
    case 'signal-passed':
      return reason.laterVotes === 0
        ? message('reasonSignalPassedAlone', placeName(reason.space))
        : plural('reasonSignalPassed', reason.laterVotes, placeName(reason.space));
    case 'vote-without-rule':
      return message('reasonVoteWithoutRule', placeName(reason.space), formatLocal(reason.endedAt));
    case 'vote-canceled':
      return message('reasonVoteCanceled', placeName(reason.space));
    case 'outcome-not-found':
      return message('reasonOutcomeNotFound', placeName(reason.venue));
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

/** Of what was published with a day alone, the day: nobody said that it was at midnight. */
function momentOf(at: Milliseconds): string {
  return at % day === 0 ? formatDate(at) : formatLocal(at);
}

/** What arrived, and then what a reader would miss: that nobody has checked it, that it was late, more than promised, or went back. */
function deliveredText(reason: Extract<Reason, { kind: 'delivered' }>): string {
  const { part, count, lastAt, unverified, notFound, lateDays, over, returned } = reason;
  const key = unverified
    ? part
      ? 'reasonPublishedPart'
      : 'reasonPublished'
    : part
      ? 'reasonDeliveredPart'
      : 'reasonDelivered';
  return [
    plural(key, count, momentOf(lastAt)),
    ...(notFound ? [message('reasonNotFound')] : []),
    ...(lateDays === undefined ? [] : [plural('reasonLate', lateDays)]),
    ...(over ? [message('reasonOver')] : []),
    ...(returned ? [message('reasonReturnedPart')] : []),
  ].join(' ');
}
