import type { Milliseconds } from '../time';

/** Shares of the hole whose crossing is news, in percent. */
export const crossings = [50, 75, 90, 100] as const;

/** Days after an approval at which it is news that nothing has arrived. */
export const silences = [3, 7, 14, 30] as const;

/** Something that came to be true of a rescue, or of one party's part in it. */
export type RescueHappening =
  /** Gifts that are delivered, or approved or better, cover so much of the chosen denominator. */
  | { kind: 'coverage-crossed'; rung: 'delivered' | 'approved'; percent: (typeof crossings)[number]; label: string }
  /** Approved so many days ago, and none of it was seen at a recipient. */
  | { kind: 'nothing-moved'; days: (typeof silences)[number]; asset: string; approvedAt: Milliseconds }
  /** Approved or promised, and held. */
  | { kind: 'blocked' };

/** What is true of a rescue now, and was worth telling when it came to be. */
export interface RescueMark {
  /** The same for the same fact: it is told once. */
  name: string;
  contributionId?: string;
  happening: RescueHappening;
  /** Since when it is true, where that is known. */
  since?: Milliseconds;
}

/** A mark that is news. `id` is the same for the same news. */
export type RescueEvent = RescueHappening & { id: string };
