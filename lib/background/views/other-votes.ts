import type { Verdict } from '../../domain/governance/verdict';
import type { OtherVoteView } from '../../messages/panel-view';
import { amountText } from '../../reading/ladder-view';
import type { RescueReading } from '../../reading/rescue-reading';

const undecided: ReadonlySet<Verdict> = new Set(['pending', 'open', 'sealed', 'counting', 'stuck']);

/** The votes that still decide the gap, soonest first, without the one in front. */
export function otherVotes({ rescue, ledger, evidence }: RescueReading, except?: string): OtherVoteView[] {
  return ledger.entries
    .flatMap((entry) =>
      entry.votes.flatMap(({ proposalKey, verdict }) => {
        const proposal = evidence.proposals.get(proposalKey);
        if (!proposal || !entry.amount || proposalKey === except || !undecided.has(verdict)) return [];
        return {
          key: proposalKey,
          contributor: entry.contribution.contributor,
          title: proposal.title,
          url: proposal.url,
          verdict,
          endAt: proposal.endAt,
          high: amountText(rescue, entry.asset, entry.amount.high),
          isCap: entry.amount.low < entry.amount.high,
          asset: entry.asset,
        };
      }),
    )
    .sort((a, b) => a.endAt - b.endAt);
}
