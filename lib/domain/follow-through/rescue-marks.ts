import { atLeast, coverageLadder } from '../rescue/coverage-ladder';
import type { Ledger, LedgerEntry } from '../rescue/ledger';
import type { Reason } from '../rescue/reason';
import { dateSpan, day, type Milliseconds } from '../time';
import { crossings, type RescueMark, silences } from './rescue-event';

/** What a ledger rests on, as far as silence is concerned. */
export interface MarkGround {
  now: Milliseconds;
  /** From when on arrivals at every recipient were read. Absent: nobody can say that nothing arrived. */
  arrivalsReadSince?: Milliseconds;
  /** The denominator that shares are taken of; the rescue's own where none is chosen. */
  denominatorId?: string;
}

/** All that is true of a rescue now and is news when it comes to be. Only what is certain counts: the low end of every range. */
export function rescueMarks(ledger: Ledger, ground: MarkGround): RescueMark[] {
  return [...coverageMarks(ledger, ground), ...ledger.entries.flatMap((entry) => entryMarks(ledger, entry, ground))];
}

function coverageMarks(ledger: Ledger, { denominatorId }: MarkGround): RescueMark[] {
  const ladder = coverageLadder(ledger, denominatorId);
  const { id, label } = ladder.denominator;
  return (['delivered', 'approved'] as const).flatMap((rung) => {
    const { lowBps } = atLeast(ladder, rung, ['gift']);
    return crossings
      .filter((percent) => lowBps >= percent * 100)
      .map(
        (percent): RescueMark => ({
          name: `${ledger.rescue.id}:covered:${id}:${rung}:${percent}`,
          happening: { kind: 'coverage-crossed', rung, percent, label },
        }),
      );
  });
}

function entryMarks({ rescue }: Ledger, entry: LedgerEntry, ground: MarkGround): RescueMark[] {
  const contributionId = entry.contribution.id;
  const name = `${rescue.id}:${contributionId}`;
  if (entry.standing === 'blocked')
    return [{ name: `${name}:blocked`, contributionId, happening: { kind: 'blocked' } }];
  const approvedAt = entry.standing === 'approved' && !entry.moved ? approvalOf(entry.because) : undefined;
  if (approvedAt === undefined || !isRead(ground, approvedAt)) return [];
  return silences
    .map((days) => ({ days, since: approvedAt + days * day }))
    .filter(({ since }) => since <= ground.now)
    .map(
      ({ days, since }): RescueMark => ({
        name: `${name}:nothing-moved:${approvedAt}:${days}`,
        contributionId,
        happening: { kind: 'nothing-moved', days, asset: entry.asset, approvedAt },
        since,
      }),
    );
}

/** Whether all that could have arrived since then was read: only then may it be said that nothing did. */
function isRead({ arrivalsReadSince }: MarkGround, since: Milliseconds): boolean {
  return arrivalsReadSince !== undefined && arrivalsReadSince <= since;
}

/** When it was approved, as far as the reason for it says. */
function approvalOf(because: Reason): Milliseconds | undefined {
  switch (because.kind) {
    case 'vote-passed':
    case 'execution-waiting':
      return because.endedAt;
    case 'approval-claimed':
    case 'payload-waiting':
      return because.asOf === undefined ? undefined : dateSpan(because.asOf)?.to;
    default:
      return undefined;
  }
}
