import preact from '@preact/preset-vite';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { snapshotVoting } from './scripts/snapshot-voting.ts';

/** The end-to-end tests are written once; the project says which browser they drive. One file at a time: a browser is enough for two cores. */
const endToEnd = (browser: 'chromium' | 'firefox'): TestProjectConfiguration => ({
  test: {
    name: `e2e-${browser}`,
    include: ['tests/e2e/**/*.test.ts'],
    env: { E2E_BROWSER: browser },
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});

// One project each for what runs without a browser, and what drives one.
export default defineConfig({
  plugins: [WxtVitest(), snapshotVoting(), preact()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['tests/support/fake-permissions.ts'],
          include: ['tests/unit/**/*.test.ts?(x)', 'tests/repository.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'flows',
          setupFiles: ['tests/support/fake-permissions.ts'],
          include: ['tests/flows/**/*.test.ts'],
          // Each starts the whole worker: on a busy machine that alone takes seconds.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      { extends: true, test: { name: 'world', include: ['tests/world/**/*.test.ts'], testTimeout: 30_000 } },
      {
        extends: true,
        test: {
          name: 'chain',
          setupFiles: ['tests/support/fake-permissions.ts'],
          include: ['tests/chain/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'inspect',
          setupFiles: ['tests/support/fake-permissions.ts'],
          include: ['tests/inspect/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'fuzz',
          setupFiles: ['tests/support/fake-permissions.ts'],
          include: ['tests/fuzz/**/*.test.ts'],
          testTimeout: 3_600_000,
        },
      },
      { extends: true, test: { name: 'conformance', include: ['tests/conformance/**/*.test.ts'] } },
      { test: { name: 'checks', include: ['tests/checks/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      endToEnd('chromium'),
      endToEnd('firefox'),
      {
        extends: true,
        test: {
          name: 'bench',
          setupFiles: ['tests/support/fake-permissions.ts'],
          include: ['tests/bench/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'campaign',
          setupFiles: ['tests/support/fake-permissions.ts'],
          include: ['tests/campaign/**/*.test.ts'],
          testTimeout: 3_600_000,
        },
      },
    ],
  },
});
