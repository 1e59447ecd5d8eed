import type { Evidence } from '../rescue/evidence';
import type { Ledger, LedgerEntry } from '../rescue/ledger';
import { isAtLeast } from '../rescue/stage';
import { isStanding } from '../standing/attempts';
import { dateSpan, type Milliseconds } from '../time';
import type { PendingVote } from './smallest-closing-set';

/** Every contribution that is on the ladder and still waits for required votes: how many, and when the last of them closes. */
export function pendingVotes(ledger: Ledger, evidence: Evidence): PendingVote[] {
  return ledger.entries.flatMap((entry) => {
    const promise = entry.rest?.standing ?? entry.standing;
    if (promise !== 'proposed' && promise !== 'voting' && promise !== 'intended') return [];
    const open = openSteps(entry);
    if (open.length === 0) return [];
    const ends = open.map((step) => endOf(entry, step, evidence));
    const known = ends.every((end) => end !== undefined) ? ends : [];
    const last = known.length > 0 ? Math.max(...known) : undefined;
    return [{ contribution: entry.contribution.id, votes: open.length, ...(last !== undefined && { endAt: last }) }];
  });
}

/** Indices of the required votes that have not passed. */
function openSteps({ contribution, votes, parts }: LedgerEntry): number[] {
  if (parts.every(({ standing }) => isAtLeast(standing, 'approved'))) return [];
  return contribution.votes.flatMap((step, index) => {
    if (!step.required || !isStanding(step)) return [];
    const passed =
      votes.some((vote) => vote.step === index && vote.verdict === 'passed') ||
      step.result?.says === 'passed' ||
      step.result?.says === 'queued' ||
      step.result?.says === 'executed';
    return passed ? [] : [index];
  });
}

function endOf({ contribution, votes }: LedgerEntry, step: number, evidence: Evidence): Milliseconds | undefined {
  const seen = votes.flatMap((vote) =>
    vote.step === step ? (evidence.proposals.get(vote.proposalKey)?.endAt ?? []) : [],
  );
  if (seen.length > 0) return Math.max(...seen);
  const closes = contribution.votes[step]?.closesAt;
  return closes === undefined ? undefined : dateSpan(closes)?.to;
}
