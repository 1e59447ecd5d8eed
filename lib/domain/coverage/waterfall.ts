import { coverageLadder } from '../rescue/coverage-ladder';
import type { Ledger } from '../rescue/ledger';
import type { WaterfallStep } from '../rescue/rescue';
import { isAtLeast, type Stage } from '../rescue/stage';

/** What one step of a waterfall gives when its turn has come. In the rescue's unit. */
export interface WaterfallShare {
  label: string;
  contributions: readonly string[];
  fixed: boolean;
  /** What earlier steps bring beyond their need lowers this one. */
  retires: boolean;
  /** What its contributions have. */
  available: bigint;
  /** What of it is needed. */
  used: bigint;
  /** What of it is not: that much its givers are relieved of. */
  relieved: bigint;
}

/** A waterfall run once: with what is certain, or with what is possible. */
export interface WaterfallRun {
  steps: readonly WaterfallShare[];
  /** What no step covers. */
  open: bigint;
  /** What fixed steps give beyond the hole. All that is used, less this, and what is open make the hole. */
  surplus: bigint;
}

/** Whose money is used, and who is relieved, by the rule that was published. */
export interface WaterfallReading {
  rule: string;
  source: string;
  /** With the low end of every range. */
  certain: WaterfallRun;
  /** With the high end of every range. */
  possible: WaterfallRun;
}

/**
 * Runs the published waterfall over all that got at least to `stage`. Fixed steps give their whole amount whatever the others bring;
 * what else is needed is taken step by step, so that more from an earlier one relieves a later one. `undefined`: none was published.
 */
export function waterfall(
  ledger: Ledger,
  { denominatorId, stage = 'voiced' }: { denominatorId?: string; stage?: Stage } = {},
): WaterfallReading | undefined {
  const published = ledger.rescue.waterfall;
  if (!published) return undefined;
  const { total } = coverageLadder(ledger, denominatorId);
  const run = (end: 'low' | 'high') =>
    runWaterfall(
      total,
      published.steps.map((step) => ({ step, available: availableIn(ledger, step, stage, end) })),
    );
  return { rule: published.rule, source: published.source, certain: run('low'), possible: run('high') };
}

/** One run: every number is at least 0, and used + relieved is what was available. */
function runWaterfall(hole: bigint, given: readonly { step: WaterfallStep; available: bigint }[]): WaterfallRun {
  let reserved = 0n;
  for (const { step, available } of given) if (step.fixed) reserved += available;
  // What the fixed steps give is spoken for before the others are asked.
  let needed = hole > reserved ? hole - reserved : 0n;
  const surplus = reserved > hole ? reserved - hole : 0n;
  const steps = given.map(({ step, available }): WaterfallShare => {
    const { label, contributions, fixed = false, retires = false } = step;
    const used = fixed || available < needed ? available : needed;
    if (!fixed) needed -= used;
    return { label, contributions, fixed, retires, available, used, relieved: available - used };
  });
  return { steps, open: needed, surplus };
}

function availableIn({ entries }: Ledger, step: WaterfallStep, stage: Stage, end: 'low' | 'high'): bigint {
  let sum = 0n;
  for (const { contribution, parts } of entries) {
    // Deposits are liquidity: they fill no hole.
    if (!step.contributions.includes(contribution.id) || contribution.instrument === 'deposit') continue;
    for (const { standing, inUnit } of parts) if (isAtLeast(standing, stage)) sum += inUnit?.[end] ?? 0n;
  }
  return step.units !== undefined && step.units < sum ? step.units : sum;
}
