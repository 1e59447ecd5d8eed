import type { Milliseconds } from '../../time';
import { type OnChainState, type ProposalState, toldState } from '../on-chain-state';
import type { PassingRule } from '../passing-rule';
import type { Proposal } from '../proposal';
import type { ProposalEvent, ProposalHappening } from '../proposal-event';
import { phaseOf, readVerdict } from '../verdict';
import { editsOf } from './edits';
import { defaultMarginBelowBps, narrowingOf } from './margin';
import { outcomeOf } from './outcome';
import { turnNews } from './turns';

/**
 * What changed between two observations of the same proposal. The only place that decides what is news. `marginBelowBps`: a lead of less is
 * narrow.
 */
export function diffProposal(
  previous: Proposal | undefined,
  next: Proposal,
  observedAt: Milliseconds,
  rule?: PassingRule,
  marginBelowBps: number = defaultMarginBelowBps,
): ProposalEvent[] {
  // A first sighting is a baseline, not news.
  if (!previous) return [];
  const about = { proposalKey: next.key, observedAt };
  const event = (happening: ProposalHappening, mark: string | number = observedAt): ProposalEvent => ({
    ...happening,
    id: `${next.key}:${happening.kind}${mark === '' ? '' : `:${mark}`}`,
    ...about,
  });
  if (!next.exists) return previous.exists ? [event({ kind: 'deleted' }, '')] : [];

  const events: ProposalEvent[] = [];
  const edited = editsOf(previous, next);
  if (edited.length > 0) events.push(event({ kind: 'edited', what: edited }));

  const before = phaseOf(previous, previous.observedAt);
  const after = phaseOf(next, observedAt);
  if (before === 'pending' && after === 'open') events.push(event({ kind: 'opened', endAt: next.endAt }, ''));
  if (after === 'open') {
    const turns = turnNews(previous, next);
    events.push(...turns.map((turn) => ({ ...turn, ...about })));
    // That a lead which has just turned is narrow goes without saying.
    const { happening } = narrowingOf(previous, next, marginBelowBps);
    if (happening && !turns.some(({ kind }) => kind === 'lead-flipped')) events.push(event(happening));
  }
  if (after === 'closed') events.push(...endOf(previous, next, observedAt, rule).map((each) => event(...each)));
  const followed = followedBy(previous.chain, next.chain);
  if (followed) events.push(event(followed, ''));
  return events;
}

/** What the end of a vote brought, each with the mark of its id. */
function endOf(
  previous: Proposal,
  next: Proposal,
  now: Milliseconds,
  rule: PassingRule | undefined,
): [ProposalHappening, string][] {
  const outcome = outcomeOf(next, rule, now);
  if (outcome) {
    const known = outcomeOf(previous, rule, previous.observedAt)?.mark ?? previous.judged?.outcome;
    if (outcome.mark === known) return [];
    // Told before it was another: back to it is news again.
    return [[outcome.happening, known === undefined ? outcome.mark : `${outcome.mark}:${next.observedAt}`]];
  }
  // An outcome says that the vote is over; only without one is the end itself news.
  if (next.chain?.state === 'canceled') return [];
  const ended: [ProposalHappening, string][] =
    phaseOf(previous, previous.observedAt) === 'closed' ? [] : [[{ kind: 'closed' }, '']];
  const isStuck = (proposal: Proposal, at: Milliseconds) => readVerdict(proposal, rule, at).verdict === 'stuck';
  if (isStuck(next, now) && !isStuck(previous, previous.observedAt)) return [[{ kind: 'stuck' }, '']];
  return ended;
}

/** How far a vote on a chain has got after it closed. Nobody goes back: a node that lags makes no news. */
const afterVote: Partial<Record<ProposalState, number>> = { queued: 1, executed: 2, expired: 2, canceled: 2 };

function followedBy(before: OnChainState | undefined, now: OnChainState | undefined): ProposalHappening | undefined {
  const state = now && toldState(now);
  const known = before && toldState(before);
  const reached = (state && afterVote[state]) ?? 0;
  if (!now || reached <= ((known && afterVote[known]) ?? 0)) return undefined;
  switch (state) {
    case 'queued': {
      const times = now.steps.flatMap(({ executableAt }) => executableAt ?? []);
      return { kind: 'queued', ...(times.length > 0 && { executableAt: Math.max(...times) }) };
    }
    case 'executed':
    case 'expired':
    case 'canceled':
      return { kind: state };
    default:
      return undefined;
  }
}
