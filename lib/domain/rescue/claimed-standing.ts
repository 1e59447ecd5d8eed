import { resultOf, type SaidStanding } from '../standing/claimed-result';
import { day, type Milliseconds } from '../time';
import { countedClaims, type DatedClaim } from './counted-claims';
import type { Reason } from './reason';
import type { Contribution } from './rescue';
import { isAtLeast, isStage, type Standing, stages } from './stage';

/** Where claims say that a contribution stands, and when they were made. */
export type ClaimedStanding = SaidStanding;

/** What a standing is derived from: a contribution, or a recovery, which nobody promises. */
export type Standable = Pick<Contribution, 'claims' | 'votes'> &
  Partial<Pick<Contribution, 'kind' | 'condition' | 'dependsOn'>>;

/** A vote that was called and of which nothing more is heard for so long has an outcome that was not found. */
const votesAreOverAfter = 30 * day;

/**
 * What the claims known at `now` add up to: the strongest of them, unless a newer one says that it was withdrawn, blocked or voted
 * down. The order in which they are written does not matter. `undefined`: nobody says anything that counts.
 */
export function claimedStanding(
  contribution: Standable,
  now: Milliseconds,
  claims: readonly DatedClaim[] = countedClaims(contribution.claims, now),
): ClaimedStanding | undefined {
  const lifted = claims.flatMap(({ status, known }) => (status === 'unblocked' ? [known.to] : []));
  const said = [
    ...claims.flatMap((claim) => sayOf(claim, contribution, now)).filter((each) => !isLifted(each, lifted)),
    ...contribution.votes.flatMap((_, step) => resultOf(contribution.votes, step, now)),
  ];
  const ranked = rankByTime(said);
  const ended = newest(ranked.filter(({ standing }) => !isStage(standing)));
  // Support voiced after an end does not bring a promise back; a new promise does.
  const standing = ranked.filter(
    (each) => isStage(each.standing) && (!ended || (isLater(each, ended) && each.standing !== 'voiced')),
  );
  const found = heldBack(ranked) ?? strongest(standing) ?? ended;
  if (!found) return undefined;
  const { rank: _, ...told } = found;
  return told;
}

/** A hold that is gone leaves everything as it was before. */
function isLifted({ because, to }: ClaimedStanding, lifted: readonly Milliseconds[]): boolean {
  return because.kind === 'blocked-claimed' && lifted.some((at) => at >= to);
}

type Ranked = ClaimedStanding & { rank: Milliseconds };

/** How a vote ended is the last word on it, also where nobody says when: what was said before it cannot stand above it. */
function rankByTime(said: readonly ClaimedStanding[]): Ranked[] {
  const latest = Math.max(Number.NEGATIVE_INFINITY, ...said.map(({ to }) => to));
  return said.map((each) => ({
    ...each,
    rank: each.vote !== undefined && each.to === Number.NEGATIVE_INFINITY ? latest : each.to,
  }));
}

/** Of votes that ended on one day, or on no day that is known, the later in the chain is the later one. */
function isLater(a: Ranked, b: Ranked): boolean {
  if (a.rank !== b.rank) return a.rank > b.rank;
  return a.vote !== undefined && b.vote !== undefined && a.vote > b.vote;
}

/**
 * What is held stays held: an approval does not lift a court's notice. Only word that it is gone does, or that the money moved, or
 * that the promise itself has ended.
 */
function heldBack(said: readonly Ranked[]): Ranked | undefined {
  const hold = newest(said.filter(({ because }) => because.kind === 'blocked-claimed'));
  if (hold?.because.kind !== 'blocked-claimed') return undefined;
  const moved = said.some(
    ({ standing, rank }) =>
      rank > hold.rank && (isAtLeast(standing, 'executed') || (!isStage(standing) && standing !== 'blocked')),
  );
  if (moved) return undefined;
  const approval = newest(said.filter(({ standing }) => standing === 'approved'));
  if (!approval) return hold;
  const { because, from, to, rank } = approval;
  if (!('source' in because)) return hold;
  const { source, asOf } = hold.because;
  return {
    standing: 'blocked',
    because: {
      kind: 'approved-blocked',
      source,
      ...(asOf !== undefined && { asOf }),
      approvedBy: because.source,
      ...(because.asOf !== undefined && { approvedOn: because.asOf }),
    },
    from: Math.max(from, hold.from),
    to: Math.max(to, hold.to),
    rank: Math.max(rank, hold.rank),
  };
}

function newest(said: readonly Ranked[]): Ranked | undefined {
  return said.reduce<Ranked | undefined>((best, each) => (!best || isLater(each, best) ? each : best), undefined);
}

function strongest(said: readonly Ranked[]): Ranked | undefined {
  const height = ({ standing }: Ranked) => (isStage(standing) ? stages.indexOf(standing) : -1);
  return said.reduce<Ranked | undefined>((best, each) => {
    if (!best || height(each) > height(best)) return each;
    return height(each) === height(best) && each.rank > best.rank ? each : best;
  }, undefined);
}

function sayOf(claim: DatedClaim, contribution: Standable, now: Milliseconds): ClaimedStanding[] {
  const { source, asOf, known, status } = claim;
  const cited = { source, ...(asOf !== undefined && { asOf }) };
  const say = (standing: Standing, because: Reason): ClaimedStanding[] => [{ standing, because, ...known }];
  const required = contribution.votes.filter((step) => step.required && step.step !== 'payload');
  switch (status) {
    case 'voiced':
      return say('voiced', { kind: 'voiced', ...cited });
    case 'announced':
    case 'intends':
      return say('intended', { kind: 'announced', ...cited });
    case 'forecast':
      return say('intended', { kind: 'forecast-claimed', ...cited });
    case 'offered':
      return say('intended', { kind: 'offered', ...cited });
    case 'pledged':
      return ownerDecidesAlone(contribution)
        ? say('committed', { kind: 'promised-by-owner', ...cited })
        : say('intended', { kind: 'announced', ...cited });
    case 'in-proposal': {
      const unread = required.find((step) => !step.result && !step.outOfSight);
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
      return say('blocked', { kind: 'blocked-claimed', ...cited });
    case 'frozen':
      return say('blocked', { kind: 'frozen-claimed', ...cited });
    case 'executed':
      return say('executed', { kind: 'executed-claimed', ...cited, ...(claim.to !== undefined && { to: claim.to }) });
    case 'in-place':
      return say('executed', { kind: 'in-place-claimed', ...cited });
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
export function ownerDecidesAlone({ kind, condition, dependsOn, votes }: Standable): boolean {
  const free = condition === undefined && (dependsOn ?? []).length === 0;
  return kind !== 'dao' && free && !votes.some((step) => step.required && step.step !== 'payload');
}
