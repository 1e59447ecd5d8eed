import type { Proposal } from '../governance/proposal';
import type { Topic, TopicRef } from '../governance/topic';
import type { ProposalKey } from '../governance/venue';
import type { Rescue } from './rescue';

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

/** Snapshot spaces that moved or have other names: any name to the one in use. */
export type SpaceAliases = ReadonlyMap<string, string>;

/** The part of the rescue that a proposal belongs to. Aliases: `catalogue/space-aliases`. */
export function matchProposal(
  _rescue: Rescue,
  proposal: Proposal,
  _topics: readonly Topic[],
  _aliases?: SpaceAliases,
): Match | undefined {
  throw new Error(`not yet: ${proposal.key}`);
}

/** The part of the rescue that a topic is about, or the rescue as a whole. */
export function matchTopic(_rescue: Rescue, topic: TopicRef): TopicMatch | undefined {
  throw new Error(`not yet: ${topic.id}`);
}
