import { expect, it } from 'vitest';
import { play } from '../../support/watching/play-schedule.ts';
import { scheduleOf } from '../../support/watching/schedule.ts';

/** Seeds, by commas. */
const seeds = (process.env.SEEDS ?? '').split(',').map(Number);

it('says what its schedule comes to', async () => {
  for (const seed of seeds) {
    const { faults } = await play(seed, scheduleOf(seed));
    console.log(`SEED ${seed}: ${JSON.stringify(faults)}`);
  }
  expect(seeds.length).toBeGreaterThan(0);
});
