import { parseTopicLink } from '../governance/links';
import { placeOf, samePlace } from '../governance/on-chain/on-chain-place';
import { readSpaceName } from '../governance/on-chain/snapshot-networks';
import type { Proposal } from '../governance/proposal';
import { type SpaceAliases, sameSpace } from '../governance/space-name';
import { type Topic, type TopicKey, type TopicRef, topicKey } from '../governance/topic';
import { onChainKey, type ProposalKey, snapshotKey, snapshotSpaceKey } from '../governance/venue';
import { dateSpan } from '../time';
import type { Rescue, VoteStep } from './rescue';

/** The part of a rescue that a page is about. */
export interface PartRef {
  kind: 'contribution' | 'recovery';
  id: string;
}

/** A proposal that belongs to a part of a rescue, and by what. */
export interface Match {
  rescueId: string;
  part: PartRef;
  proposalKey: ProposalKey;
  /** Index in the part's `votes`. */
  step: number;
  by: 'listed' | 'discussion' | 'topic-link';
}

/** A topic that belongs to a rescue: to one part of it, or to the rescue as a whole. */
export interface TopicMatch {
  rescueId: string;
  part?: PartRef;
}

/**
 * The part of the rescue that a proposal belongs to: its id is listed; or it is in the part's space or contract and its discussion is
 * the part's topic; or the opening post of that topic links it. Nothing weaker counts, and of what its venue has flagged the first alone.
 */
export function matchProposal(
  rescue: Rescue,
  proposal: Proposal,
  topics: readonly Topic[],
  aliases: SpaceAliases = new Map(),
): Match | undefined {
  const parts = partsOf(rescue);
  const inSpace = (step: VoteStep) =>
    proposal.chain ? samePlace(placeOf(step), proposal.chain) : sameSpace(step.space, proposal.space, aliases);
  // A vote that a contract holds is one vote, on Snapshot's site as on any other.
  const isAtVenue = (step: VoteStep) =>
    step.venue === proposal.venue || (proposal.venue === 'snapshot' && proposal.chain !== undefined && inSpace(step));
  const matchBy = (by: Match['by'], fits: (part: Part, step: VoteStep) => boolean): Match | undefined => {
    for (const part of parts) {
      // Of several steps in one space the first is taken: it claims least, since more votes come after it.
      const step = part.votes.findIndex((each) => isAtVenue(each) && fits(part, each));
      if (step >= 0) return { rescueId: rescue.id, part: part.ref, proposalKey: proposal.key, step, by };
    }
    return undefined;
  };

  const listed = matchBy(
    'listed',
    (_, step) =>
      isListed(step, proposal.key) ||
      ((hasPrefix(step, proposal.id) || (proposal.chain !== undefined && step.id === proposal.id)) && inSpace(step)),
  );
  // Spam borrows the links of the real thing: what its venue has flagged belongs only where the catalogue names it.
  if (listed || proposal.flagged) return listed;

  const discussion = proposal.discussion === undefined ? undefined : parseTopicLink(proposal.discussion);
  const discussed = discussion && topicKey(discussion);
  const linking = linkingTopics(rescue, proposal, topics);
  return (
    matchBy('discussion', (part, step) => discussed !== undefined && part.topics.has(discussed) && inSpace(step)) ??
    matchBy('topic-link', (part, step) => linking.some((key) => part.topics.has(key)) && inSpace(step)) ??
    matchBy('topic-link', (part) => linking.some((key) => part.topics.has(key)))
  );
}

/** The part of the rescue that a topic is about, or the rescue as a whole. */
export function matchTopic(rescue: Rescue, topic: TopicRef): TopicMatch | undefined {
  const key = topicKey(topic);
  const part = partsOf(rescue).find(({ topics }) => topics.has(key));
  if (part) return { rescueId: rescue.id, part: part.ref };
  return rescue.topics.some((each) => topicKey(each) === key) ? { rescueId: rescue.id } : undefined;
}

interface Part {
  ref: PartRef;
  votes: readonly VoteStep[];
  topics: ReadonlySet<TopicKey>;
}

function partsOf(rescue: Rescue): Part[] {
  const part = (kind: PartRef['kind'], { id, votes }: { id: string; votes: readonly VoteStep[] }): Part => ({
    ref: { kind, id },
    votes,
    topics: new Set(votes.flatMap(({ topic }) => (topic ? [topicKey(topic)] : []))),
  });
  return [
    ...rescue.contributions.map((each) => part('contribution', each)),
    ...rescue.recoveries.map((each) => part('recovery', each)),
  ];
}

/** Whether a step names the proposal by its id. */
export function isListed(step: VoteStep, key: ProposalKey): boolean {
  return stepKey(step) === key;
}

/** The key of the vote that a step names by its whole id. */
export function stepKey(step: VoteStep): ProposalKey | undefined {
  const { venue, chainId, contract, id } = step;
  if (id === undefined || venue === 'discourse') return undefined;
  if (venue === 'snapshot') {
    const onChain = step.space === undefined ? undefined : readSpaceName(step.space);
    return onChain ? snapshotSpaceKey(onChain.network, onChain.contract, id) : snapshotKey(id);
  }
  return chainId === undefined || contract === undefined ? undefined : onChainKey(venue, chainId, contract, id);
}

/** Whether a step names the first digits of the proposal's id: enough only within its space. */
export function hasPrefix({ idPrefix }: VoteStep, id: string): boolean {
  return idPrefix !== undefined && id.toLowerCase().startsWith(idPrefix.toLowerCase());
}

/** Topics whose opening post links the proposal. One made before the incident cannot be about it: posts link earlier votes too. */
function linkingTopics(rescue: Rescue, proposal: Proposal, topics: readonly Topic[]): TopicKey[] {
  const incident = dateSpan(rescue.incident.at);
  if (incident && proposal.createdAt < incident.from) return [];
  return topics
    .filter((topic) => topic.openingPostProposalIds.some((id) => snapshotKey(id) === proposal.key))
    .map((topic) => topicKey(topic));
}
