import type { TopicAskView, TopicPollView, TopicView } from '../../lib/messages/topic-view.ts';

const hour = 3_600_000;
const now = Date.parse('2026-04-27T12:00:00Z');

/** An ask for a cap, read from the opening post. */
export function anAsk(changes: Partial<TopicAskView> = {}): TopicAskView {
  return {
    low: '0',
    high: '2500',
    asset: 'stETH',
    instrument: 'gift',
    recipient: 'known',
    sentence: 'This request asks the treasury for a single capped grant of up to 2,500 stETH, to be sent to 0x….',
    post: 1,
    ...changes,
  };
}

/** An open poll with two options. */
export function aPollView(changes: Partial<TopicPollView> = {}): TopicPollView {
  return {
    key: 'discourse-poll:research.lido.fi:11483:1:poll',
    url: 'https://research.lido.fi/t/11483',
    question: 'Should the DAO take part?',
    over: false,
    closesAt: now + 30 * hour,
    voters: 42,
    options: [
      { text: 'For', votes: 30, shareBps: 7142 },
      { text: 'Against', votes: 12, shareBps: 2857 },
    ],
    more: 0,
    watch: { key: 'discourse-poll:research.lido.fi:11483:1:poll', watched: false },
    ...changes,
  };
}

/** What a topic says that asks for something, with a poll. */
export function aTopicView(changes: Partial<TopicView> = {}): TopicView {
  return {
    key: 'topic:research.lido.fi:11483',
    stageTag: 'TEMP CHECK',
    asks: [anAsk()],
    canConfirm: true,
    lookAlike: false,
    polls: [aPollView()],
    votes: [
      { label: 'Aave Governance #321', url: 'https://vote.onaave.com/proposal/?proposalId=321' },
      { label: 'Sky chief QmPollOfOld…' },
    ],
    version: 3,
    editedAt: now - 5 * hour,
    closed: false,
    archived: false,
    watch: { key: 'topic:research.lido.fi:11483', watched: false },
    ...changes,
  };
}
