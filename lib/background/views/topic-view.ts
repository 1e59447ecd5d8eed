import { passingRuleOf } from '../../catalogue/passing-rules';
import type { Topic, TopicAmount, TopicLink, TopicPoll } from '../../domain/governance/topic';
import { snapshotKey } from '../../domain/governance/venue';
import { readVerdict } from '../../domain/governance/verdict';
import { matchTopic } from '../../domain/rescue/match-proposal';
import { checkRecipient } from '../../domain/rescue/recipient-check';
import type { Recipient } from '../../domain/rescue/rescue';
import type { ConfirmedAsk } from '../../domain/topic/confirmed-ask';
import { isPollOver, pollKey, postAddress } from '../../domain/topic/topic-poll';
import type { ChainLinkView } from '../../messages/panel-view';
import type { TopicAskView, TopicPollView, TopicView, TopicVoteView } from '../../messages/topic-view';
import type { RescueReading } from '../../reading/rescue-reading';
import { venueNames } from './chain-view';

const mostAsks = 5;
const mostPolls = 5;
const mostOptions = 12;
const mostVotes = 10;

/** What the topic of the page says. `chain`: the steps that the panel shows already. `watchedKeys` is absent where following is not offered. */
export function topicView(
  topic: Topic,
  reading: RescueReading,
  chain: readonly ChainLinkView[],
  watchedKeys: ReadonlySet<string> | undefined,
): TopicView {
  const { recipients, assets, from } = reading.rescue;
  const part = matchTopic(reading.rescue, topic)?.part;
  const confirmed = reading.observed.confirmed?.find(({ topicKey }) => topicKey === topic.key);
  const { stageTag, openingVersion, openingUpdatedAt, hiddenSince } = topic;
  const watch = (key: string) => watchedKeys && { watch: { key, watched: watchedKeys.has(key) } };
  return {
    key: topic.key,
    ...(stageTag !== undefined && { stageTag }),
    asks: (topic.asks ?? [])
      .filter(({ confidence }) => confidence === 'high')
      .slice(0, mostAsks)
      .map((ask) => askView(ask, recipients, from !== undefined)),
    ...(confirmed && { confirmed: wordsOf(confirmed) }),
    canConfirm:
      watchedKeys !== undefined &&
      part?.kind === 'contribution' &&
      (topic.asks ?? []).some(({ asset }) => assets.some(({ symbol }) => symbol === asset)),
    lookAlike: addressesIn(topic).some((address) => checkRecipient(recipients, address) === 'look-alike'),
    polls: (topic.polls ?? [])
      .slice(0, mostPolls)
      .map((poll) => ({ ...pollView(topic, poll, reading.now), ...watch(pollKey(topic, poll)) })),
    votes: linkedVotes(topic, reading, chain),
    ...(openingVersion !== undefined && { version: openingVersion }),
    ...(openingUpdatedAt !== undefined && { editedAt: openingUpdatedAt }),
    closed: topic.closed,
    archived: topic.archived ?? false,
    ...(hiddenSince !== undefined && { hiddenSince }),
    ...watch(topic.key),
  };
}

function wordsOf({ low, high, asset, instrument, confirmedAt }: ConfirmedAsk): TopicView['confirmed'] & object {
  return { low, high, asset, instrument, at: confirmedAt };
}

function askView(ask: TopicAmount, recipients: readonly Recipient[], unreviewed: boolean): TopicAskView {
  const { low, high, asset, instrument, recipient, sentence, post = 1 } = ask;
  const check = recipient === null ? undefined : checkRecipient(recipients, recipient);
  return {
    low,
    high,
    asset,
    instrument,
    ...(check && { recipient: check === 'known' && unreviewed ? 'unreviewed' : check }),
    // Addresses are shown from reviewed lists only: nobody is to copy one from a text.
    sentence: sentence.replaceAll(addresses, '0x…'),
    post,
  };
}

const addresses = /0x[0-9a-fA-F]{40}(?![0-9a-fA-F])/g;

/** Every address that its posts name: beside amounts, and behind links. */
function addressesIn({ asks = [], mentioned = [], links = [] }: Topic): string[] {
  const texts = [...asks, ...mentioned].flatMap(({ recipient, sentence }) => [recipient ?? '', sentence]);
  return [...texts, ...links.map(({ id }) => id)].flatMap((text) => text.match(addresses) ?? []);
}

/** How a poll stands. */
export function pollView(topic: Topic, poll: TopicPoll, now: number): TopicPollView {
  const { question, closesAt, voters, options } = poll;
  const cast = options.reduce((sum, { votes }) => sum + (votes ?? 0), 0);
  // Where one voter has several votes, shares are of the voters.
  const whole = poll.kind === 'multiple' && voters !== null ? voters : cast;
  return {
    key: pollKey(topic, poll),
    url: postAddress(topic, poll.post),
    ...(question !== null && { question }),
    over: isPollOver(poll, now),
    ...(closesAt !== null && { closesAt }),
    ...(voters !== null && { voters }),
    options: options.slice(0, mostOptions).map(({ text, votes }) => ({
      text,
      ...(votes !== null && { votes }),
      ...(votes !== null && whole > 0 && { shareBps: Math.min(10_000, Math.floor((votes * 10_000) / whole)) }),
    })),
    more: Math.max(0, options.length - mostOptions),
  };
}

/** The votes that the topic links, its author's first, without those that the chain shows. */
function linkedVotes(
  { links = [] }: Topic,
  { evidence, observed, now }: RescueReading,
  chain: readonly ChainLinkView[],
): TopicVoteView[] {
  const shown = new Set(chain.flatMap(({ url }) => url ?? []));
  const inChain = ({ url, venue, id }: TopicLink) =>
    shown.has(url) ||
    (venue === 'snapshot' && shown.has(evidence.proposals.get(snapshotKey(id))?.url ?? url)) ||
    chain.some((step) => step.kind === 'vote' && step.url?.endsWith(id));
  return links
    .filter((link) => !inChain(link))
    .flatMap(({ venue, ...link }) => (venue === 'explorer' || venue === 'safe' ? [] : [{ ...link, venue }]))
    .slice(0, mostVotes)
    .map(({ url, venue, id, gone }) => {
      const proposal = venue === 'snapshot' && observed.proposals.find(({ key }) => key === snapshotKey(id));
      return {
        label: proposal ? proposal.title : `${venueNames[venue]} ${id.length > 14 ? `${id.slice(0, 10)}…` : `#${id}`}`,
        ...(proposal && { verdict: readVerdict(proposal, passingRuleOf(proposal.space), now).verdict }),
        ...(!gone && { url }),
      };
    });
}
