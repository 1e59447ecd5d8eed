import type { Proposal } from '../proposal';
import type { BackAndForth, ProposalHappening } from '../proposal-event';
import { phaseOf } from '../verdict';
import { type LeadingChoice, readTally, type Tally } from '../vote-tally';
import { nextTurn, type Turn, toldTurn } from './back-and-forth';
import { isEndMoved, sameChoices } from './edits';

type Flip = Extract<ProposalHappening, { kind: 'lead-flipped' }>;
type QuorumNews = Extract<ProposalHappening, { kind: 'quorum-reached' | 'quorum-lost' }>;

/** A turn of an open vote, with the id of its news. */
export type TurnNews = (Flip | QuorumNews) & { id: string };

/** How the lead and the quorum of an open vote have turned between two observations. */
export function turnNews(previous: Proposal, next: Proposal): TurnNews[] {
  const { flip, quorum } = turnsOf(previous, next);
  return [flip?.news, quorum?.news].flatMap((news) => news ?? []);
}

/**
 * `next`, remembering what `previous` knew and `next` cannot know: who led last where it shows a tie (A, tie, B is one flip), how lately lead
 * and quorum have turned, and the end as it was first estimated. What is stored is what this returns.
 */
export function carryOver(previous: Proposal | undefined, next: Proposal): Proposal {
  const lead = leaderOf(next) ?? (previous && sameChoices(previous, next) ? lastLeaderOf(previous) : undefined);
  const { flip, quorum } = previous ? turnsOf(previous, next) : {};
  const leadTurn = flip?.turn ?? previous?.turns?.lead;
  const quorumTurn = quorum?.turn ?? previous?.turns?.quorum;
  const turns = { ...(leadTurn && { lead: leadTurn }), ...(quorumTurn && { quorum: quorumTurn }) };
  const endAnchor = anchorOf(previous, next);
  return {
    ...next,
    ...(lead !== undefined && { lastLeader: lead }),
    ...((leadTurn || quorumTurn) && { turns }),
    ...(endAnchor !== undefined && { endAnchor }),
    ...(previous?.judged && { judged: previous.judged }),
  };
}

interface Turned<News> {
  news: News & { id: string };
  turn: Turn;
}

function turnsOf(previous: Proposal, next: Proposal): { flip?: Turned<Flip>; quorum?: Turned<QuorumNews> } {
  const before = phaseOf(previous, previous.observedAt);
  if (!next.exists || phaseOf(next, next.observedAt) !== 'open' || before === 'closed') return {};
  if (!sameChoices(previous, next)) return {};
  const tally = readTally(next);
  const flip = before === 'open' ? flipOf(previous, next, tally) : undefined;
  const quorum = quorumNews(readTally(previous), tally, previous, next);
  return {
    ...(flip && { flip: turned(flip, previous.turns?.lead, next) }),
    ...(quorum && { quorum: turned(quorum, previous.turns?.quorum, next) }),
  };
}

function turned<News extends Flip | QuorumNews>(news: News, last: Turn | undefined, next: Proposal): Turned<News> {
  const id = `${next.key}:${news.kind}:${next.observedAt}`;
  const turn = nextTurn(last, id, next.observedAt);
  const said: BackAndForth = toldTurn(last, turn);
  return { news: { ...news, ...said, id }, turn };
}

function flipOf(previous: Proposal, next: Proposal, tally: Tally): Flip | undefined {
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
): QuorumNews | undefined {
  if (!('reached' in before) || !('reached' in after) || before.reached === after.reached) return undefined;
  // Another quorum is an edit: nothing was reached or lost.
  if (previous.quorum !== next.quorum || before.kind !== after.kind) return undefined;
  const { quorum, missing, kind } = after;
  const rest = { quorum, endAt: next.endAt, ...(kind === 'rejection' && { rejects: true as const }) };
  return after.reached ? { kind: 'quorum-reached', ...rest } : { kind: 'quorum-lost', missing, ...rest };
}

function anchorOf(previous: Proposal | undefined, next: Proposal): number | undefined {
  if (previous && !isEndMoved(previous, next)) {
    const known = previous.endAnchor ?? (previous.chain?.endRange && previous.endAt);
    if (known !== undefined) return known;
  }
  return next.chain?.endRange && next.endAt;
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
