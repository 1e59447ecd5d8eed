import type { AskFigure, TopicEvent } from '../domain/topic/topic-event';
import { formatAmount, formatCount } from './format';
import { type MessageKey, message } from './message';
import { shortened } from './shortened';

/** News of a topic as one line: `Lido DAO: the ask was edited`. `who` is the contributor, or the title. */
export function topicNewsText(event: TopicEvent, who: string): string {
  switch (event.kind) {
    case 'author-posted':
      return message('newsAuthorPosted', who);
    case 'ask-edited':
      return message(event.what.includes('recipient') ? 'newsRecipientEdited' : 'newsAskEdited', who);
    case 'poll-opened':
      return message('newsPollOpened', who);
    case 'poll-flipped':
      return message('newsPollFlipped', who, shortened(event.to, 40));
    case 'poll-closed':
      return message('newsPollClosed', who);
    case 'vote-linked':
      return message('newsVoteLinked', who);
    case 'topic-closed':
      return message(event.archived ? 'newsTopicArchived' : 'newsTopicClosed', who);
    case 'topic-hidden':
      return message('newsTopicHidden', who);
  }
}

/** What the news says beside its line, in a sentence or two. `title` is the topic's. */
export function topicNewsMeaning(event: TopicEvent, title: string): string {
  const named = message('newsNamed', shortened(title, 60));
  switch (event.kind) {
    case 'author-posted':
      return event.post === undefined
        ? named
        : message('newsAuthorPostedWhere', formatCount(event.post), shortened(title, 60));
    case 'ask-edited':
      return [
        ...change(event),
        ...(event.what.includes('recipient') ? [message('newsRecipientCheck')] : []),
        named,
      ].join(' ');
    case 'poll-opened':
      return message('newsPollNotBinding', pollName(event, title));
    case 'poll-flipped':
      return `${message('newsPollLead', shortened(event.to, 30), formatCount(event.votes), shortened(event.from, 30))} ${message('newsPollNotBinding', pollName(event, title))}`;
    case 'poll-closed':
      return [
        ...(event.leading === undefined
          ? []
          : [message('newsPollEnd', shortened(event.leading, 30), formatCount(event.votes ?? 0))]),
        message('newsPollNotBinding', pollName(event, title)),
      ].join(' ');
    case 'vote-linked':
    case 'topic-closed':
      return named;
    case 'topic-hidden':
      return message('newsTopicHiddenWhy');
  }
}

function pollName({ question }: { question: string | null }, title: string): string {
  return shortened(question ?? title, 60);
}

function change({ from, to }: Extract<TopicEvent, { kind: 'ask-edited' }>): string[] {
  if (from && to) return [message('newsAskFromTo', figure(from), figure(to))];
  if (to) return [message('newsAskNow', figure(to))];
  return from ? [message('newsAskGone', figure(from))] : [];
}

function figure({ low, high, asset }: AskFigure): string {
  const key: MessageKey = low === high ? 'newsAmount' : 'newsAmountUpTo';
  if (low === high || low === '0') return message(key, formatAmount(high), asset);
  return message('newsAmountRange', formatAmount(low), formatAmount(high), asset);
}
