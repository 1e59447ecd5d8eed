import { second } from '../../lib/domain/time.ts';
import type { FileRow, HubState } from './hub-row.ts';

type Stated = Pick<Extract<FileRow, { ok: true }>, 'start' | 'end' | 'state'>;

/**
 * When the hub served the rows of a file: as late as the states that it gave them allow, and not after now. The hub
 * worked out each state by its clock; the labels of its page follow the same clock, not that of who reads the file later.
 * `undefined`: no one moment gives all of these states.
 */
export function clockOf(rows: readonly Stated[], now: number): number | undefined {
  let earliest = Number.NEGATIVE_INFINITY;
  let latest = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const [from, to] = row.state ? spanOf(row, row.state) : [earliest, latest];
    earliest = Math.max(earliest, from);
    latest = Math.min(latest, to);
  }
  return earliest > latest ? undefined : Math.min(Math.max(now, earliest), latest);
}

/** The clocks that give a row its state. */
function spanOf({ start, end }: Stated, state: HubState): [number, number] {
  switch (state) {
    case 'pending':
      return [Number.NEGATIVE_INFINITY, start - second];
    case 'active':
      return [start + second, end - second];
    case 'closed':
      return [end + second, Number.POSITIVE_INFINITY];
  }
}
