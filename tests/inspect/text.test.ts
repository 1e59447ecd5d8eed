import { describe, expect, it } from 'vitest';
import { runInspect } from './run-inspect.ts';

const shapes = ['--list', 'tests/inspect/lists/shapes.json'];
const textOf = async (...args: readonly string[]): Promise<string> => (await runInspect(...args)).stdout;

describe('what a reporter would quote', () => {
  it('names both ends of what is uncovered where they differ, and one where they do not', async () => {
    expect(await textOf('accounts', ...shapes, '--publication', 'pp')).toContain(
      'Uncovered, even if everything arrives: 370 ETH (74.00 %); if only what is certain does: 400 ETH (80.00 %).\n',
    );
    expect(await textOf('net', ...shapes, '--at', '2026-01-15')).toContain(
      'Uncovered, even if everything arrives: 600 ETH (85.71 %).\n',
    );
  });

  it('names nothing as missing where a condition holds', async () => {
    const text = await textOf('ring', ...shapes);
    expect(text).toContain('  A: only once all is funded: holds.\n  B: only once all is funded: holds.\n');
    expect(text).toContain('They wait for each other: A, B.\n');
    expect(text).toContain('X brings up to 5 ETH and leaves 14.');
  });

  it('says beside the headline that something is not in it', async () => {
    expect(await textOf('rates', ...shapes)).toContain('Not in it: what no rate into ETH is known for, named below.\n');
  });

  it('says why a printed figure cannot be checked', async () => {
    expect(await textOf('defi-united-2026')).toMatch(
      /14,570 ETH +cannot be computed +no amount for 4 of \d parts +Public/,
    );
  });

  it('says of an early day that its shortfall is of a later one', async () => {
    const text = await textOf('defi-united-2026', '--at', '2026-04-22');
    expect(text).toContain(
      'No shortfall that could be measured with was known by then: residual-75081 is of a later day.',
    );
    expect(text).not.toMatch(/Later:|WHOSE MONEY|May 11, 2026/);
  });
});
