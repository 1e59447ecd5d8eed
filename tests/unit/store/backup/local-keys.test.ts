import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localRules } from '@/lib/store/backup/local-rules';

/** Files of ours, but for those that write only what the table has. */
const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', 'lib', 'components', 'entrypoints'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/^lib\/store\/(backup\/|sync\/synced-here)/.test(file));
const all = files.map((file) => [file, readFileSync(file, 'utf8')] as const);

/** What a constant holds, by its name in a file: set there, or imported under that name from one of ours. */
function textOf(name: string, code: string): string | undefined {
  const here = new RegExp(`const ${name} = '([^']+)'`).exec(code)?.[1];
  if (here !== undefined) return here;
  const original = new RegExp(`(\\w+) as ${name}\\b`).exec(code)?.[1] ?? name;
  for (const [, other] of all) {
    const there = new RegExp(`export const ${original} = '([^']+)'`).exec(other)?.[1];
    if (there !== undefined) return there;
  }
  return undefined;
}

/** Every key that somebody writes to `storage.local`; where it cannot be told, the place. */
const written = all.flatMap(([file, code]) =>
  [...code.matchAll(/storage\.local\s*\.set\(\{\s*(?:\[(\w+)\]|(\w+)|'([^']+)')/g)].map(
    ([, computed, plain, quoted]) => {
      const key = computed === undefined ? (plain ?? quoted) : textOf(computed, code);
      return key ?? `a key that cannot be told, in ${file}`;
    },
  ),
);

describe('what is kept beside the database', () => {
  it('is found in the code', () => {
    expect(written).toEqual(
      expect.arrayContaining(['preferences', 'sites', 'confirmedAsks', 'followed-address', 'endpoints']),
    );
  });

  it('is in backups, or stays out of them for a reason', () => {
    expect([...new Set(written)].filter((key) => !(key in localRules))).toEqual([]);
  });

  it('has no rule for what nobody writes', () => {
    expect(Object.keys(localRules).filter((key) => !written.includes(key))).toEqual([]);
  });
});
