import { expect, it } from 'vitest';
import { holdToModel } from '../support/watching/hold-to-model.ts';

/** More of them run in the campaign. */
const seeds = Array.from({ length: 300 }, (_, index) => index + 1);
/** A seed that fails is played again and again, until its schedule is short. */
const patience = 60_000;

// Votes move, hubs fail, devices sleep, clocks jump, workers are killed at any door: against a reference model.
it.each(seeds)(
  'whatever happens meanwhile, each event is recorded once and told once (seed %i)',
  async (seed) => {
    const { faults } = await holdToModel(seed);
    expect(faults).toEqual([]);
  },
  patience,
);
