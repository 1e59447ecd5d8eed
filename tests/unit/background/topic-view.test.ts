import { describe, expect, it } from 'vitest';
import { panelView } from '../../../lib/background/views/panel-view.ts';
import type { Topic, TopicAmount, TopicPoll } from '../../../lib/domain/governance/topic.ts';
import type { Recipient } from '../../../lib/domain/rescue/rescue.ts';
import { type Observed, readingOf } from '../../../lib/reading/rescue-reading.ts';
import { alphaTopic, aProposal, aSmallRescue, aTopic, idOf, testNow } from '../../support/small-rescue.ts';

const own = '0xabc1230000000000000000000000000000009def';
const lookAlike = '0xabc1239999999999999999999999999999999def';
const other = `0x${'5'.repeat(40)}`;
const recipients: Recipient[] = [
  { chainId: 1, address: own, role: 'rescue', use: 'recipient', source: 'https://example.org/' },
];
const alpha = { kind: 'contribution', id: 'alpha' } as const;
const hour = 3_600_000;

function anAsk(given: Partial<TopicAmount> = {}): TopicAmount {
  return {
    low: '0',
    high: '2500',
    asset: 'ETH',
    instrument: 'gift',
    recipient: null,
    confidence: 'high',
    sentence: 'We ask for up to 2,500 ETH.',
    post: 1,
    ...given,
  };
}

function aPoll(given: Partial<TopicPoll> = {}): TopicPoll {
  const options = [
    { text: 'For', votes: 2 },
    { text: 'Against', votes: 1 },
  ];
  return {
    post: 1,
    name: 'poll',
    question: 'Give?',
    kind: 'regular',
    closed: false,
    options,
    voters: 3,
    closesAt: null,
    ...given,
  };
}

function panelOf(
  given: Partial<Topic>,
  { watchedKeys = new Set<string>(), ...observed }: Partial<Observed> & { watchedKeys?: Set<string> | undefined } = {},
) {
  const topics = [aTopic(given)];
  const reading = readingOf(
    aSmallRescue({ recipients }),
    { proposals: [], deliveries: [], ...observed, topics },
    testNow,
  );
  const subject = { kind: 'topic', ...alphaTopic } as const;
  return panelView(reading, { subject, part: alpha }, { watchedKeys, problems: [], collapsed: false });
}

function topicOf(given: Partial<Topic>, options?: Parameters<typeof panelOf>[1]) {
  const { topic } = panelOf(given, options);
  if (!topic) throw new Error('no topic');
  return topic;
}

describe('what a topic asks for', () => {
  it('is offered only where it was read for certain', () => {
    const { asks } = topicOf({ asks: [anAsk(), anAsk({ confidence: 'low', high: '1' })] });
    expect(asks).toEqual([
      { low: '0', high: '2500', asset: 'ETH', instrument: 'gift', sentence: 'We ask for up to 2,500 ETH.', post: 1 },
    ]);
  });

  it('names the post in which its author changed it', () => {
    expect(topicOf({ asks: [anAsk({ post: 14 })] }).asks[0]?.post).toBe(14);
  });

  it('counts for nothing', () => {
    expect(panelOf({ asks: [anAsk()] }).ladder).toEqual(panelOf({}).ladder);
  });

  it('says what the address is to the rescue, and shows no address', () => {
    const sentence = `Send it to ${other}.`;
    const judged = [own, lookAlike, other].map(
      (recipient) => topicOf({ asks: [anAsk({ recipient, sentence })] }).asks[0],
    );
    expect(judged.map((ask) => ask?.recipient)).toEqual(['known', 'look-alike', 'other']);
    expect(JSON.stringify(judged)).not.toContain(other);
  });

  it('warns of a look-alike wherever it stands in the topic', () => {
    const link = {
      url: `https://etherscan.io/address/${lookAlike}`,
      venue: 'explorer',
      id: lookAlike,
      post: 7,
    } as const;
    expect(topicOf({ links: [link] }).lookAlike).toBe(true);
    expect(topicOf({ mentioned: [anAsk({ confidence: 'low', sentence: `to ${lookAlike}` })] }).lookAlike).toBe(true);
    expect(topicOf({ links: [{ ...link, id: own }], asks: [anAsk({ recipient: other })] }).lookAlike).toBe(false);
  });
});

describe('the polls of a topic', () => {
  it('stand as they were counted, with shares that are floored', () => {
    expect(topicOf({ polls: [aPoll()] }).polls).toMatchObject([
      {
        question: 'Give?',
        over: false,
        voters: 3,
        options: [
          { votes: 2, shareBps: 6_666 },
          { votes: 1, shareBps: 3_333 },
        ],
      },
    ]);
  });

  it('of which a voter takes several options are shares of the voters', () => {
    const options = [2, 2].map((votes, index) => ({ text: `${index}`, votes }));
    const [poll] = topicOf({ polls: [aPoll({ kind: 'multiple', options, voters: 2 })] }).polls;
    expect(poll?.options.map(({ shareBps }) => shareBps)).toEqual([10_000, 10_000]);
  });

  it('are over at their time, also where the forum has not said so yet', () => {
    expect(topicOf({ polls: [aPoll({ closesAt: testNow - 1 })] }).polls[0]?.over).toBe(true);
    expect(topicOf({ polls: [aPoll({ closesAt: testNow + hour })] }).polls[0]?.over).toBe(false);
  });

  it('have no figures where the forum hides them', () => {
    const options = [{ text: 'For', votes: null }];
    expect(topicOf({ polls: [aPoll({ options, voters: null })] }).polls[0]?.options).toEqual([{ text: 'For' }]);
  });

  it('are steps of the chain, on the page of the topic and on that of its vote', () => {
    const polls = [aPoll({ post: 3, closed: true })];
    const steps = panelOf({ polls }, { proposals: [aProposal()] }).chain;
    expect(steps.map(({ kind, verdict, here }) => [kind, verdict, here])).toEqual([
      ['topic', undefined, true],
      ['poll', 'poll-closed', false],
      ['vote', 'open', false],
    ]);
    expect(steps[1]?.url).toBe('https://research.lido.fi/t/11483/3');
  });
});

describe('a topic', () => {
  it('lists the votes that it links, except those that are steps already and what is no vote', () => {
    const step = aProposal();
    const { votes } = topicOf(
      {
        links: [
          { url: step.url, venue: 'snapshot', id: step.id, post: 1 },
          { url: 'https://snapshot.box/#/s:beta.eth/proposal/0xbb', venue: 'snapshot', id: idOf('bb'), post: 2 },
          {
            url: 'https://vote.makerdao.com/polling/Qm',
            venue: 'sky-chief',
            id: 'QmTheOldPollOfMaker',
            post: 2,
            gone: true,
          },
          { url: 'https://etherscan.io/tx/0x1', venue: 'explorer', id: '0x1', post: 2 },
        ],
      },
      { proposals: [step, aProposal({ id: idOf('bb'), space: 'beta.eth', title: 'Of Beta', discussion: '' })] },
    );
    expect(votes).toEqual([
      { label: 'Of Beta', verdict: 'open', url: 'https://snapshot.box/#/s:beta.eth/proposal/0xbb' },
      { label: 'Sky chief QmTheOldPo…' },
    ]);
  });

  it('and each of its polls can be watched, but not in a private window', () => {
    const watchedKeys = new Set(['discourse-poll:research.lido.fi:11483:1:poll']);
    const topic = topicOf({ polls: [aPoll()] }, { watchedKeys });
    expect(topic.watch).toEqual({ key: 'topic:research.lido.fi:11483', watched: false });
    expect(topic.polls[0]?.watch?.watched).toBe(true);
    const subject = { kind: 'topic', ...alphaTopic } as const;
    const reading = readingOf(aSmallRescue(), { proposals: [], deliveries: [], topics: [aTopic()] }, testNow);
    const view = panelView(
      reading,
      { subject, part: alpha },
      { watchedKeys: undefined, problems: [], collapsed: false },
    );
    expect(view.topic && 'watch' in view.topic).toBe(false);
  });
});
