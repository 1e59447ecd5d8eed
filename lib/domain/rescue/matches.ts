import type { Proposal } from '../governance/proposal';
import type { SpaceAliases } from '../governance/space-name';
import type { Topic } from '../governance/topic';
import type { ProposalKey } from '../governance/venue';
import { type Match, matchProposal } from './match-proposal';
import type { Rescue } from './rescue';

/** Every proposal that belongs to the rescue, with its part. */
export function matchAll(
  rescue: Rescue,
  proposals: Iterable<Proposal>,
  topics: readonly Topic[],
  aliases?: SpaceAliases,
): Map<ProposalKey, Match> {
  const matches = new Map<ProposalKey, Match>();
  for (const proposal of proposals) {
    const match = matchProposal(rescue, proposal, topics, aliases);
    if (match) matches.set(proposal.key, match);
  }
  return matches;
}
