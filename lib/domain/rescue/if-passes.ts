import { atLeast, type CoverageLadder, coverageLadder } from './coverage-ladder';
import type { Ledger, LedgerEntry } from './ledger';
import type { Match } from './match-proposal';
import { laterVotes } from './observed-votes';
import type { Instrument } from './rescue';
import { isAtLeast } from './stage';
import type { Range } from './stage-of';

/** "Approved or better" of one denominator: everything that covers. */
interface ApprovedCoverage extends Range {
  lowBps: number;
  highBps: number;
  /** What it leaves open: `low` if everything arrives in full. */
  gap: Range;
}

/** What a vote does to the hole. */
export interface IfPasses {
  /** Required votes that must pass after this one before anything is approved. */
  laterVotes: number;
  /** Nothing changes, and why. `vote-over`: this vote has ended and can change nothing more. */
  unchanged?: 'already-approved' | 'recovery' | 'not-coverage' | 'vote-over';
  before: ApprovedCoverage;
  after: ApprovedCoverage;
  /** Of this vote's contribution: a loan adds borrowed money. `unknown` for a recovery. */
  instrument: Instrument;
}

/** Coverage that is approved or better, now and if this vote (and those required after it) passes. */
export function ifPasses(ledger: Ledger, match: Match, denominatorId?: string): IfPasses {
  const before = approvedOf(coverageLadder(ledger, denominatorId));
  const entry =
    match.part.kind === 'contribution'
      ? ledger.entries.find(({ contribution }) => contribution.id === match.part.id)
      : undefined;
  const instrument = entry?.contribution.instrument ?? 'unknown';
  if (!entry)
    return { laterVotes: laterOfRecovery(ledger, match), unchanged: 'recovery', before, after: before, instrument };
  const later = laterVotes(entry.contribution.votes, match.step);
  const unchanged = whyUnchanged(entry, match);
  if (unchanged) return { laterVotes: later, unchanged, before, after: before, instrument };
  const after = approvedOf(coverageLadder(withApproved(ledger, new Set([entry.contribution.id])), denominatorId));
  return { laterVotes: later, before, after, instrument };
}

function whyUnchanged(entry: LedgerEntry, match: Match): IfPasses['unchanged'] | undefined {
  const covers = entry.parts.some(({ inUnit }) => inUnit !== undefined && inUnit.high > 0n);
  if (entry.contribution.instrument === 'deposit' || !covers) return 'not-coverage';
  if (entry.parts.every(({ standing, returned }) => returned || isAtLeast(standing, 'approved')))
    return 'already-approved';
  const verdict = entry.votes.find(({ proposalKey }) => proposalKey === match.proposalKey)?.verdict;
  switch (verdict) {
    case 'passed':
    case 'failed':
    case 'invalid':
    case 'no-rule':
    case 'canceled':
    case 'deleted':
      return 'vote-over';
    case 'pending':
    case 'open':
    case 'sealed':
    case 'counting':
    case 'stuck':
    case 'unknown':
    case undefined:
      return undefined;
  }
}

/** The same ledger with all of some contributions, by their ids, approved that was not. What came back is not given again. */
export function withApproved(ledger: Ledger, approved: ReadonlySet<string>): Ledger {
  const entries = ledger.entries.map((entry) =>
    approved.has(entry.contribution.id)
      ? {
          ...entry,
          parts: entry.parts.map((part) =>
            part.returned || isAtLeast(part.standing, 'approved') ? part : { ...part, standing: 'approved' as const },
          ),
        }
      : entry,
  );
  return { ...ledger, entries };
}

function approvedOf(ladder: CoverageLadder): ApprovedCoverage {
  const covered = atLeast(ladder, 'approved');
  const gap = (by: bigint) => (ladder.total > by ? ladder.total - by : 0n);
  return { ...covered, gap: { low: gap(covered.high), high: gap(covered.low) } };
}

function laterOfRecovery(ledger: Ledger, { part, step }: Match): number {
  const found = ledger.recoveries.find(({ recovery }) => recovery.id === part.id);
  return found ? laterVotes(found.recovery.votes, step) : 0;
}
