/** How far a contribution has got, weakest first. */
export const stages = [
  'voiced',
  'intended',
  'proposed',
  'voting',
  'committed',
  'approved',
  'executed',
  'delivered',
] as const;

/** One stage of the ladder. */
export type Stage = (typeof stages)[number];

/** Where a contribution stands that is not on the ladder. It covers nothing. */
type OffLadder = 'rejected' | 'withdrawn' | 'expired' | 'blocked' | 'superseded';

/** Where a contribution stands: on the ladder, or off it. */
export type Standing = Stage | OffLadder;

/** Whether a standing is on the ladder. */
export function isStage(standing: Standing): standing is Stage {
  return (stages as readonly Standing[]).includes(standing);
}

/** Whether a standing is on the ladder, and at least as strong as `stage`. */
export function isAtLeast(standing: Standing, stage: Stage): boolean {
  return isStage(standing) && stages.indexOf(standing) >= stages.indexOf(stage);
}
