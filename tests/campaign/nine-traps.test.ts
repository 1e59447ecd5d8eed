import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { traps } from './nine-traps/traps.ts';

const root = resolve(import.meta.dirname, '../..');

/** Plays schedules on the product with one of the traps put back, or none, and gives what each came to. */
async function playWith(trap: number | 'none', seeds: readonly number[]): Promise<Map<number, string[]>> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [vitest, 'run', '--config', 'tests/campaign/nine-traps/vitest.config.ts'],
    { cwd: root, env: { ...process.env, TRAP: String(trap), SEEDS: seeds.join() }, maxBuffer: 10_000_000 },
  );
  const lines = [...stdout.matchAll(/SEED (\d+): (\[.*\])/g)];
  return new Map(lines.map(([, seed, faults]) => [Number(seed), JSON.parse(faults ?? '[]') as string[]]));
}

describe('the nine traps that other trackers fell into', () => {
  it('are not in the product: the schedules that show them come to nothing', async () => {
    const played = await playWith(
      'none',
      traps.map(({ seed }) => seed),
    );
    expect([...played].filter(([, faults]) => faults.length > 0)).toEqual([]);
    expect(played.size).toBe(new Set(traps.map(({ seed }) => seed)).size);
  });

  it.each(traps.map((trap, index) => ({ ...trap, index })))(
    'put back, are found by seed $seed: $name',
    async ({ index, seed, shows }) => {
      const played = await playWith(index, [seed]);
      expect(played.get(seed)?.join('\n')).toMatch(shows);
    },
  );
});
