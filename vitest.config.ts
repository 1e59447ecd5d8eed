import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

// One project each for what runs without a browser, and what drives one.
export default defineConfig({
  plugins: [WxtVitest(), preact()],
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts?(x)', 'tests/repository.test.ts'] } },
      { extends: true, test: { name: 'flows', include: ['tests/flows/**/*.test.ts'] } },
      { extends: true, test: { name: 'world', include: ['tests/world/**/*.test.ts'], testTimeout: 30_000 } },
    ],
  },
});
