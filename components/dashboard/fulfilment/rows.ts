import type { Instrument } from '../../../lib/domain/rescue/rescue';
import { isAtLeast, isStage, type Standing, stages } from '../../../lib/domain/rescue/stage';
import { type DateText, dateSpan } from '../../../lib/domain/time';
import type { CountedContributionView } from '../../../lib/messages/rescue-view';
import type { ViewedReading } from '../../../lib/reading/rescue-reading';

/** One contribution with what it promised and what came of it. */
export interface FulfilmentRow {
  contribution: CountedContributionView;
  /** All that was promised, in the smallest unit of the rescue's unit, at most; absent where nobody knows. */
  promised?: bigint;
  deadline?: DateText;
  /** The deadline has passed, and something is still missing. */
  overdue: boolean;
  /** How much of the promise arrived, floored; absent where it is not known how much was promised. */
  deliveredBps?: number;
}

/** By what the table can be ordered. */
export type SortKey = 'contributor' | 'promised' | 'stage' | 'deadline' | 'delivered' | 'late';

/** An order of the table. */
export interface Sorting {
  key: SortKey;
  descending: boolean;
}

/** What the reader wants to see of the table. */
export interface Filter {
  /** Part of a name, however it is written. */
  text: string;
  standing: 'all' | 'delivered' | 'approved' | 'promised' | 'off';
  instrument: Instrument | 'all';
  overdue: boolean;
}

/** Everything. */
export const noFilter: Filter = { text: '', standing: 'all', instrument: 'all', overdue: false };

/** The rows of a rescue, in the order of its list. */
export function rowsOf({ ledger }: ViewedReading, contributions: readonly CountedContributionView[]): FulfilmentRow[] {
  return contributions.map((contribution, index) => {
    const entry = ledger.entries[index];
    const known = entry && entry.parts.length > 0 && entry.parts.every(({ inUnit }) => inUnit !== undefined);
    const native = entry?.parts.reduce((sum, part) => sum + part.native.high, 0n) ?? 0n;
    const deadline = entry?.contribution.deadline?.by;
    return {
      contribution,
      ...(known && { promised: entry.parts.reduce((sum, { inUnit }) => sum + (inUnit?.high ?? 0n), 0n) }),
      ...(deadline !== undefined && { deadline }),
      overdue: contribution.late?.open ?? false,
      ...(entry?.moved && native > 0n && { deliveredBps: Number((entry.moved.delivered * 10_000n) / native) }),
    };
  });
}

/** The rows that the reader wants, in the order that they want. What is not known comes last, whichever way. */
export function arranged(rows: readonly FulfilmentRow[], filter: Filter, sorting: Sorting): FulfilmentRow[] {
  const sign = sorting.descending ? -1 : 1;
  return rows
    .filter((row) => fits(row, filter))
    .sort((a, b) => {
      const [left, right] = [sortedBy(a, sorting.key), sortedBy(b, sorting.key)];
      if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 1 : -1;
      return sign * compare(left, right);
    });
}

function fits({ contribution, overdue }: FulfilmentRow, filter: Filter): boolean {
  const { contributor, instrument, stage } = contribution;
  return (
    plain(contributor).includes(plain(filter.text.trim())) &&
    (filter.instrument === 'all' || filter.instrument === instrument) &&
    (!filter.overdue || overdue) &&
    stands(stage, filter.standing)
  );
}

function stands(stage: Standing, wanted: Filter['standing']): boolean {
  switch (wanted) {
    case 'all':
      return true;
    case 'delivered':
      return stage === 'delivered';
    case 'approved':
      return isAtLeast(stage, 'approved') && stage !== 'delivered';
    case 'promised':
      return isStage(stage) && !isAtLeast(stage, 'approved');
    case 'off':
      return !isStage(stage);
  }
}

/** Without accents and case. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function sortedBy(row: FulfilmentRow, key: SortKey): bigint | number | string | undefined {
  const { contribution, promised, deadline, deliveredBps } = row;
  switch (key) {
    case 'contributor':
      return plain(contribution.contributor);
    case 'promised':
      return promised;
    case 'stage':
      return (stages as readonly Standing[]).indexOf(contribution.stage);
    case 'deadline':
      return deadline === undefined ? undefined : dateSpan(deadline)?.to;
    case 'delivered':
      return deliveredBps;
    case 'late':
      return contribution.late?.days;
  }
}

function compare<T extends bigint | number | string>(a: T, b: T): number {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b);
  return a < b ? -1 : a > b ? 1 : 0;
}
