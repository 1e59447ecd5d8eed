import type { RescueEvent } from '../domain/follow-through/rescue-event';
import type { BackAndForth, ProposalEvent } from '../domain/governance/proposal-event';
import type { Milliseconds } from '../domain/time';
import { formatAmount, formatCount, formatDuration, formatLocal, formatPercent, formatPower } from '../i18n/format';
import { message } from '../i18n/message';
import { newsText } from '../i18n/news-text';
import { plural } from '../i18n/plural';
import { shortened } from '../i18n/shortened';
import { lateText } from '../i18n/telling-text';
import { topicNewsMeaning } from '../i18n/topic-news-text';
import type { ActivityNews } from '../messages/popup-view';
import type { StoredEvent } from '../store/schema';
import { standingNews } from './standing-news';

/** What hangs on a vote, or came with a delivery: an amount, and what part of the hole it is. */
export interface Stake {
  /** Exact decimal text in `asset`, e.g. `2500`. */
  amount: string;
  asset: string;
  /** `up to` that amount. */
  isCap: boolean;
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
): NotificationText | undefined {
  const [first, second, ...rest] = standingNews(events);
  if (!first) return undefined;
  if (!second) {
    const late = first.late ? [lateText(first.late)] : [];
    return { title: headline(first), message: [explanation(first, background, now), ...late].join('\n') };
  }
  return {
    title: message('notificationSeveral', background.rescueName, formatCount(rest.length + 2)),
    message: [
      headline(first),
      rest.length === 0 ? headline(second) : plural('notificationAndMore', rest.length, headline(second)),
    ].join('\n'),
  };
}

/** Who, and what happened: `Lido DAO: lead flipped to “Against”`. */
function headline({ contributor, title, news }: StoredEvent): string {
  const flipped = news.subject === 'vote' && news.event.kind === 'lead-flipped' ? news.event : undefined;
  const short: ActivityNews = flipped
    ? { subject: 'vote', event: { ...flipped, to: shortened(flipped.to, 30) } }
    : news;
  return newsText(short, shortened(contributor ?? title, 40));
}

/** What changed, what it means for the hole, until when: sentences, most telling first. */
function explanation(event: StoredEvent, background: NewsBackground, now: Milliseconds): string {
  const stake = background.stakeOf(event);
  const { news } = event;
  if (news.subject === 'delivery') {
    const share = stake?.shareBps;
    return share === undefined ? message('newsSeenOnChain') : message('newsSeenOnChainShare', formatPercent(share));
  }
  if (news.subject === 'rescue') return ofRescue(news.event, stake);
  if (news.subject === 'topic') return topicNewsMeaning(news.event, event.title);
  const { event: happened } = news;
  return [
    ...whatChanged(happened, event),
    ...(stake ? [meaning(happened, stake)] : []),
    ...('endAt' in happened && happened.endAt > now ? [message('newsUntil', formatLocal(happened.endAt))] : []),
  ].join(' ');
}

/** What a rescue has come to: by which measure, or what is still to come. */
function ofRescue(event: RescueEvent, stake: Stake | undefined): string {
  switch (event.kind) {
    case 'coverage-crossed':
      return message('newsMeasuredBy', event.label);
    case 'nothing-moved':
    case 'blocked':
      return stake ? message('newsNotSeen', stakeText(stake)) : '';
  }
}

function whatChanged(happened: ProposalEvent, { title }: StoredEvent): string[] {
  switch (happened.kind) {
    case 'appeared':
    case 'opened':
      return [message('newsNamed', shortened(title, 60))];
    case 'closes-soon':
      return [message('newsNamed', shortened(title, 60)), ...(happened.unvoted ? [message('newsNotVoted')] : [])];
    case 'margin-narrowed':
      return [
        message(
          'newsMarginBelow',
          shortened(happened.leading, 30),
          formatPercent(happened.marginBps),
          formatPercent(happened.belowBps),
        ),
      ];
    case 'lead-flipped': {
      const lead = message(
        'newsLeads',
        shortened(happened.to, 30),
        formatPercent(happened.leadShareBps),
        shortened(happened.from, 30),
      );
      return [lead, ...(happened.sameVoters ? [message('newsSameVoters')] : []), ...howOften(happened)];
    }
    case 'quorum-reached': {
      const quorum = formatPower(happened.quorum);
      const text = happened.rejects ? message('newsQuorumBlocks', quorum) : message('newsQuorumReachedBy', quorum);
      return [text, ...howOften(happened)];
    }
    case 'quorum-lost':
      return [
        happened.rejects
          ? message('newsQuorumBlocksNoMore', formatPower(happened.quorum))
          : message('newsQuorumMissing', formatPower(happened.missing, 'ceil'), formatPower(happened.quorum)),
        ...howOften(happened),
      ];
    case 'closed':
      return [message('newsCounting')];
    case 'stuck':
      return [message('newsStuckWhy')];
    case 'outcome-final':
      return outcome(happened);
    case 'edited':
      return [message('newsEditedWhat', happened.what.map((field) => message(editedFields[field])).join(', '))];
    case 'queued':
      return happened.executableAt === undefined
        ? [message('newsQueuedWhat')]
        : [message('newsQueuedUntil', formatLocal(happened.executableAt))];
    case 'executed':
      return [message('newsExecutedWhat')];
    case 'expired':
      return [message('newsExpiredWhat')];
    case 'canceled':
      return [message('newsCanceledWhat', shortened(title, 60))];
    case 'replaced':
      return [message('newsReplacedBy', shortened(happened.byTitle, 60))];
    case 'deleted':
      return [message('newsDeletedWhat', shortened(title, 60))];
  }
}

/** How often a lead or a quorum went back and forth, and within what time. */
function howOften({ turns, since, observedAt }: BackAndForth & { observedAt: Milliseconds }): string[] {
  if (turns === undefined || since === undefined) return [];
  return [message('newsTurnsWithin', formatCount(turns), formatDuration(observedAt - since))];
}

const editedFields = {
  title: 'newsFieldTitle',
  choices: 'newsFieldChoices',
  start: 'newsFieldStart',
  end: 'newsFieldEnd',
  discussion: 'newsFieldDiscussion',
  amount: 'newsFieldAmount',
  recipient: 'newsFieldRecipient',
  text: 'newsFieldText',
} as const;

function outcome(happened: Extract<ProposalEvent, { kind: 'outcome-final' }>): string[] {
  if (happened.verdict === 'invalid') return [message('newsInvalidWhy')];
  const led =
    happened.leadingChoice === undefined
      ? []
      : [message('newsFinalCount', shortened(happened.leadingChoice, 30), formatPercent(happened.leadShareBps ?? 0))];
  return happened.verdict === 'no-rule' ? [...led, message('newsNoRule')] : led;
}

/** What the news means for the hole. Says nothing that a final result has not settled. */
function meaning(happened: ProposalEvent, stake: Stake): string {
  const part = stakeText(stake);
  if (happened.kind === 'outcome-final' && happened.verdict === 'passed')
    return stake.laterVotes > 0 ? plural('newsStakeLater', stake.laterVotes, part) : message('newsStakeApproved', part);
  if (happened.kind === 'outcome-final' && happened.verdict === 'failed') return message('newsStakeLost', part);
  if (happened.kind === 'queued') return message('newsStakeApproved', part);
  if (happened.kind === 'executed') return message('newsStakeExecuted', part);
  if (happened.kind === 'expired') return message('newsStakeLost', part);
  if (happened.kind === 'deleted' || happened.kind === 'canceled') return message('newsStakeUnvoted', part);
  return message('newsStakeOpen', part);
}

function stakeText({ amount, asset, isCap, shareBps }: Stake): string {
  const figure = formatAmount(amount);
  if (shareBps === undefined) return message(isCap ? 'newsAmountUpTo' : 'newsAmount', figure, asset);
  return message(isCap ? 'newsAmountUpToShare' : 'newsAmountShare', figure, asset, formatPercent(shareBps));
}
