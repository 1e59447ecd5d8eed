import { type Subject, subjectKey } from '../../domain/governance/subject';
import { shareBps } from '../../domain/money/share';
import { coverageLadder } from '../../domain/rescue/coverage-ladder';
import type { Ledger } from '../../domain/rescue/ledger';
import type { PartRef } from '../../domain/rescue/match-proposal';
import type { BadgeView } from '../../messages/badge-view';
import type { RescueReading } from '../../reading/rescue-reading';

/** The badge of a proposal or topic of a rescue: of one part of it, or of the rescue as a whole. */
export function badgeView({ rescue, ledger }: RescueReading, subject: Subject, part: PartRef | undefined): BadgeView {
  const about = { key: subjectKey(subject), rescue: rescue.name };
  const entry = part?.kind === 'contribution' && ledger.entries.find(({ contribution }) => contribution.id === part.id);
  if (entry) {
    const { contributor, instrument } = entry.contribution;
    const share = shareOf(ledger, entry);
    return {
      ...about,
      kind: 'contribution',
      label: contributor,
      instrument,
      stage: entry.standing,
      ...(share && { shareBps: share }),
    };
  }
  const found = part?.kind === 'recovery' && ledger.recoveries.find(({ recovery }) => recovery.id === part.id);
  if (!found) return { ...about, kind: 'rescue' };
  return {
    ...about,
    kind: 'recovery',
    label: found.recovery.label,
    ...(found.standing !== undefined && { stage: found.standing }),
  };
}

/** What a contribution is of the default denominator, whatever its stage. Deposits are liquidity: they fill nothing. */
function shareOf(
  ledger: Ledger,
  { contribution, parts }: Ledger['entries'][number],
): BadgeView['shareBps'] | undefined {
  if (contribution.instrument === 'deposit') return undefined;
  let [low, high] = [0n, 0n];
  for (const { inUnit } of parts) {
    // A sum with a part that cannot be counted would say too little.
    if (!inUnit) return undefined;
    low += inUnit.low;
    high += inUnit.high;
  }
  const { total } = coverageLadder(ledger);
  return high > 0n ? { low: shareBps(low, total), high: shareBps(high, total) } : undefined;
}
