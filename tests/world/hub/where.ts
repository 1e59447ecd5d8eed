import { getAddress, isAddress } from 'viem';

/** How a filter reads one field of a row. */
export type Fields<Row> = Record<string, { kind: 'text' | 'number' | 'address'; of(row: Row): unknown }>;

type Where = Record<string, unknown>;
const suffix = /_(not_in|not|in|gte|gt|lte|lt)$/;

/** Rows that pass the hub's `where`: equality, `_not`, `_in`, and comparisons, of which those with 0 are ignored. */
export function filterRows<Row>(rows: readonly Row[], fields: Fields<Row>, where: Where): Row[] {
  const tests = Object.entries(where).flatMap(([key, wanted]) => {
    const whole = fields[key];
    const match = suffix.exec(key);
    const name = whole ? key : key.replace(suffix, '');
    const field = whole ?? fields[name];
    if (!field || wanted === undefined) return [];
    return [testOf(field, whole ? '' : (match?.[1] ?? ''), wanted)];
  });
  return rows.filter((row) => tests.every((test) => test(row)));
}

function testOf<Row>(field: Fields<Row>[string], operator: string, wanted: unknown): (row: Row) => boolean {
  const value = (row: Row) => normal(field.kind, field.of(row));
  const one = () => normal(field.kind, wanted);
  const many = () => (Array.isArray(wanted) ? wanted.map((each) => normal(field.kind, each)) : []);
  switch (operator) {
    case 'not': {
      const unwanted = one();
      return (row) => value(row) !== unwanted;
    }
    case 'in': {
      const list = many();
      return (row) => list.includes(value(row));
    }
    case 'not_in': {
      const list = many();
      return (row) => !list.includes(value(row));
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte': {
      if (!wanted) return () => true;
      const bound = Number(wanted);
      const compare = { gt: (n: number) => n > bound, gte: (n: number) => n >= bound, lt: (n: number) => n < bound };
      const test = operator === 'lte' ? (n: number) => n <= bound : compare[operator];
      return (row) => test(Number(field.of(row) ?? 0));
    }
    default: {
      const exact = one();
      return (row) => value(row) === exact;
    }
  }
}

function normal(kind: 'text' | 'number' | 'address', value: unknown): unknown {
  if (kind === 'address' && typeof value === 'string') {
    if (!isAddress(value, { strict: false })) throw new Error('invalid address');
    return getAddress(value);
  }
  // MySQL compares text without regard to case; ids are compared so too.
  return kind === 'text' && typeof value === 'string' ? value.toLowerCase() : value;
}

/** SQL's LIKE '%…%': `%` and `_` are wildcards, case does not matter. */
export function contains(text: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%/g, '.*')
    .replace(/_/g, '.');
  return new RegExp(source, 'is').test(text);
}

/** A page of sorted rows. An unknown `orderBy` is silently the first of the list. */
export function page<Row>(
  rows: readonly Row[],
  args: { first: number; skip: number; orderBy?: string | null; orderDirection?: string | null },
  orders: Record<string, (row: Row) => number | string>,
): Row[] {
  const order = orders[args.orderBy ?? ''] ?? Object.values(orders)[0];
  const sign = args.orderDirection === 'asc' ? 1 : -1;
  const sorted = order
    ? [...rows].sort((left, right) => {
        const [a, b] = [order(left), order(right)];
        return a < b ? -sign : a > b ? sign : 0;
      })
    : [...rows];
  return sorted.slice(args.skip, args.skip + args.first);
}
