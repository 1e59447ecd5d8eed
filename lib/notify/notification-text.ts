import type { ProposalEvent } from '../domain/governance/proposal-event';
import type { Milliseconds } from '../domain/time';
import { localTime } from '../i18n/local-time';
import { message } from '../i18n/message';
import { amountNumber, type Place, percentText, powerText } from '../i18n/number-text';
import { plural } from '../i18n/plural';
import type { StoredEvent } from '../store/schema';
import { standingNews } from './standing-news';

/** What hangs on a vote, or came with a delivery: an amount, and what part of the hole it is. */
export interface Stake {
  /** Exact decimal text in `asset`, e.g. `2500`. */
  amount: string;
  asset: string;
  /** Floored share of the rescue's default denominator. Absent: it covers nothing (a recovery), or no rate is known. */
  shareBps?: number;
  /** Required votes that must pass after this one. */
  laterVotes: number;
}

/** What is needed beside the news itself to say what it means. */
export interface NewsBackground {
  rescueName: string;
  stakeOf(event: StoredEvent): Stake | undefined;
}

/** What a notification says: a title, and at most two lines. */
export interface NotificationText {
  title: string;
  message: string;
}

/** Puts a rescue's news into words. Nothing to say: `undefined`. */
export function notificationText(
  events: readonly StoredEvent[],
  background: NewsBackground,
  now: Milliseconds,
  place: Place = {},
): NotificationText | undefined {
  const [first, second, ...rest] = standingNews(events);
  if (!first) return undefined;
  if (!second) return { title: headline(first, place), message: explanation(first, background, now, place) };
  return {
    title: message(
      'notificationSeveral',
      background.rescueName,
      new Intl.NumberFormat(place.locale).format(rest.length + 2),
    ),
    message: [
      headline(first, place),
      rest.length === 0 ? headline(second, place) : plural('notificationAndMore', rest.length, headline(second, place)),
    ].join('\n'),
  };
}

/** Who, and what happened: `Lido DAO: lead flipped to Against`. */
function headline(event: StoredEvent, place: Place): string {
  const who = shortened(event.contributor ?? event.title, 40);
  const { news } = event;
  if (news.subject === 'delivery') return message('newsDelivered', who, amountNumber(news.amount, place), news.asset);
  const { event: happened } = news;
  switch (happened.kind) {
    case 'opened':
      return message('newsOpened', who);
    case 'lead-flipped':
      return message('newsFlipped', who, shortened(happened.to, 30));
    case 'quorum-reached':
      return message('newsQuorumReached', who);
    case 'quorum-lost':
      return message('newsQuorumLost', who);
    case 'closes-soon':
      return message(happened.within === '1h' ? 'newsClosesWithinHour' : 'newsClosesWithinDay', who);
    case 'closed':
      return message('newsClosed', who);
    case 'outcome-final':
      return message(finalHeadlines[happened.verdict], who);
    case 'edited':
      return message('newsEdited', who);
    case 'deleted':
      return message('newsDeleted', who);
  }
}

const finalHeadlines = {
  passed: 'newsPassed',
  failed: 'newsFailed',
  'no-rule': 'newsEndedWithoutRule',
  invalid: 'newsInvalid',
} as const;

/** What changed, what it means for the hole, until when: sentences, most telling first. */
function explanation(event: StoredEvent, background: NewsBackground, now: Milliseconds, place: Place): string {
  const stake = background.stakeOf(event);
  const { news } = event;
  if (news.subject === 'delivery') {
    const share = stake?.shareBps;
    return share === undefined
      ? message('newsSeenOnChain')
      : message('newsSeenOnChainShare', percentText(share, place));
  }
  const { event: happened } = news;
  return [
    ...whatChanged(happened, event, place),
    ...(stake ? [meaning(happened, stake, place)] : []),
    ...('endAt' in happened && happened.endAt > now
      ? [message('newsUntil', localTime(happened.endAt, now, place))]
      : []),
  ].join(' ');
}

function whatChanged(happened: ProposalEvent, { title }: StoredEvent, place: Place): string[] {
  switch (happened.kind) {
    case 'opened':
    case 'closes-soon':
      return [message('newsNamed', shortened(title, 60))];
    case 'lead-flipped': {
      const lead = message(
        'newsLeads',
        shortened(happened.to, 30),
        percentText(happened.leadShareBps, place),
        shortened(happened.from, 30),
      );
      return happened.sameVoters ? [lead, message('newsSameVoters')] : [lead];
    }
    case 'quorum-reached':
      return [message('newsQuorumReachedBy', powerText(happened.quorum, place))];
    case 'quorum-lost':
      return [message('newsQuorumMissing', powerText(happened.missing, place), powerText(happened.quorum, place))];
    case 'closed':
      return [message('newsCounting')];
    case 'outcome-final':
      return outcome(happened, place);
    case 'edited':
      return [message('newsEditedWhat', happened.what.map((field) => message(editedFields[field])).join(', '))];
    case 'deleted':
      return [message('newsDeletedWhat', shortened(title, 60))];
  }
}

const editedFields = {
  title: 'newsFieldTitle',
  choices: 'newsFieldChoices',
  start: 'newsFieldStart',
  end: 'newsFieldEnd',
  discussion: 'newsFieldDiscussion',
  text: 'newsFieldText',
} as const;

function outcome(happened: Extract<ProposalEvent, { kind: 'outcome-final' }>, place: Place): string[] {
  if (happened.verdict === 'invalid') return [message('newsInvalidWhy')];
  const led =
    happened.leadingChoice === undefined
      ? []
      : [
          message(
            'newsFinalCount',
            shortened(happened.leadingChoice, 30),
            percentText(happened.leadShareBps ?? 0, place),
          ),
        ];
  return happened.verdict === 'no-rule' ? [...led, message('newsNoRule')] : led;
}

/** What the news means for the hole. Says nothing that a final result has not settled. */
function meaning(happened: ProposalEvent, stake: Stake, place: Place): string {
  const amount = message('newsAmount', amountNumber(stake.amount, place), stake.asset);
  const part =
    stake.shareBps === undefined
      ? amount
      : message('newsAmountShare', amountNumber(stake.amount, place), stake.asset, percentText(stake.shareBps, place));
  if (happened.kind === 'outcome-final' && happened.verdict === 'passed')
    return stake.laterVotes > 0 ? plural('newsStakeLater', stake.laterVotes, part) : message('newsStakeApproved', part);
  if (happened.kind === 'outcome-final' && happened.verdict === 'failed') return message('newsStakeLost', part);
  if (happened.kind === 'deleted') return message('newsStakeUnvoted', part);
  return message('newsStakeOpen', part);
}

/** Text of a site, cut so that a line stays a line. */
function shortened(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  return letters.length <= length
    ? line
    : `${letters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
