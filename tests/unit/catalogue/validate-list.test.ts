import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledList } from '@/lib/catalogue/rescues/bundled-list';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shortfall-lists-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command on a file with this content, named from where its user stands. */
function validate(name: string, content?: string): { code: number | null; said: string; complained: string } {
  if (content !== undefined) writeFileSync(join(folder, name), content);
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const run = spawnSync(process.execPath, [...flags, 'scripts/validate-list.ts', name], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder, NODE_ENV: '' },
  });
  return { code: run.status, said: run.stdout, complained: run.stderr };
}

describe('npm run validate-list', { timeout: 20_000 }, () => {
  it('says of a good list what is in it', () => {
    const { code, said, complained } = validate('good.json', JSON.stringify(bundledList));
    expect([code, complained]).toEqual([0, '']);
    expect(said).toContain('Rescues that come with Shortfall: this list can be used.');
    expect(said).toContain(
      '  defi-united-2026: DeFi United: rescue of rsETH after the KelpDAO bridge exploit. Contributions: 27',
    );
  });

  it('says of a bad one what is wrong, by path, in sentences, and nothing else', () => {
    const bad = JSON.parse(JSON.stringify(bundledList));
    bad.rescues[0].denominators[0].amount = '-1';
    bad.rescues[0].donate = 'https://example.org';
    const { code, said, complained } = validate('bad.json', JSON.stringify(bad));
    expect([code, said]).toEqual([1, '']);
    expect(complained.trim().split('\n').sort()).toEqual([
      'rescues[0].denominators[0].amount: This must be a decimal number in quotes, not negative, such as "2500" or "0.5".',
      'rescues[0].donate: No such field is known.',
    ]);
  });

  it.each([
    ['missing.json', undefined, 'missing.json cannot be read. Is it there?\n'],
    ['words.json', 'rescues', 'This is not JSON.\n'],
    ['long.json', 'x'.repeat(10_000_000), 'The list is longer than 5,000,000 characters.\n'],
  ])('says of %s in one sentence what it is not', (name, content, sentence) => {
    expect(validate(name, content)).toEqual({ code: 1, said: '', complained: sentence });
  });

  it('asks for the file where none is named', () => {
    expect(validate('')).toMatchObject({ code: 1, said: '' });
  });
});
