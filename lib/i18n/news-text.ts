import type { RescueEvent } from '../domain/follow-through/rescue-event';
import type { ReminderStep } from '../domain/governance/proposal-event';
import type { ActivityNews } from '../messages/popup-view';
import { formatAmount, formatCount, formatPercent } from './format';
import { type MessageKey, message } from './message';
import { topicNewsText } from './topic-news-text';

const outcomes: Record<'passed' | 'failed' | 'no-rule' | 'invalid', MessageKey> = {
  passed: 'newsPassed',
  failed: 'newsFailed',
  'no-rule': 'newsEndedWithoutRule',
  invalid: 'newsInvalid',
};

const reminders: Record<ReminderStep, MessageKey> = {
  '3d': 'newsClosesWithinDays',
  '1d': 'newsClosesWithinDay',
  '6h': 'newsClosesWithinHours',
  '1h': 'newsClosesWithinHour',
};

/** A piece of news as one line: `Lido DAO: lead flipped to “Against”`. `who` is the contributor, or the title. */
export function newsText(news: ActivityNews, who: string): string {
  if (news.subject === 'delivery')
    return message(news.returned ? 'newsReturned' : 'newsDelivered', who, formatAmount(news.amount), news.asset);
  if (news.subject === 'rescue') return rescueText(news.event, who);
  if (news.subject === 'topic') return topicNewsText(news.event, who);
  const { event } = news;
  switch (event.kind) {
    case 'appeared':
      return message('newsAppeared', who);
    case 'opened':
      return message('newsOpened', who);
    case 'lead-flipped':
      return event.turns === undefined
        ? message('newsFlipped', who, event.to)
        : message('newsFlippedTimes', who, event.to, formatCount(event.turns));
    case 'margin-narrowed':
      return message('newsMarginNarrowed', who, formatPercent(event.marginBps));
    case 'quorum-reached':
      if (event.rejects) return message('newsBlocked', who);
      return event.turns === undefined
        ? message('newsQuorumReached', who)
        : message('newsQuorumReachedTimes', who, formatCount(event.turns));
    case 'quorum-lost':
      if (event.rejects) return message('newsBlockedNoMore', who);
      return event.turns === undefined
        ? message('newsQuorumLost', who)
        : message('newsQuorumLostTimes', who, formatCount(event.turns));
    case 'closes-soon':
      return message(reminders[event.within], who);
    case 'closed':
      return message('newsClosed', who);
    case 'stuck':
      return message('newsStuck', who);
    case 'outcome-final':
      return message(outcomes[event.verdict], who);
    case 'edited':
      return message('newsEdited', who);
    case 'queued':
      return message('newsQueued', who);
    case 'executed':
      return message('newsExecuted', who);
    case 'expired':
      return message('newsExpired', who);
    case 'canceled':
      return message('newsCanceled', who);
    case 'replaced':
      return message('newsReplaced', who);
    case 'deleted':
      return message('newsDeleted', who);
  }
}

function rescueText(event: RescueEvent, who: string): string {
  switch (event.kind) {
    case 'coverage-crossed': {
      const key: MessageKey = event.rung === 'delivered' ? 'newsCoverageDelivered' : 'newsCoverageApproved';
      return message(key, who, formatCount(event.percent));
    }
    case 'nothing-moved':
      return message('newsNothingMoved', who, formatCount(event.days), event.asset);
    case 'blocked':
      return message('newsBlockedMoney', who);
  }
}
