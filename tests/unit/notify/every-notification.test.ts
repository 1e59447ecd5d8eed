import { describe, expect, it } from 'vitest';
import type { RescueHappening } from '../../../lib/domain/follow-through/rescue-event.ts';
import type { ProposalHappening } from '../../../lib/domain/governance/proposal-event.ts';
import { newsKinds } from '../../../lib/domain/telling/news-kind.ts';
import type { TopicHappening } from '../../../lib/domain/topic/topic-event.ts';
import { formatSoon } from '../../../lib/i18n/format.ts';
import { type NewsBackground, notificationText } from '../../../lib/notify/notification-text.ts';
import { kindOf } from '../../../lib/notify/tellable.ts';
import type { StoredEvent } from '../../../lib/store/schema.ts';
import { useMessages } from '../../support/english-messages.ts';
import { testNow } from '../../support/small-rescue.ts';
import { aDelivery, aPiece, aRescueEvent } from './news.ts';

const hour = 3_600_000;
const endAt = testNow + 47 * hour;
const poll = { poll: '1:poll', post: 1, question: 'Shall the DAO take part?' };
const lead = { from: 'Against', to: 'For', leadShareBps: 5_219, endAt, sameVoters: false } as const;
const turned = { turns: 3, since: testNow - 2 * hour } as const;

const ofVotes: readonly ProposalHappening[] = [
  { kind: 'appeared', endAt },
  { kind: 'opened', endAt },
  { kind: 'lead-flipped', ...lead },
  { kind: 'lead-flipped', ...lead, sameVoters: true },
  { kind: 'lead-flipped', ...lead, ...turned },
  { kind: 'margin-narrowed', leading: 'For', marginBps: 320, belowBps: 500, endAt },
  { kind: 'quorum-reached', quorum: 50_000_000, endAt },
  { kind: 'quorum-reached', quorum: 300, endAt, rejects: true },
  { kind: 'quorum-lost', quorum: 50_000_000, missing: 1_234_567.8, endAt, ...turned },
  { kind: 'quorum-lost', quorum: 300, missing: 2, endAt, rejects: true },
  { kind: 'closes-soon', within: '3d', endAt },
  { kind: 'closes-soon', within: '1h', endAt: testNow + hour },
  { kind: 'closed' },
  { kind: 'stuck' },
  { kind: 'outcome-final', verdict: 'passed', leadingChoice: 'For', leadShareBps: 9_999 },
  { kind: 'outcome-final', verdict: 'failed', leadingChoice: 'Against', leadShareBps: 6_000 },
  { kind: 'outcome-final', verdict: 'no-rule', leadingChoice: 'YAE', leadShareBps: 8_000 },
  { kind: 'outcome-final', verdict: 'invalid' },
  { kind: 'edited', what: ['amount', 'recipient'] },
  { kind: 'edited', what: ['title', 'choices', 'start', 'end', 'discussion'] },
  { kind: 'queued', executableAt: endAt },
  { kind: 'queued' },
  { kind: 'executed' },
  { kind: 'expired' },
  { kind: 'canceled' },
  { kind: 'replaced', by: 'snapshot:0x02', byUrl: 'https://snapshot.box/', byTitle: 'Relief, once more' },
  { kind: 'deleted' },
];
const ofTopics: readonly TopicHappening[] = [
  { kind: 'author-posted', post: 17 },
  {
    kind: 'ask-edited',
    what: ['amount'],
    from: { low: '0', high: '2500', asset: 'stETH' },
    to: { low: '1000', high: '2000', asset: 'stETH' },
  },
  { kind: 'ask-edited', what: ['recipient'] },
  { kind: 'poll-opened', ...poll },
  { kind: 'poll-flipped', ...poll, from: 'Yes', to: 'No', votes: 41 },
  { kind: 'poll-closed', ...poll, leading: 'Yes', votes: 60 },
  { kind: 'vote-linked', url: 'https://snapshot.box/', venue: 'snapshot', id: '0x1' },
  { kind: 'topic-closed', archived: false },
  { kind: 'topic-hidden' },
];
const ofRescues: readonly RescueHappening[] = [
  { kind: 'coverage-crossed', rung: 'delivered', percent: 75, label: 'Net shortfall after recoveries' },
  { kind: 'nothing-moved', days: 7, asset: 'stETH', approvedAt: testNow - 7 * 24 * hour },
  { kind: 'blocked' },
];

const topicPiece = (happening: TopicHappening): StoredEvent => ({
  ...aPiece({ kind: 'deleted' }),
  title: '[TEMP CHECK] Take part in the rescue',
  news: { subject: 'topic', event: { ...happening, id: 'news', topicKey: 'topic:f:1', observedAt: testNow } },
});
const money = (returned?: true): StoredEvent => {
  const delivery = aDelivery('2456.789');
  return returned && delivery.news.subject === 'delivery'
    ? { ...delivery, news: { ...delivery.news, returned } }
    : delivery;
};

/** One or more of every kind that there is. */
const pieces: readonly StoredEvent[] = [
  ...ofVotes.map((happened) => aPiece(happened)),
  money(),
  money(true),
  ...ofRescues.map((happening) => {
    const { contributor, ...piece } = aRescueEvent(happening);
    return happening.kind === 'coverage-crossed' ? piece : { ...piece, contributor };
  }),
  ...ofTopics.map(topicPiece),
];

const background: NewsBackground = {
  rescueName: 'DeFi United',
  stakeOf: ({ news }) => ({
    amount: '2500',
    asset: 'stETH',
    isCap: true,
    shareBps: 333,
    laterVotes: 0,
    ...(news.subject === 'vote' && 'endAt' in news.event && { ifPasses: { beforeBps: 5_720, afterBps: 6_099 } }),
  }),
  ownPartOf: () => ({ power: 12_345.6 }),
  filledBps: 2_559,
};

const say = (events: readonly StoredEvent[]) => {
  const text = notificationText(events, background, testNow);
  if (!text) throw new Error('nothing is said');
  return text;
};

/** Times are written by whatever zone and version this runs on. */
const withoutTimes = (text: string): string =>
  [endAt, testNow + hour].reduce((said, at) => said.replaceAll(formatSoon(at), '<time>'), text);

describe.each(['en', 'de'] as const)('every notification in %s', (language) => {
  it('is there to be read', async () => {
    useMessages(language);
    const late = say([{ ...aPiece({ kind: 'closes-soon', within: '1d', endAt: testNow + hour }), late: 'asleep' }]);
    const two = [ofVotes[2], ofVotes[11]].flatMap((happened, index) =>
      happened ? aPiece(happened, { id: `${index}`, proposalKey: `snapshot:${index}` }) : [],
    );
    const several = [
      say(two),
      say([
        ...ofVotes.map((happened, index) => aPiece(happened, { id: `${index}`, proposalKey: `snapshot:${index}` })),
        money(),
      ]),
    ];
    const all = [...pieces.map((piece) => say([piece])), late, ...several];
    const printed = all.map(({ title, message }) => withoutTimes(`${title}\n  ${message.replace('\n', '\n  ')}`));
    await expect(`${printed.join('\n\n')}\n`).toMatchFileSnapshot(`every-notification.${language}.txt`);
  });

  it('is there for every kind of news', () => {
    expect(new Set(pieces.map(kindOf))).toEqual(new Set(newsKinds));
  });

  it.each(pieces.map((piece) => [kindOf(piece), piece] as const))('keeps its bounds: %s', (_, piece) => {
    useMessages(language);
    const { title, message } = say([piece]);
    const lines = message.split('\n');
    expect(title.length).toBeLessThanOrEqual(70);
    expect(title).toMatch(/^(Lido DAO|Small Rescue)/);
    expect(lines.length).toBeLessThanOrEqual(2);
    for (const line of lines) {
      expect([line, line.length <= 125]).toEqual([line, true]);
      expect(line).toMatch(/[.!]$/);
    }
  });

  it.each(pieces.map((piece) => [kindOf(piece), piece] as const))(
    'keeps them whatever strangers write: %s',
    (_, piece) => {
      useMessages(language);
      const long = `\u202E${'Wörter und\n Zeilen '.repeat(60)}`;
      const hostile = JSON.parse(
        JSON.stringify({ ...piece, contributor: long, title: long, late: 'asleep' }, (key, value) =>
          ['from', 'to', 'leading', 'leadingChoice', 'byTitle', 'question', 'label'].includes(key) &&
          typeof value === 'string'
            ? long
            : value,
        ),
      ) as StoredEvent;
      const { title, message } = say([hostile]);
      expect(title.length).toBeLessThanOrEqual(130);
      expect(title).not.toMatch(/[\n\u202E]/);
      expect(message).not.toContain('\u202E');
      expect(message.split('\n').length).toBeLessThanOrEqual(2);
      expect(message.length).toBeLessThanOrEqual(330);
    },
  );
});
