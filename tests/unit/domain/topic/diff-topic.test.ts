import { describe, expect, it } from 'vitest';
import type { Topic, TopicAmount, TopicLink, TopicPoll } from '@/lib/domain/governance/topic';
import { carryTopic, diffTopic } from '@/lib/domain/topic/diff-topic';
import { pollKey } from '@/lib/domain/topic/topic-poll';
import { topicWatchOf } from '@/lib/domain/topic/topic-watch';

const now = Date.parse('2026-04-28T12:00:00Z');

function aTopic(given: Partial<Topic> = {}): Topic {
  return {
    host: 'research.lido.fi',
    id: 11483,
    key: 'topic:research.lido.fi:11483',
    title: 'Give',
    url: 'https://research.lido.fi/t/11483',
    openingPostProposalIds: [],
    otherProposalIds: [],
    closed: false,
    archived: false,
    authorText: 'v1',
    authorLastPost: 1,
    authorPosts: 1,
    asks: [anAsk()],
    polls: [],
    links: [],
    observedAt: now - 60_000,
    ...given,
  };
}

function anAsk(given: Partial<TopicAmount> = {}): TopicAmount {
  return {
    low: '0',
    high: '2500',
    asset: 'stETH',
    instrument: 'gift',
    recipient: null,
    confidence: 'high',
    sentence: 's',
    post: 1,
    ...given,
  };
}

function aPoll(votes: readonly number[], given: Partial<TopicPoll> = {}): TopicPoll {
  const options = votes.map((each, index) => ({ text: ['For', 'Against', 'Abstain'][index] ?? '', votes: each }));
  const voters = votes.reduce((sum, each) => sum + each, 0);
  return {
    post: 1,
    name: 'poll',
    question: 'Q?',
    kind: 'regular',
    closed: false,
    options,
    voters,
    closesAt: null,
    ...given,
  };
}

/** What a row of looks tells, one after the other, as it is stored between them. */
function told(...looks: Partial<Topic>[]): string[] {
  let stored: Topic | undefined;
  return looks.flatMap((look, index) => {
    const next = aTopic({ observedAt: now + index * 1_000, ...look });
    const events = diffTopic(stored, next, next.observedAt);
    stored = carryTopic(stored, next);
    return events.map((event) => ('post' in event ? `${event.kind} ${event.post}` : event.kind));
  });
}

const polls = (...votes: number[]) => ({ polls: [aPoll(votes)] });

describe('a topic that is seen for the first time', () => {
  it('is a baseline, whatever it says', () => {
    expect(diffTopic(undefined, aTopic({ closed: true, ...polls(3, 1) }), now)).toEqual([]);
  });

  it('is one for each field that an earlier version did not keep', () => {
    const {
      asks: _,
      polls: __,
      links: ___,
      authorText: ____,
      authorLastPost,
      authorPosts,
      archived,
      ...old
    } = aTopic();
    const next = aTopic({
      authorText: 'v9',
      authorLastPost: 7,
      archived: true,
      ...polls(3, 1),
      asks: [anAsk({ high: '1' })],
    });
    expect(diffTopic(old, next, now)).toEqual([]);
  });
});

describe('a new post of its author', () => {
  it('is news once, with its number', () => {
    expect(told({}, { authorLastPost: 5, authorPosts: 2 }, { authorLastPost: 5, authorPosts: 2 })).toEqual([
      'author-posted 5',
    ]);
  });

  it('is news without its number where others wrote after it', () => {
    expect(told({}, { authorPosts: 2 })).toEqual(['author-posted']);
  });

  it('is none where the author’s last post only became the last of all again', () => {
    expect(
      told(
        { authorLastPost: 9, authorPosts: 3 },
        { authorLastPost: 1, authorPosts: 3 },
        { authorLastPost: 9, authorPosts: 3 },
      ),
    ).toEqual([]);
    const uncounted = { authorPosts: undefined as never };
    expect(told({ ...uncounted, authorLastPost: 9 }, { ...uncounted }, { ...uncounted, authorLastPost: 9 })).toEqual(
      [],
    );
  });
});

describe('what it asks for', () => {
  it('is news when its amount changes, with both figures', () => {
    const [event] = diffTopic(aTopic(), aTopic({ authorText: 'v2', asks: [anAsk({ high: '3000' })] }), now);
    expect(event).toMatchObject({
      kind: 'ask-edited',
      what: ['amount'],
      from: { high: '2500' },
      to: { high: '3000', asset: 'stETH' },
    });
  });

  it('is news when its recipient changes, and only then is that said', () => {
    const [a, b] = ['0xaa', '0xbb'].map((recipient) => ({ asks: [anAsk({ recipient })] }));
    expect(diffTopic(aTopic(a), aTopic({ ...b, authorText: 'v2' }), now)).toMatchObject([{ what: ['recipient'] }]);
    expect(diffTopic(aTopic(a), aTopic({ asks: [anAsk({ recipient: '0xAA' })], authorText: 'v2' }), now)).toEqual([]);
  });

  it('is none where the words are the same: we read them otherwise', () => {
    expect(told({}, { asks: [] })).toEqual([]);
  });

  it('is none where only the sentence changed, or an uncertain amount', () => {
    const asks = [anAsk({ sentence: 'other' }), anAsk({ confidence: 'low', high: '9' })];
    expect(told({}, { authorText: 'v2', asks })).toEqual([]);
  });

  it('is news again where it is changed back', () => {
    const other = { asks: [anAsk({ high: '1' })] };
    expect(told({}, { ...other, authorText: 'v2' }, { authorText: 'v3' })).toEqual(['ask-edited', 'ask-edited']);
  });
});

describe('a poll', () => {
  it('flips once its new lead is more than one account can turn', () => {
    expect(told(polls(5, 4), polls(5, 6), polls(6, 5), polls(5, 6), polls(5, 7))).toEqual(['poll-flipped 1']);
  });

  it('of many voters flips by a hundredth of them', () => {
    expect(told(polls(500, 400), polls(500, 505))).toEqual([]);
    expect(told(polls(500, 400), polls(500, 511))).toEqual(['poll-flipped 1']);
  });

  it('that ties between two leads flips once', () => {
    expect(told(polls(5, 1), polls(5, 5), polls(5, 8), polls(5, 9))).toEqual(['poll-flipped 1']);
  });

  it('gets its first lead without news', () => {
    expect(told(polls(0, 0), polls(0, 3))).toEqual([]);
  });

  it('says nothing where votes are hidden, ranked, or the options others', () => {
    const hidden = {
      polls: [
        aPoll([1, 2], {
          options: [
            { text: 'For', votes: null },
            { text: 'Against', votes: 9 },
          ],
        }),
      ],
    };
    expect(told(polls(5, 1), hidden)).toEqual([]);
    const ranked = (...votes: number[]) => ({ polls: [aPoll(votes, { kind: 'ranked_choice' })] });
    expect(told(ranked(5, 1), ranked(5, 9))).toEqual([]);
    expect(told(polls(5, 1), polls(5, 9, 0))).toEqual([]);
  });

  it('closes once, at its time or when the forum says so, and names who led', () => {
    const closed = { polls: [aPoll([5, 9], { closed: true })] };
    expect(told(polls(5, 9), closed, closed)).toEqual(['poll-closed 1']);
    const timed = { polls: [aPoll([5, 9], { closesAt: now + 1_500 })] };
    expect(told(timed, timed, timed, timed)).toEqual(['poll-closed 1']);
    expect(diffTopic(aTopic(polls(5, 9)), aTopic(closed), now)).toMatchObject([{ leading: 'Against', votes: 9 }]);
    const tied = { polls: [aPoll([5, 5], { closed: true })] };
    expect(diffTopic(aTopic(polls(5, 5)), aTopic(tied), now)[0]).not.toHaveProperty('leading');
  });

  it('that is new is told while it is open', () => {
    expect(told({}, polls(0, 0))).toEqual(['poll-opened 1']);
    expect(told({}, { polls: [aPoll([1], { closed: true })] })).toEqual([]);
  });
});

describe('a linked vote', () => {
  const link = (id: string, given: Partial<TopicLink> = {}): TopicLink => ({
    url: `https://snapshot.box/#/s:a.eth/proposal/${id}`,
    venue: 'snapshot',
    id,
    post: 1,
    byAuthor: true,
    ...given,
  });

  it('is news where the author links it, and nobody linked it before', () => {
    expect(told({}, { authorText: 'v2', links: [link('0x1')] }, { authorText: 'v3', links: [link('0x1')] })).toEqual([
      'vote-linked',
    ]);
  });

  it('is none where somebody else links it, or it is an address', () => {
    const { byAuthor: _, ...strange } = link('0x1');
    expect(told({}, { authorText: 'v2', links: [strange, link('0x2', { venue: 'explorer' })] })).toEqual([]);
  });

  it('of a list are three', () => {
    const links = [1, 2, 3, 4, 5].map((each) => link(`0x${each}`));
    expect(told({}, { authorText: 'v2', links })).toHaveLength(3);
  });
});

describe('the end of a topic', () => {
  it('is told once, closed and archived', () => {
    expect(told({}, { closed: true }, { closed: true }, { closed: true, archived: true })).toEqual([
      'topic-closed',
      'topic-closed',
    ]);
  });

  it('is not said where its forum only does not show it any more, and nothing else is said then', () => {
    expect(told({}, { hiddenSince: now, closed: true }, { hiddenSince: now }, {})).toEqual(['topic-hidden']);
  });
});

describe('the key of a watch', () => {
  it('names a topic, or a poll in it, and is nothing else', () => {
    expect(topicWatchOf('topic:example.org/forum:12')).toEqual({
      topic: { host: 'example.org', base: '/forum', id: 12 },
    });
    const key = pollKey(aTopic(), { post: 3, name: 'a: b' });
    expect(topicWatchOf(key)).toEqual({ topic: { host: 'research.lido.fi', id: 11483 }, poll: '3:a: b' });
    for (const other of ['snapshot:0x1', 'topic:a.b:1:2:poll', 'discourse-poll:a.b:1', 'topic:a.b/../c:1', 'topic::1'])
      expect(topicWatchOf(other)).toBeUndefined();
  });
});
