import type { Condition } from '../rescue/condition';
import { coverageLadder } from '../rescue/coverage-ladder';
import type { Ledger, LedgerEntry } from '../rescue/ledger';
import { isAtLeast } from '../rescue/stage';
import type { Range } from '../rescue/stage-of';

/** Whether something holds. `possible`: only if what is not certain comes; `unknown`: only words say it. */
export type Holds = 'yes' | 'possible' | 'no' | 'unknown';

/** One condition of one pledge, evaluated. */
export interface ReadCondition {
  condition: Condition;
  holds: Holds;
  /** What is missing to a fully funded package, in the rescue's unit. */
  missing?: Range;
}

/** A pledge with conditions: live once they hold and nobody has to vote on it any more. */
export interface ConditionalPledge {
  contribution: string;
  conditions: readonly ReadCondition[];
  /** Whether all conditions hold, with the others that would become live with it. */
  live: Holds;
}

/** What waits for what. */
export interface Conditions {
  pledges: readonly ConditionalPledge[];
  /** Pledges that wait for each other, alone or in a ring: they become live together, or none does. Ids in the order of the rescue. */
  together: readonly (readonly string[])[];
}

/**
 * Which pledges become live together. All that nobody has to vote on any more are taken to be live, and those whose conditions then
 * do not hold are taken away until nothing changes: so a ring of pledges that wait only for each other is live. `assumed` are
 * taken as approved.
 */
export function resolveConditions(
  ledger: Ledger,
  { assumed = [], denominatorId }: { assumed?: readonly string[]; denominatorId?: string } = {},
): Conditions {
  const conditional = ledger.entries.filter(({ contribution }) => (contribution.dependsOn ?? []).length > 0);
  const totals = new Map<string | undefined, bigint>();
  const totalOf = (id: string | undefined) => {
    const known = totals.get(id) ?? coverageLadder(ledger, id ?? denominatorId).total;
    totals.set(id, known);
    return known;
  };
  const ready = (entry: LedgerEntry) =>
    assumed.includes(entry.contribution.id) || entry.parts.some(({ standing }) => isAtLeast(standing, 'committed'));
  const world: World = { ledger, assumed, totalOf };
  const certain = settle(conditional, world, 'low', ready);
  const possible = settle(conditional, world, 'high', ready);
  return {
    pledges: conditional.map(({ contribution }): ConditionalPledge => {
      const conditions = (contribution.dependsOn ?? []).map((condition) => {
        const holds = holdsIn(condition, world, certain, possible);
        const missing = missingIn(condition, world, certain, possible);
        return { condition, holds, ...(missing && { missing }) };
      });
      return { contribution: contribution.id, conditions, live: worst(conditions.map(({ holds }) => holds)) };
    }),
    together: ringsOf(conditional, ledger),
  };
}

interface World {
  ledger: Ledger;
  assumed: readonly string[];
  totalOf: (denominatorId: string | undefined) => bigint;
}

/** The largest set of conditional pledges that can be live at once. */
function settle(
  conditional: readonly LedgerEntry[],
  world: World,
  end: keyof Range,
  ready: (entry: LedgerEntry) => boolean,
): ReadonlySet<string> {
  const live = new Set(conditional.filter(ready).map(({ contribution }) => contribution.id));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { contribution } of conditional) {
      if (!live.has(contribution.id)) continue;
      const holds = (contribution.dependsOn ?? []).every((each) => met(each, world, live, end));
      if (!holds) changed = live.delete(contribution.id) || changed;
    }
  }
  return live;
}

function met(condition: Condition, world: World, live: ReadonlySet<string>, end: keyof Range): boolean {
  switch (condition.kind) {
    case 'fully-funded':
      return fundedBy(world, live, end) >= world.totalOf(condition.denominator);
    case 'contribution':
      return reached(condition, world, live);
    case 'words':
      // What only words say may be so, and is not certain.
      return end === 'high';
  }
}

/** What is committed or better and waits for nothing, and what of the rest is live. */
function fundedBy({ ledger, assumed }: World, live: ReadonlySet<string>, end: keyof Range): bigint {
  let sum = 0n;
  for (const { contribution, parts } of ledger.entries) {
    if (contribution.instrument === 'deposit') continue;
    const waits = (contribution.dependsOn ?? []).length > 0 && !live.has(contribution.id);
    for (const { standing, inUnit, returned } of parts) {
      const arrived = isAtLeast(standing, 'executed');
      const counts = assumed.includes(contribution.id) ? !returned : isAtLeast(standing, 'committed');
      if (arrived || (counts && !waits)) sum += inUnit?.[end] ?? 0n;
    }
  }
  return sum;
}

function reached(
  { id, stage }: Extract<Condition, { kind: 'contribution' }>,
  { ledger, assumed }: World,
  live: ReadonlySet<string>,
): boolean {
  const entry = ledger.entries.find(({ contribution }) => contribution.id === id);
  if (!entry) return false;
  const got = entry.parts.some(({ standing, returned }) =>
    assumed.includes(id) && !returned && !isAtLeast(standing, 'approved')
      ? isAtLeast('approved', stage)
      : isAtLeast(standing, stage),
  );
  const waits = (entry.contribution.dependsOn ?? []).length > 0;
  const arrived = entry.parts.some(({ standing }) => isAtLeast(standing, 'executed'));
  // One that waits itself counts once it is live: two that wait for each other do so together.
  return got && (!waits || live.has(id) || arrived || !isAtLeast(stage, 'committed'));
}

function holdsIn(
  condition: Condition,
  world: World,
  certain: ReadonlySet<string>,
  possible: ReadonlySet<string>,
): Holds {
  if (condition.kind === 'words') return 'unknown';
  if (met(condition, world, certain, 'low')) return 'yes';
  return met(condition, world, possible, 'high') ? 'possible' : 'no';
}

function missingIn(
  condition: Condition,
  world: World,
  certain: ReadonlySet<string>,
  possible: ReadonlySet<string>,
): Range | undefined {
  if (condition.kind !== 'fully-funded') return undefined;
  const total = world.totalOf(condition.denominator);
  const gap = (by: bigint) => (total > by ? total - by : 0n);
  return { low: gap(fundedBy(world, possible, 'high')), high: gap(fundedBy(world, certain, 'low')) };
}

function worst(all: readonly Holds[]): Holds {
  for (const each of ['no', 'unknown', 'possible'] as const) if (all.includes(each)) return each;
  return 'yes';
}

/** Groups of pledges that wait for each other. One that waits for a full package waits for all others that do. */
function ringsOf(conditional: readonly LedgerEntry[], { rescue }: Ledger): string[][] {
  const ids = conditional.map(({ contribution }) => contribution.id);
  const waitsFor = new Map(
    conditional.map(({ contribution }) => [
      contribution.id,
      new Set(
        (contribution.dependsOn ?? []).flatMap((each) =>
          awaited(each, ids, contribution.id, conditional, rescue.defaultDenominator),
        ),
      ),
    ]),
  );
  const reach = new Map(ids.map((id) => [id, reachableFrom(id, waitsFor)]));
  const placed = new Set<string>();
  return ids.flatMap((id) => {
    if (placed.has(id)) return [];
    const ring = ids.filter((other) => other === id || (reach.get(id)?.has(other) && reach.get(other)?.has(id)));
    for (const each of ring) placed.add(each);
    return ring.length > 1 ? [ring] : [];
  });
}

function awaited(
  condition: Condition,
  ids: readonly string[],
  self: string,
  conditional: readonly LedgerEntry[],
  byDefault: string,
): string[] {
  switch (condition.kind) {
    case 'words':
      return [];
    case 'contribution':
      return ids.includes(condition.id) ? [condition.id] : [];
    case 'fully-funded': {
      const funded = condition.denominator ?? byDefault;
      return conditional.flatMap(({ contribution }) =>
        contribution.id !== self &&
        (contribution.dependsOn ?? []).some(
          (each) => each.kind === 'fully-funded' && (each.denominator ?? byDefault) === funded,
        )
          ? [contribution.id]
          : [],
      );
    }
  }
}

function reachableFrom(start: string, edges: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const each of edges.get(next) ?? [])
      if (!seen.has(each)) {
        seen.add(each);
        open.push(each);
      }
  return seen;
}
