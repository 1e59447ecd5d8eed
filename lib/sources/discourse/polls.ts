import type { TopicPoll } from '../../domain/governance/topic';
import { type CookedPost, cookedText } from './cooked-post';
import type { DiscoursePoll } from './topic-schema';

const mostPolls = 20;
const mostOptions = 50;
const longest = 500;

/** The polls of a post, in our words. Tallies that are hidden are `null`, never 0. */
export function normalisePolls(post: number, polls: readonly DiscoursePoll[], cooked: CookedPost): TopicPoll[] {
  const lines = cooked.blocks.filter(({ kind }) => kind !== 'row').map(({ text }) => text);
  return polls.slice(0, mostPolls).map((poll) => ({
    post,
    name: (poll.name ?? 'poll').slice(0, 100),
    question: questionOf(poll, polls.length === 1 ? lines : []),
    kind: poll.type ?? 'regular',
    closed: poll.status === 'closed',
    options: poll.options.slice(0, mostOptions).map(({ html, votes }) => ({
      text: cookedText(html).slice(0, longest),
      votes: typeof votes === 'number' && votes >= 0 ? votes : null,
    })),
    voters: typeof poll.voters === 'number' ? poll.voters : null,
    closesAt: instant(poll.close),
  }));
}

/** Its title; of a single poll without one, the question or lead that its post ends on. */
function questionOf(poll: DiscoursePoll, lines: readonly string[]): string | null {
  const title = poll.title ? cookedText(poll.title) : '';
  if (title !== '') return title.slice(0, longest);
  const line = lines.findLast((text) => /\?["'”’)]*$/.test(text)) ?? lines.at(-1);
  return line && /[?:]["'”’)]*$/.test(line) ? line.slice(0, longest) : null;
}

/** Milliseconds of a time as forums write it, or `null`. */
export function instant(text: string | null | undefined): number | null {
  const time = text ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
