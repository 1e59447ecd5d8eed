import { type Milliseconds, minute } from '../time';
import { type OnChainState, type ProposalState, type TimeRange, toldState } from './on-chain-state';
import type { PassingRule } from './passing-rule';
import type { Proposal } from './proposal';
import type { ProposalEvent, ProposalHappening } from './proposal-event';
import { phaseOf, readVerdict } from './verdict';
import { type LeadingChoice, readTally, type Tally } from './vote-tally';

/** What changed between two observations of the same proposal. The only place that decides what is news. */
export function diffProposal(
  previous: Proposal | undefined,
  next: Proposal,
  observedAt: Milliseconds,
  rule?: PassingRule,
): ProposalEvent[] {
  // A first sighting is a baseline, not news.
  if (!previous) return [];
  const event = (happening: ProposalHappening, mark: string | number = observedAt): ProposalEvent => ({
    ...happening,
    id: `${next.key}:${happening.kind}${mark === '' ? '' : `:${mark}`}`,
    proposalKey: next.key,
    observedAt,
  });
  if (!next.exists) return previous.exists ? [event({ kind: 'deleted' }, '')] : [];

  const events: ProposalEvent[] = [];
  const edited = editsOf(previous, next);
  if (edited.length > 0) events.push(event({ kind: 'edited', what: edited }));

  const before = phaseOf(previous, previous.observedAt);
  const after = phaseOf(next, observedAt);
  if (before === 'pending' && after === 'open') events.push(event({ kind: 'opened', endAt: next.endAt }, ''));
  if (after === 'open' && !edited.includes('choices')) {
    const tally = readTally(next);
    const flip = before === 'open' ? flipOf(previous, next, tally) : undefined;
    if (flip) events.push(event(flip));
    const quorum = quorumNews(readTally(previous), tally, previous, next);
    if (quorum && before !== 'closed') events.push(event(quorum));
  }
  if (after === 'closed') {
    const outcome = outcomeOf(next, rule, observedAt);
    const known = outcomeOf(previous, rule, previous.observedAt);
    if (outcome && outcome.mark !== known?.mark) events.push(event(outcome.happening, outcome.mark));
    // An outcome says that the vote is over; only without one is the end itself news.
    const stopped = next.chain?.state === 'canceled';
    if (!outcome && !stopped && before !== 'closed') events.push(event({ kind: 'closed' }, ''));
  }
  const followed = followedBy(previous.chain, next.chain);
  if (followed) events.push(event(followed, ''));
  return events;
}

/** `next`, remembering who led last where it shows a tie: A, tie, B is one flip. What is stored is what this returns. */
export function carryLead(previous: Proposal | undefined, next: Proposal): Proposal {
  const lead = leaderOf(next) ?? (previous && sameChoices(previous, next) ? lastLeaderOf(previous) : undefined);
  return lead === undefined ? next : { ...next, lastLeader: lead };
}

function flipOf(previous: Proposal, next: Proposal, tally: Tally): ProposalHappening | undefined {
  const from = lastLeaderOf(previous);
  const lead = ledAlone(tally);
  const fromChoice = from === undefined ? undefined : next.choices[from];
  if (previous.privacy !== '' || next.privacy !== '' || !lead) return undefined;
  if (fromChoice === undefined || lead.index === from) return undefined;
  return {
    kind: 'lead-flipped',
    from: fromChoice,
    to: lead.choice,
    leadShareBps: lead.shareBps,
    endAt: next.endAt,
    // Contracts do not count their voters.
    sameVoters: !next.chain && previous.voteCount === next.voteCount,
  };
}

function quorumNews(
  { quorum: before }: Tally,
  { quorum: after }: Tally,
  previous: Proposal,
  next: Proposal,
): ProposalHappening | undefined {
  if (!('reached' in before) || !('reached' in after) || before.reached === after.reached) return undefined;
  // Another quorum is an edit: nothing was reached or lost.
  if (previous.quorum !== next.quorum || before.kind !== after.kind) return undefined;
  const { quorum, missing, kind } = after;
  const rest = { quorum, endAt: next.endAt, ...(kind === 'rejection' && { rejects: true as const }) };
  return after.reached ? { kind: 'quorum-reached', ...rest } : { kind: 'quorum-lost', missing, ...rest };
}

/** The final outcome as news. `mark` is equal for equal outcomes: a rescoring that changes it is news again. */
function outcomeOf(
  proposal: Proposal,
  rule: PassingRule | undefined,
  now: Milliseconds,
): { happening: ProposalHappening; mark: string } | undefined {
  const { verdict } = readVerdict(proposal, rule, now);
  if (verdict !== 'passed' && verdict !== 'failed' && verdict !== 'no-rule' && verdict !== 'invalid') return undefined;
  const lead = verdict === 'invalid' ? undefined : readTally(proposal).leading;
  const words = lead && !lead.tie ? { leadingChoice: lead.choice, leadShareBps: lead.shareBps } : {};
  // Without a rule, who leads in the end is the outcome.
  const mark = verdict === 'no-rule' ? `no-rule:${lead && !lead.tie ? lead.index : 'none'}` : verdict;
  return { happening: { kind: 'outcome-final', verdict, ...words }, mark };
}

type Edited = Extract<ProposalHappening, { kind: 'edited' }>['what'][number];

function editsOf(previous: Proposal, next: Proposal): Edited[] {
  const edits: Edited[] = [];
  if (previous.title !== next.title) edits.push('title');
  if (!sameChoices(previous, next)) edits.push('choices');
  if (hasMoved(previous.startAt, next.startAt, previous.chain?.startRange, next.chain?.startRange)) edits.push('start');
  if (hasMoved(previous.endAt, next.endAt, previous.chain?.endRange, next.chain?.endRange)) edits.push('end');
  if (previous.discussion !== next.discussion) edits.push('discussion');
  // An edit of which nothing shows here is one of the text.
  if (edits.length === 0 && previous.editedAt !== next.editedAt && next.editedAt !== undefined) edits.push('text');
  return edits;
}

/** Whether a time is another one. Estimates of the same block differ from look to look, and from the time that it then had. */
function hasMoved(before: Milliseconds, now: Milliseconds, was?: TimeRange, is?: TimeRange): boolean {
  if (!was && !is) return before !== now;
  const [earlier, later] = [was ?? { from: before, to: before }, is ?? { from: now, to: now }];
  return later.from > earlier.to + estimateError || later.to < earlier.from - estimateError;
}

/** Chains keep their pace; a deadline that is moved is moved by hours. */
const estimateError = 30 * minute;

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

function sameChoices(a: Proposal, b: Proposal): boolean {
  return a.choices.length === b.choices.length && a.choices.every((choice, index) => choice === b.choices[index]);
}

function lastLeaderOf(proposal: Proposal): number | undefined {
  return leaderOf(proposal) ?? proposal.lastLeader;
}

function leaderOf(proposal: Proposal): number | undefined {
  return ledAlone(readTally(proposal))?.index;
}

function ledAlone({ leading }: Tally): LeadingChoice | undefined {
  return leading && !leading.tie ? leading : undefined;
}
