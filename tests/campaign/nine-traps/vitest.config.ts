import { relative, resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { snapshotVoting } from '../../../scripts/snapshot-voting.ts';
import { traps } from './traps.ts';

const root = resolve(import.meta.dirname, '../../..');
const trap = traps[Number(process.env.TRAP)];

/** Plays schedules on the product with one of the traps put back, as it is loaded. The files stay as they are. */
export default defineConfig({
  root,
  plugins: [
    WxtVitest(),
    snapshotVoting(),
    {
      name: 'trap',
      enforce: 'pre',
      transform(code, id) {
        if (!trap || relative(root, id.split('?')[0] ?? '') !== trap.file) return undefined;
        let changed = code;
        for (const [from, to] of trap.put) {
          if (changed.split(from).length !== 2) throw new Error(`${trap.file} does not have once: ${from}`);
          changed = changed.replace(from, () => to);
        }
        return changed;
      },
    },
  ],
  test: {
    // What was loaded without the trap is not what is to be played.
    fsModuleCache: false,
    setupFiles: ['tests/support/fake-permissions.ts'],
    include: ['tests/campaign/nine-traps/one-schedule.ts'],
    testTimeout: 600_000,
  },
});
