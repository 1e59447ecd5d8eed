import type { Topic, TopicAmount, TopicPoll } from '../governance/topic';
import type { Milliseconds } from '../time';
import type { AskFigure, TopicEvent, TopicHappening } from './topic-event';
import { isPollOver, pollKey, pollLead, pollName } from './topic-poll';

/** Links that are told at once. A post that links more is a list. */
const mostLinks = 3;

/**
 * What changed between two observations of the same topic. A first sighting is a baseline; so is a field that an earlier version of ours did
 * not keep. What is read otherwise while its author's words are the same is our reading, not an edit.
 */
export function diffTopic(previous: Topic | undefined, next: Topic, observedAt: Milliseconds): TopicEvent[] {
  if (!previous) return [];
  const event = (happening: TopicHappening, id: string): TopicEvent => ({
    ...happening,
    id,
    topicKey: next.key,
    observedAt,
  });
  if (next.hiddenSince !== undefined) {
    if (previous.hiddenSince !== undefined) return [];
    return [event({ kind: 'topic-hidden' }, `${next.key}:topic-hidden:${previous.observedAt}`)];
  }
  return [
    ...postsOf(previous, next).map((each) => event(each.happening, `${next.key}:author-posted:${each.mark}`)),
    ...askEdits(previous, next).map((each) => event(each, `${next.key}:ask-edited:${observedAt}`)),
    ...(next.polls ?? []).flatMap((poll) =>
      pollNews(previous, poll, observedAt).map((each) =>
        event(each, `${pollKey(next, poll)}:${each.kind}${each.kind === 'poll-flipped' ? `:${observedAt}` : ''}`),
      ),
    ),
    ...newLinks(previous, next).map((each) => event(each, `${next.key}:vote-linked:${each.venue}:${each.id}`)),
    ...ending(previous, next).map((each) => event(each, `${next.key}:topic-closed${each.archived ? ':archived' : ''}`)),
  ];
}

/** `next`, remembering what `previous` knew and `next` cannot know: the leads of its polls, and how far its author had written. */
export function carryTopic(previous: Topic | undefined, next: Topic): Topic {
  const polls = next.polls?.map((poll) => carryLead(samePoll(previous, poll), poll));
  const last = Math.max(previous?.authorLastPost ?? 0, next.authorLastPost ?? 0);
  return { ...next, ...(polls && { polls }), ...(last > 0 && { authorLastPost: last }) };
}

/** Numbers of posts that were seen before: the last post of all may be the author's in one look, and somebody's in the next. */
function postsOf(previous: Topic, next: Topic): { happening: TopicHappening; mark: string }[] {
  const [before, after] = [previous.authorLastPost, next.authorLastPost];
  const isLater = before !== undefined && after !== undefined && after > before;
  const counted = previous.authorPosts !== undefined && next.authorPosts !== undefined;
  if (counted ? (next.authorPosts ?? 0) <= (previous.authorPosts ?? 0) : !isLater) return [];
  return isLater
    ? [{ happening: { kind: 'author-posted', post: after }, mark: `${after}` }]
    : [{ happening: { kind: 'author-posted' }, mark: `n${next.authorPosts}` }];
}

function askEdits(previous: Topic, next: Topic): TopicHappening[] {
  if (!previous.asks || !next.asks || isSameText(previous, next)) return [];
  const [before, after] = [offered(previous.asks), offered(next.asks)];
  const moved = !sameWords(before.map(figureText), after.map(figureText));
  const paidTo = (asks: readonly TopicAmount[]) => asks.flatMap(({ recipient }) => recipient?.toLowerCase() ?? []);
  const diverted = !sameWords(paidTo(before), paidTo(after));
  if (!moved && !diverted) return [];
  const [from, to] = [before[0], after[0]];
  const single = moved && before.length <= 1 && after.length <= 1;
  return [
    {
      kind: 'ask-edited',
      what: [...(moved ? (['amount'] as const) : []), ...(diverted ? (['recipient'] as const) : [])],
      ...(single && from && { from: figure(from) }),
      ...(single && to && { to: figure(to) }),
    },
  ];
}

/** Whether the author's words are known to be those of before, or cannot be compared. */
function isSameText(previous: Topic, next: Topic): boolean {
  return previous.authorText === undefined || previous.authorText === next.authorText;
}

function offered(asks: readonly TopicAmount[]): TopicAmount[] {
  return asks.filter(({ confidence }) => confidence === 'high');
}

function figure({ low, high, asset }: TopicAmount): AskFigure {
  return { low, high, asset };
}

function figureText({ low, high, asset }: TopicAmount): string {
  return `${low} ${high} ${asset}`;
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return [...new Set(a)].sort().join('\n') === [...new Set(b)].sort().join('\n');
}

type PollHappening = Extract<TopicHappening, { poll: string }>;

function pollNews(previous: Topic, poll: TopicPoll, now: Milliseconds): PollHappening[] {
  if (!previous.polls) return [];
  const before = samePoll(previous, poll);
  const named = { poll: pollName(poll), post: poll.post, question: poll.question };
  if (!before) return isPollOver(poll, now) ? [] : [{ kind: 'poll-opened', ...named }];
  if (isPollOver(before, previous.observedAt)) return [];
  if (isPollOver(poll, now)) {
    const lead = pollLead(poll);
    const leading = lead && poll.options[lead.index]?.text;
    return [{ kind: 'poll-closed', ...named, ...(leading !== undefined && { leading, votes: lead?.votes ?? 0 }) }];
  }
  const from = ledBefore(before, poll);
  const lead = steadyLead(poll);
  const [fromText, toText] = [from, lead?.index].map((index) => poll.options[index ?? -1]?.text);
  if (!lead || fromText === undefined || toText === undefined || lead.index === from) return [];
  return [{ kind: 'poll-flipped', ...named, from: fromText, to: toText, votes: lead.votes }];
}

function samePoll(topic: Topic | undefined, poll: TopicPoll): TopicPoll | undefined {
  return topic?.polls?.find((each) => pollName(each) === pollName(poll));
}

function carryLead(before: TopicPoll | undefined, poll: TopicPoll): TopicPoll {
  const known = before && ledBefore(before, poll);
  const leader = known === undefined ? pollLead(poll)?.index : (steadyLead(poll)?.index ?? known);
  return leader === undefined ? poll : { ...poll, lastLeader: leader };
}

/** Who led last, where the options are still the same. */
function ledBefore(before: TopicPoll, poll: TopicPoll): number | undefined {
  const isSame = sameOptions(before, poll);
  return isSame ? (before.lastLeader ?? pollLead(before)?.index) : undefined;
}

function sameOptions(a: TopicPoll, b: TopicPoll): boolean {
  return a.options.length === b.options.length && a.options.every(({ text }, index) => text === b.options[index]?.text);
}

/** A lead that one account cannot turn by itself: of two votes, and of a hundredth of the voters. Votes of forums can be changed at will. */
function steadyLead(poll: TopicPoll): ReturnType<typeof pollLead> {
  const lead = pollLead(poll);
  return lead && lead.margin >= Math.max(2, Math.ceil((poll.voters ?? 0) / 100)) ? lead : undefined;
}

/** Votes that the author links now and nobody linked before. Anybody can link anything in an answer. */
function newLinks(previous: Topic, next: Topic): Extract<TopicHappening, { kind: 'vote-linked' }>[] {
  if (!previous.links || isSameText(previous, next)) return [];
  const known = new Set(previous.links.map(({ venue, id }) => `${venue} ${id.toLowerCase()}`));
  return (next.links ?? [])
    .filter(({ venue, byAuthor }) => byAuthor && venue !== 'explorer' && venue !== 'safe')
    .filter(({ venue, id }) => !known.has(`${venue} ${id.toLowerCase()}`))
    .slice(0, mostLinks)
    .map(({ url, venue, id }) => ({ kind: 'vote-linked', url, venue, id }));
}

function ending(previous: Topic, next: Topic): Extract<TopicHappening, { kind: 'topic-closed' }>[] {
  if (previous.archived === false && next.archived) return [{ kind: 'topic-closed', archived: true }];
  return !previous.closed && next.closed ? [{ kind: 'topic-closed', archived: false }] : [];
}
