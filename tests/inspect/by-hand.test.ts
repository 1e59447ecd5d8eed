import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectJson } from './run-inspect.ts';

/** What was worked out by hand: for these arguments, these figures. */
interface Case {
  claim: string;
  args: readonly string[];
  gives: Record<string, unknown>;
}

const files = globSync('tests/inspect/lists/*.expected.json').sort();

describe.each(files)('%s', (file) => {
  const cases: readonly Case[] = JSON.parse(readFileSync(file, 'utf8'));
  const list = `tests/inspect/lists/${basename(file).replace('.expected', '')}`;
  it.each(cases)('$claim', async ({ args, gives }) => {
    expect(await inspectJson(...args, '--list', list)).toMatchObject(gives);
  });
});
