import { dateSpan, day, type Milliseconds } from '../time';
import { countedClaims, type DatedClaim } from './counted-claims';
import { laterVotes } from './observed-votes';
import type { Reason } from './reason';
import type { Contribution, VoteStep } from './rescue';
import { isStage, type Standing, stages } from './stage';

/** Where claims say that a contribution stands, and when they were made. */
export interface ClaimedStanding {
  standing: Standing;
  because: Reason;
  from: Milliseconds;
  to: Milliseconds;
}

/** A vote that was called and of which nothing more is heard for so long has an outcome that was not found. */
const votesAreOverAfter = 30 * day;

/**
 * What the claims known at `now` add up to: the strongest of them, unless a newer one says that it was withdrawn, blocked or voted
 * down. The order in which they are written does not matter. `undefined`: nobody says anything that counts.
 */
export function claimedStanding(contribution: Contribution, now: Milliseconds): ClaimedStanding | undefined {
  const claims = countedClaims(contribution.claims, now);
  const said = [
    ...claims.flatMap((claim) => sayOf(claim, contribution, now)),
    ...contribution.votes.flatMap((_, step) => resultOf(contribution, step, now)),
  ];
  const ended = newest(said.filter(({ standing }) => !isStage(standing)));
  // Support voiced after an end does not bring a promise back; a new promise does.
  const standing = said.filter(
    (each) => isStage(each.standing) && (!ended || (each.to > ended.to && each.standing !== 'voiced')),
  );
  return strongest(standing) ?? ended;
}

function newest(said: readonly ClaimedStanding[]): ClaimedStanding | undefined {
  return said.reduce<ClaimedStanding | undefined>(
    (best, each) => (!best || each.to > best.to ? each : best),
    undefined,
  );
}

function strongest(said: readonly ClaimedStanding[]): ClaimedStanding | undefined {
  const rank = ({ standing }: ClaimedStanding) => (isStage(standing) ? stages.indexOf(standing) : -1);
  return said.reduce<ClaimedStanding | undefined>((best, each) => {
    if (!best || rank(each) > rank(best)) return each;
    return rank(each) === rank(best) && each.to > best.to ? each : best;
  }, undefined);
}

function sayOf(claim: DatedClaim, contribution: Contribution, now: Milliseconds): ClaimedStanding[] {
  const { source, asOf, known, status } = claim;
  const cited = { source, ...(asOf !== undefined && { asOf }) };
  const say = (standing: Standing, because: Reason): ClaimedStanding[] => [{ standing, because, ...known }];
  const required = contribution.votes.filter((step) => step.required);
  switch (status) {
    case 'voiced':
      return say('voiced', { kind: 'voiced', ...cited });
    case 'announced':
    case 'intends':
    case 'forecast':
      return say('intended', { kind: 'announced', ...cited });
    case 'offered':
      return say('intended', { kind: 'offered', ...cited });
    case 'pledged':
      return ownerDecidesAlone(contribution)
        ? say('committed', { kind: 'promised-by-owner', ...cited })
        : say('intended', { kind: 'announced', ...cited });
    case 'in-proposal': {
      const unread = required.find((step) => !step.result);
      return unread && now > known.to + votesAreOverAfter
        ? say('proposed', { kind: 'outcome-not-found', venue: unread.venue })
        : say('proposed', { kind: 'proposed', ...cited });
    }
    case 'approved-off-chain': {
      const binding = required.filter(({ venue }) => venue !== 'snapshot' && venue !== 'discourse');
      const signalled = contribution.votes.find(({ venue }) => venue === 'snapshot');
      return binding.length > 0
        ? say('voting', { kind: 'signal-passed', space: signalled?.space ?? 'snapshot', laterVotes: binding.length })
        : say('approved', { kind: 'approval-claimed', ...cited });
    }
    case 'approved':
      return say('approved', { kind: 'approval-claimed', ...cited });
    case 'blocked':
    case 'frozen':
      return say('blocked', { kind: 'blocked-claimed', ...cited });
    case 'executed':
    case 'in-place':
      return say('executed', {
        kind: 'executed-claimed',
        ...cited,
        ...(claim.to !== undefined && { to: claim.to }),
      });
    case 'stated-delivered':
      // Where a vote is required, words about a payment do not tell how it ended.
      return required.length > 0 ? [] : say('committed', { kind: 'payment-unproven', ...cited });
    case 'withdrawn':
      return say('withdrawn', { kind: 'withdrawn-claimed', ...cited });
    case 'expired':
      return say('expired', { kind: 'expired-claimed', ...cited });
    case 'unblocked':
    case 'silent':
    case 'unreliable':
      return [];
  }
}

/** Whether a promise of this contributor binds without anybody's vote: the owner of the money speaks, and makes no condition. */
function ownerDecidesAlone({ kind, condition, votes }: Contribution): boolean {
  return kind !== 'dao' && condition === undefined && !votes.some((step) => step.required);
}

/** What was published about one vote that was not read: how it ended, or when it was called to. */
function resultOf({ votes }: Contribution, index: number, now: Milliseconds): ClaimedStanding[] {
  const step = votes[index];
  if (!step || step.venue === 'discourse') return [];
  const space = step.space ?? step.venue;
  const later = laterVotes(votes, index);
  if (!step.result) return calledFor(step, later, now);
  const { says, source, asOf } = step.result;
  const span = (asOf === undefined ? undefined : dateSpan(asOf)) ?? {
    from: Number.NEGATIVE_INFINITY,
    to: Number.NEGATIVE_INFINITY,
  };
  if (span.from > now) return [];
  const cited = { source, ...(asOf !== undefined && { asOf }) };
  const say = (standing: Standing, because: Reason): ClaimedStanding[] => [{ standing, because, ...span }];
  switch (says) {
    case 'passed':
    case 'queued':
      return step.required && later === 0
        ? say('approved', { kind: 'approval-claimed', ...cited })
        : say('voting', { kind: 'signal-passed', space, laterVotes: later });
    case 'executed':
      return later === 0 ? say('executed', { kind: 'executed-claimed', ...cited }) : [];
    case 'failed':
      return say('rejected', { kind: 'vote-failed', space, endedAt: span.to });
    case 'expired':
      return say('expired', { kind: 'expired-claimed', ...cited });
    case 'superseded':
    case 'canceled': {
      // Submitted again: the new vote tells.
      const again = votes.some((each, at) => at > index && each.step === step.step && each.venue === step.venue);
      return again ? [] : say('withdrawn', { kind: 'vote-canceled', space });
    }
  }
}

function calledFor(step: VoteStep, later: number, now: Milliseconds): ClaimedStanding[] {
  const opens = step.opensAt === undefined ? undefined : dateSpan(step.opensAt);
  const closes = step.closesAt === undefined ? undefined : dateSpan(step.closesAt);
  if (!opens || !closes || now < opens.from) return [];
  const because: Reason =
    now < closes.to
      ? { kind: 'vote-open', space: step.space ?? step.venue, endAt: closes.to, laterVotes: later }
      : { kind: 'outcome-not-found', venue: step.venue };
  return [{ standing: 'voting', because, ...opens }];
}
