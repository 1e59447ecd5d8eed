import type { Milliseconds } from '../domain/time';
import { formatCount, formatDuration, formatSoon } from '../i18n/format';
import { message } from '../i18n/message';
import { newsText } from '../i18n/news-text';
import { plural } from '../i18n/plural';
import { shortened } from '../i18n/shortened';
import { lateText } from '../i18n/telling-text';
import { topicNewsMeaning } from '../i18n/topic-news-text';
import type { ActivityNews } from '../messages/popup-view';
import type { StoredEvent } from '../store/schema';
import { standingNews } from './standing-news';
import { type OwnPart, whatChanged } from './what-changed';
import { meaningOfMoney, meaningOfRescue, meaningOfVote, type Stake } from './what-it-means';

/** What is needed beside the news itself to say what it means. */
export interface NewsBackground {
  rescueName: string;
  stakeOf(event: StoredEvent): Stake | undefined;
  /** The followed address has not voted in the vote that the news is about. */
  ownPartOf?(event: StoredEvent): OwnPart | undefined;
  /** How much of the hole is filled: delivered, of the chosen denominator. */
  filledBps?: number;
}

/** What a notification says: a title, and at most two lines. */
export interface NotificationText {
  title: string;
  message: string;
}

/** Puts a rescue's news into words: one piece with what it means, several with their number and the most important first. */
export function notificationText(
  events: readonly StoredEvent[],
  background: NewsBackground,
  now: Milliseconds,
): NotificationText | undefined {
  const [first, second, ...rest] = standingNews(events);
  if (!first) return undefined;
  if (!second) return { title: headline(first, now), message: explanation(first, background, now) };
  return {
    title: message('notificationSeveral', background.rescueName, formatCount(rest.length + 2)),
    message: [
      headline(first, now),
      rest.length === 0 ? headline(second, now) : plural('notificationAndMore', rest.length, headline(second, now)),
    ].join('\n'),
  };
}

/** Who, and what happened: `Lido DAO: lead flipped to “Against”`. */
function headline({ contributor, title, news }: StoredEvent, now: Milliseconds): string {
  const who = shortened(contributor ?? title, 40);
  const event = news.subject === 'vote' ? news.event : undefined;
  // What is left now: it may have waited.
  if (event?.kind === 'closes-soon' && event.endAt > now)
    return message('newsClosesIn', who, formatDuration(event.endAt - now));
  const short: ActivityNews =
    event?.kind === 'lead-flipped' ? { subject: 'vote', event: { ...event, to: shortened(event.to, 30) } } : news;
  return newsText(short, who);
}

/** On one line what changed, on the other what it means for the hole and until when. */
function explanation(event: StoredEvent, background: NewsBackground, now: Milliseconds): string {
  const { changed, means } = sentences(event, background, now);
  const late = event.late ? [lateText(event.late)] : [];
  return [[...changed, ...late], means]
    .filter((line) => line.length > 0)
    .map((line) => line.join(' '))
    .join('\n');
}

function sentences(
  event: StoredEvent,
  background: NewsBackground,
  now: Milliseconds,
): { changed: string[]; means: string[] } {
  const stake = background.stakeOf(event);
  const { news } = event;
  switch (news.subject) {
    case 'delivery': {
      const [seen = '', filled] = meaningOfMoney(news.returned === true, stake, background.filledBps);
      return { changed: [seen], means: filled === undefined ? [] : [filled] };
    }
    case 'rescue':
      return { changed: [], means: meaningOfRescue(news.event, stake) };
    case 'topic':
      return { changed: [topicNewsMeaning(news.event, event.title)], means: [] };
    case 'vote': {
      const { event: happened } = news;
      const open = 'endAt' in happened && happened.endAt > now;
      return {
        changed: whatChanged(happened, event, background.ownPartOf?.(event)),
        means: [
          ...(stake ? [meaningOfVote(happened, stake)] : []),
          ...(open ? [message('newsUntil', formatSoon(happened.endAt))] : []),
        ],
      };
    }
  }
}
