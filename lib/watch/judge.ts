import { passingRuleOf } from '../catalogue/passing-rules';
import { carryJudged } from '../domain/governance/news/carry-judged';
import { diffProposal } from '../domain/governance/news/diff-proposal';
import { dueReminders } from '../domain/governance/news/due-reminders';
import type { Proposal } from '../domain/governance/proposal';
import type { ProposalEvent, ReminderStep } from '../domain/governance/proposal-event';
import type { ProposalKey } from '../domain/governance/venue';
import type { NewWatch, Watch } from '../domain/governance/watch';
import type { Rescue } from '../domain/rescue/rescue';
import { toldUnlessChosen } from '../domain/telling/news-kind';
import type { Milliseconds } from '../domain/time';
import type { Judge } from '../store/save-observations';
import type { StoredEvent } from '../store/schema';
import { nextFirstLookAt, nextPollAt } from './next-poll';

/** What a judgement rests on, besides what is stored. */
export interface JudgeGround {
  now: Milliseconds;
  rescues: readonly Rescue[];
  /** In [0, 1): spreads the next looks out. */
  random: () => number;
  /** Open votes of which the followed address is known not to have voted. */
  unvotedKeys?: ReadonlySet<ProposalKey>;
  /** The reminders that the user wants, and below which margin a lead is narrow. The defaults unless told. */
  reminders?: readonly ReminderStep[];
  marginBelowBps?: number;
}

/** Judges what a source answered: news for what is watched, a silent baseline for everything else. */
export function judgeAnswer(ground: JudgeGround): Judge {
  return (previous, next, watch) => {
    if (!watch || !next)
      return { events: [], queue: false, ...(watch && { watch: afterSilence(watch, next, ground) }) };
    const rule = passingRuleOf(next.space);
    const { now, marginBelowBps } = ground;
    const events = [...diffProposal(previous, next, now, rule, marginBelowBps), ...reminders(next, watch, ground)];
    return {
      next: carryJudged(previous, next, now, rule, marginBelowBps),
      events: events.map((event) => storedEvent(event, next, watch, ground)),
      queue: true,
      watch: { ...followed(watch), failures: 0, ...nextLook(nextPollAt(next, now, ground.random())) },
    };
  };
}

/**
 * Judges silence: nothing is known to have changed, the last observation stands, and the next look is later. `notBefore`:
 * the source asked to be left alone until then. Reminders need no answer: when a vote ends is known.
 */
export function judgeSilence(ground: JudgeGround, notBefore: Milliseconds = 0): Judge {
  return (_previous, next, watch) => {
    if (!watch) return { events: [], queue: false };
    const events = next ? reminders(next, watch, ground).map((event) => storedEvent(event, next, watch, ground)) : [];
    return { events, queue: true, watch: afterSilence(watch, next, ground, notBefore) };
  };
}

function reminders(next: Proposal, watch: Watch, ground: JudgeGround): ProposalEvent[] {
  // Whether it was told before is decided where it is recorded: once by id.
  return dueReminders(next, ground.now, () => false, {
    ...(ground.reminders && { ladder: ground.reminders }),
    watchedSince: watch.createdAt,
    unvoted: ground.unvotedKeys?.has(next.key) ?? false,
  });
}

function afterSilence(watch: Watch, seen: Proposal | undefined, ground: JudgeGround, notBefore = 0): Watch {
  const failures = watch.failures + 1;
  const next = seen
    ? nextPollAt(seen, ground.now, ground.random(), failures)
    : nextFirstLookAt(ground.now, ground.random(), failures);
  return { ...followed(watch), failures, ...nextLook(next === undefined ? undefined : Math.max(next, notBefore)) };
}

/** The watch without its next look: a settled one has none, and leaves the index. */
function followed({ nextPollAt: _, ...rest }: Watch): Watch {
  return rest;
}

function nextLook(at: Milliseconds | undefined): { nextPollAt?: Milliseconds } {
  return at === undefined ? {} : { nextPollAt: at };
}

/** News of a vote that is followed, as it is stored. */
export function storedEvent(
  event: ProposalEvent,
  proposal: Proposal,
  watch: NewWatch,
  ground: Pick<JudgeGround, 'now' | 'rescues'>,
): StoredEvent {
  const contributor = contributorOf(watch, ground.rescues);
  return {
    id: event.id,
    rescueId: watch.rescueId,
    ...(watch.contributionId !== undefined && { contributionId: watch.contributionId }),
    proposalKey: proposal.key,
    url: proposal.url,
    title: proposal.title,
    ...(contributor !== undefined && { contributor }),
    at: ground.now,
    news: { subject: 'vote', event },
    unread: toldUnlessChosen[event.kind] ? 1 : 0,
  };
}

/** Whose part a watch is about. */
export function contributorOf(watch: NewWatch, rescues: readonly Rescue[]): string | undefined {
  const rescue = rescues.find(({ id }) => id === watch.rescueId);
  return (
    rescue?.contributions.find(({ id }) => id === watch.contributionId)?.contributor ??
    rescue?.recoveries.find(({ id }) => id === watch.contributionId)?.label
  );
}
