import { forums } from '../../catalogue/forums';
import { explorers } from '../../catalogue/on-chain/explorers';
import { passingRuleOf } from '../../catalogue/passing-rules';
import { parseTopicLink } from '../../domain/governance/links';
import type { Proposal } from '../../domain/governance/proposal';
import { type Subject, subjectKey } from '../../domain/governance/subject';
import { type TopicRef, topicAddress, topicKey } from '../../domain/governance/topic';
import type { Venue } from '../../domain/governance/venue';
import { readVerdict } from '../../domain/governance/verdict';
import { type PartRef, stepKey } from '../../domain/rescue/match-proposal';
import type { VoteStep } from '../../domain/rescue/rescue';
import { laterAttempt } from '../../domain/standing/attempts';
import { dateSpan } from '../../domain/time';
import { isPollOver, postAddress } from '../../domain/topic/topic-poll';
import type { ChainLinkView } from '../../messages/panel-view';
import { amountText } from '../../reading/ladder-view';
import { partOf, type RescueReading, votesOfPart } from '../../reading/rescue-reading';
import { sourceName } from '../../reading/source-view';

/** The steps of one part from the first post to the money: topics, votes as their chain goes, arrivals. */
export function chainView(reading: RescueReading, part: PartRef, subject: Subject): ChainLinkView[] {
  const steps = partOf(reading.rescue, part)?.votes ?? [];
  const votes = votesOfPart(reading, part);
  return [
    ...topicsOf(
      steps,
      votes.map(({ proposal }) => proposal),
    ).flatMap((topic) => [topicLink(reading, topic, subject), ...pollLinks(reading, topic)]),
    ...steps.flatMap((_, index) => {
      const held = votes.filter(({ match }) => match.step === index).reverse();
      if (held.length > 0) return held.map(({ proposal }) => voteLink(reading, proposal, subject));
      return claimedLink(reading, steps, index, subject);
    }),
    ...(part.kind === 'contribution' ? [...deliveryLinks(reading, part.id), ...publishedLinks(reading, part.id)] : []),
  ];
}

/** Topics named by the part's steps or by its votes, each once. */
function topicsOf(steps: readonly VoteStep[], proposals: readonly Proposal[]): TopicRef[] {
  const named = steps.flatMap((step) => step.topic ?? []);
  // A link of a proposal counts as a topic only on a forum that is known: any address can look like one.
  const discussed = proposals
    .flatMap(({ discussion }) => (discussion === undefined ? [] : (parseTopicLink(discussion) ?? [])))
    .filter(({ host }) => forums.some((forum) => forum.host === host));
  return [...new Map([...named, ...discussed].map((topic) => [topicKey(topic), topic])).values()];
}

function topicLink({ observed }: RescueReading, topic: TopicRef, subject: Subject): ChainLinkView {
  const read = observed.topics.find(({ key }) => key === topicKey(topic));
  return {
    kind: 'topic',
    label: read?.title ?? forums.find(({ host }) => host === topic.host)?.name ?? topic.host,
    url: read?.url ?? topicAddress(topic),
    here: subject.kind === 'topic' && topicKey(subject) === topicKey(topic),
  };
}

/** The polls of a topic that was read. */
function pollLinks({ observed, now }: RescueReading, ref: TopicRef): ChainLinkView[] {
  const topic = observed.topics.find(({ key }) => key === topicKey(ref));
  return (topic?.polls ?? []).slice(0, mostPolls).map((poll) => ({
    kind: 'poll',
    label: poll.question ?? topic?.title ?? '',
    url: postAddress(ref, poll.post),
    verdict: isPollOver(poll, now) ? 'poll-closed' : 'poll-open',
    here: false,
  }));
}

const mostPolls = 5;

function voteLink({ now }: RescueReading, proposal: Proposal, subject: Subject): ChainLinkView {
  return {
    kind: 'vote',
    label: proposal.title,
    url: proposal.url,
    verdict: readVerdict(proposal, passingRuleOf(proposal.space), now).verdict,
    here: subject.kind === 'proposal' && subjectKey(subject) === proposal.key,
  };
}

/** How each venue calls itself. */
export const venueNames: Record<Venue, string> = {
  snapshot: 'Snapshot',
  governor: 'Governor',
  'aave-governance-v3': 'Aave Governance',
  aragon: 'Aragon',
  'sky-chief': 'Sky chief',
  safe: 'Safe',
  'discourse-poll': 'Discourse poll',
};

const claimedVerdicts = {
  passed: 'claimed-passed',
  queued: 'claimed-passed',
  executed: 'claimed-executed',
  failed: 'claimed-failed',
  expired: 'claimed-failed',
  canceled: 'canceled',
  superseded: 'superseded',
} as const;

/** A vote that was not read: what an account says of it, or that it is still to come. Nothing where nobody says that it was held. */
function claimedLink(
  { rescue }: RescueReading,
  steps: readonly VoteStep[],
  index: number,
  subject: Subject,
): ChainLinkView[] {
  const step = steps[index];
  if (!step || step.venue === 'discourse') return [];
  if (!step.required && step.id === undefined && step.url === undefined && !step.result) return [];
  const url = step.url ?? (step.result && sourceName(rescue, step.result.source).url);
  return [
    {
      kind: 'vote',
      label: [
        step.step === 'payload' ? 'Payload' : venueNames[step.venue],
        step.venue === 'snapshot' ? step.space : step.id && `#${step.id}`,
      ]
        .filter(Boolean)
        .join(' '),
      ...(url !== undefined && { url }),
      verdict: claimedVerdict(steps, index),
      here: subject.kind === 'proposal' && stepKey(step) === subjectKey(subject),
    },
  ];
}

/** A vote that was canceled while another carries its text on did not end what it was about. */
function claimedVerdict(steps: readonly VoteStep[], index: number): NonNullable<ChainLinkView['verdict']> {
  const says = steps[index]?.result?.says;
  if (says === undefined) return 'not-read';
  return says === 'canceled' && laterAttempt(steps, index) ? 'superseded' : claimedVerdicts[says];
}

function deliveryLinks({ rescue, evidence }: RescueReading, contributionId: string): ChainLinkView[] {
  return evidence.deliveries
    .filter((delivery) => delivery.contributionId === contributionId)
    .sort((a, b) => a.at - b.at)
    .map((delivery) => ({ delivery, value: amountText(rescue, delivery.asset, delivery.units) }))
    .map(({ delivery, value }) => ({
      kind: 'delivery',
      label: `${value} ${delivery.asset}`,
      amount: { value, asset: delivery.asset },
      at: delivery.at,
      ...(delivery.chainId === 1 && { url: `https://etherscan.io/tx/${delivery.txHash}` }),
      here: false,
    }));
}

/** Transfers that somebody published and that were not seen to arrive, with what the user's own nodes say of them. */
function publishedLinks({ rescue, evidence }: RescueReading, contributionId: string): ChainLinkView[] {
  const seen = new Set(evidence.deliveries.map(({ chainId, txHash }) => `${chainId}:${txHash.toLowerCase()}`));
  const transfers = rescue.contributions.find(({ id }) => id === contributionId)?.transfers ?? [];
  return transfers
    .filter(({ kind, chainId, txHash }) => kind === 'delivery' && !seen.has(`${chainId}:${txHash.toLowerCase()}`))
    .map(({ chainId, txHash, amount, at, checked = 'unchecked' as const }) => {
      const value = amountText(rescue, amount.asset, amount.units);
      const explorer = explorers.get(chainId);
      const day = dateSpan(at)?.from;
      return {
        kind: 'delivery' as const,
        label: `${value} ${amount.asset}`,
        amount: { value, asset: amount.asset },
        ...(day !== undefined && { at: day }),
        ...(explorer !== undefined && { url: `${explorer}/tx/${txHash}` }),
        verdict: `transfer-${checked}` as const,
        here: false,
      };
    });
}
