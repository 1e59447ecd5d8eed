import { type Outcome, play } from './play-schedule.ts';
import { printed, scheduleOf, shrunk } from './schedule.ts';

/** Plays the schedule of a seed. Where product and reference model part, it fails, and prints the shortest schedule that still does. */
export async function holdToModel(seed: number): Promise<Outcome> {
  const steps = scheduleOf(seed);
  const outcome = await play(seed, steps);
  if (outcome.faults.length === 0) return outcome;
  // A fault that does not show again is told as it was.
  const short = await shrunk(steps, async (fewer) => (await play(seed, fewer)).faults.length > 0);
  const { faults } = await play(seed, short);
  throw new Error(
    `Seed ${seed}:\n  ${(faults.length > 0 ? faults : outcome.faults).join('\n  ')}\nafter\n${printed(short)}`,
  );
}
