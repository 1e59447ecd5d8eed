import { beforeEach, describe, expect, it } from 'vitest';
import type { TopicEvent, TopicHappening } from '@/lib/domain/topic/topic-event';
import { topicNewsMeaning, topicNewsText } from '@/lib/i18n/topic-news-text';
import { useMessages } from '../../support/english-messages';

const poll = { poll: '1:poll', post: 1, question: 'Give?' };
const happenings: TopicHappening[] = [
  { kind: 'author-posted', post: 7 },
  { kind: 'author-posted' },
  {
    kind: 'ask-edited',
    what: ['amount'],
    from: { low: '0', high: '1', asset: 'ETH' },
    to: { low: '1', high: '2', asset: 'ETH' },
  },
  { kind: 'ask-edited', what: ['recipient'] },
  { kind: 'ask-edited', what: ['amount'], from: { low: '1', high: '1', asset: 'ETH' } },
  { kind: 'poll-opened', ...poll },
  { kind: 'poll-flipped', ...poll, from: 'For', to: 'Against', votes: 9 },
  { kind: 'poll-closed', ...poll, leading: 'Against', votes: 9 },
  { kind: 'poll-closed', ...poll },
  { kind: 'vote-linked', url: 'https://snapshot.box/', venue: 'snapshot', id: '0x1' },
  { kind: 'topic-closed', archived: false },
  { kind: 'topic-closed', archived: true },
  { kind: 'topic-hidden' },
];

function texts(happening: TopicHappening): string {
  const event: TopicEvent = { ...happening, id: 'i', topicKey: 'k', observedAt: 0 };
  return `${topicNewsText(event, 'Lido')} | ${topicNewsMeaning(event, 'A title')}`;
}

describe.each(['en', 'de'] as const)('news of a topic in %s', (language) => {
  beforeEach(() => useMessages(language));

  it('has words for all that can happen, each its own, and leaves no placeholder', () => {
    const all = happenings.map(texts);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((text) => /\$\d|undefined|null/.test(text))).toEqual([]);
  });

  it('never says that a topic was deleted, or that a poll passed anything', () => {
    expect(happenings.map(texts).join(' ')).not.toMatch(/deleted|passed|approved|gelöscht|angenommen/i);
  });
});

it('says both figures of an ask, and that an address is to be compared', () => {
  useMessages('en');
  expect(texts(happenings[2] as TopicHappening)).toContain('Before: up to 1 ETH. Now: 1 to 2 ETH.');
  expect(texts(happenings[3] as TopicHappening)).toContain('Compare the address before you trust it.');
});
