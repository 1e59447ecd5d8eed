import type { PassingRule } from '../../domain/governance/passing-rule';
import type { Proposal } from '../../domain/governance/proposal';
import { phaseOf, readVerdict } from '../../domain/governance/verdict';
import { isUncounted, readTally } from '../../domain/governance/vote-tally';
import type { Milliseconds } from '../../domain/time';
import type { VoteView } from '../../messages/panel-view';
import type { OwnVote } from '../../store/schema';

/** A vote in words and figures. */
export function voteView(
  proposal: Proposal,
  rule: PassingRule | undefined,
  now: Milliseconds,
  own?: OwnVote,
): VoteView {
  const tally = readTally(proposal);
  const { leading } = tally;
  return {
    key: proposal.key,
    venue: proposal.venue,
    space: proposal.space,
    title: proposal.title,
    url: proposal.url,
    verdict: readVerdict(proposal, rule, now).verdict,
    ...(leading && {
      leading: {
        choice: leading.choice,
        shareBps: leading.shareBps,
        margin: leading.margin,
        marginBps: leading.marginBps,
        tie: leading.tie,
      },
    }),
    type: proposal.type,
    ...(tally.sealed && { sealed: true }),
    ...(proposal.flagged && { flagged: true }),
    choices: tally.choices,
    voteCount: proposal.voteCount,
    ...(isUncounted(proposal) && { uncounted: true as const }),
    symbol: proposal.symbol,
    quorum: tally.quorum,
    startAt: proposal.startAt,
    endAt: proposal.endAt,
    observedAt: proposal.observedAt,
    ...ownView(own, proposal, now),
  };
}

/** Whoever has not voted is told as long as it is not too late. */
function ownView(own: OwnVote | undefined, proposal: Proposal, now: Milliseconds): Pick<VoteView, 'own'> {
  if (own?.cast) {
    const { choice, power } = own.cast;
    return { own: { voted: true, power, ...(choice !== undefined && { choice }) } };
  }
  if (!own || !proposal.exists || phaseOf(proposal, now) !== 'open') return {};
  return { own: { voted: false, ...(own.power && { power: own.power.units }) } };
}
