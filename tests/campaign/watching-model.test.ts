import { expect, it } from 'vitest';
import { holdToModel } from '../support/watching/hold-to-model.ts';

/** `SEED` names the first, to run one again. */
const from = Number(process.env.SEED ?? 1_001);
const seeds = Array.from({ length: Number(process.env.SEEDS ?? 2_000) }, (_, index) => from + index);

it.each(seeds)('whatever happens meanwhile, each event is recorded once and told once (seed %i)', async (seed) => {
  const { faults } = await holdToModel(seed);
  expect(faults).toEqual([]);
});
