import type { RacePoint, RaceView } from '../../lib/messages/race-view.ts';
import type { RecountView } from '../../lib/messages/recount-view.ts';
import { sampleNow } from './sample-views.ts';

const hour = 3_600_000;
const startAt = sampleNow - 5 * 24 * hour;

/** A worker that knows nothing of any vote. */
export const noVoteActions = {
  readRecount: async (): Promise<RecountView> => aRecount(),
  startRecount: async (): Promise<RecountView> => aRecount(),
  cancelRecount: async (): Promise<RecountView> => aRecount(),
  readRace: async (): Promise<RaceView> => aRace(),
};

/** How a recount stands: not begun, unless told. */
export function aRecount(changes: Partial<RecountView> = {}): RecountView {
  return { kind: 'recount', ...changes };
}

/** Lido's vote: Against leads at first, and For in the end. Watched since its second day. */
export function aRace({
  fromVotes = true,
  sealed = false,
  lines = ['For', 'Against'],
}: {
  fromVotes?: boolean;
  sealed?: boolean;
  lines?: string[];
} = {}): RaceView {
  const drawn = sealed ? [] : lines;
  const points = (from: number, to: number, count: number): RacePoint[] =>
    Array.from({ length: count }, (_, index) => {
      const hours = from + ((to - from) * index) / (count - 1);
      const all = 50_000_000 * Math.sqrt(hours / 120);
      const shares = [0.3 + hours / 600, 0.6 - hours / 1_000, 0.06];
      return {
        at: startAt + hours * hour,
        scores: drawn.map((_name, line) => Math.round(all * (shares[line] ?? 0))),
        total: Math.round(all),
        votes: Math.round(hours * 18),
      };
    });
  return {
    kind: 'race',
    lines: drawn.map((label) => ({ label })),
    more: drawn.length > 2 ? 37 : drawn.length > 0 ? 1 : 0,
    symbol: 'LDO',
    startAt,
    endAt: sampleNow + 2 * 24 * hour + 4 * hour,
    seenUntil: sampleNow - 2 * 60_000,
    quorum: { kind: 'default', power: 50_000_000 },
    seen: points(30, 119, 24),
    ...(fromVotes && !sealed && { fromVotes: { readAt: sampleNow - 4 * 60_000, points: points(2, 29, 14) } }),
  };
}
