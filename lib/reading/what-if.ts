import { type Conditions, type Holds, resolveConditions } from '../domain/coverage/conditions';
import { pendingVotes } from '../domain/coverage/pending-votes';
import { withApproved } from '../domain/rescue/if-passes';
import type { LedgerEntry } from '../domain/rescue/ledger';
import { isAtLeast } from '../domain/rescue/stage';
import type { Milliseconds } from '../domain/time';
import type { LadderView } from '../messages/panel-view';
import type { RangeView } from '../messages/rescue-view';
import { unitRange } from './counted-view';
import { ladderView } from './ladder-view';
import { arrivalsNotReadBefore, type ViewedReading } from './rescue-reading';

/** A contribution that still waits for votes, and what it would bring if all of them passed. */
export interface PendingContribution {
  id: string;
  contributor: string;
  instrument: LedgerEntry['contribution']['instrument'];
  /** Required votes that have not passed yet. */
  votes: number;
  /** When the last of them closes, where that is known. */
  endAt?: Milliseconds;
  /** In the rescue's unit. */
  brings: RangeView;
}

/** The coverage as if some contributions had been approved. */
export interface WhatIf {
  ladder: LadderView;
  /** Ids of pledges whose conditions would hold then and do not hold now. `possible`: if what is not certain comes. */
  unlocked: readonly { contribution: string; live: Holds }[];
}

/** What still waits for votes, soonest first; what nobody has a day for comes last. */
export function pendingContributions({ ledger, evidence }: ViewedReading): PendingContribution[] {
  return pendingVotes(ledger, evidence)
    .flatMap(({ contribution: id, votes, endAt }) => {
      const entry = ledger.entries.find(({ contribution }) => contribution.id === id);
      if (!entry || entry.contribution.instrument === 'deposit') return [];
      const open = entry.parts.filter(({ standing, returned }) => !returned && !isAtLeast(standing, 'approved'));
      const sum = (end: 'low' | 'high') => open.reduce((all, { inUnit }) => all + (inUnit?.[end] ?? 0n), 0n);
      if (sum('high') === 0n) return [];
      const { contributor, instrument } = entry.contribution;
      return [
        {
          id,
          contributor,
          instrument,
          votes,
          ...(endAt !== undefined && { endAt }),
          brings: unitRange(ledger.rescue, { low: sum('low'), high: sum('high') }),
        },
      ];
    })
    .sort((a, b) => (a.endAt ?? Number.POSITIVE_INFINITY) - (b.endAt ?? Number.POSITIVE_INFINITY) || 0);
}

/** The rescue as if all votes of these contributions had passed. */
export function whatIf(reading: ViewedReading, passed: ReadonlySet<string>, denominatorId?: string): WhatIf {
  const { ledger } = reading;
  const of = denominatorId === undefined ? {} : { denominatorId };
  const live = ({ pledges }: Conditions) => new Map(pledges.map((each) => [each.contribution, each.live]));
  const before = live(resolveConditions(ledger, of));
  const after = live(resolveConditions(ledger, { ...of, assumed: [...passed] }));
  const order: readonly Holds[] = ['unknown', 'no', 'possible', 'yes'];
  return {
    ladder: ladderView(withApproved(ledger, passed), denominatorId, arrivalsNotReadBefore(reading)),
    unlocked: [...after].flatMap(([contribution, now]) => {
      const was = before.get(contribution) ?? 'unknown';
      return order.indexOf(now) > order.indexOf(was) && order.indexOf(now) >= order.indexOf('possible')
        ? [{ contribution, live: now }]
        : [];
    }),
  };
}
