import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cache } from '../../scripts/command.ts';

/**
 * Packages of contracts whose dependencies are too old to stand beside ours: only their artifacts are taken, never installed, and no
 * script of theirs runs.
 */
const packages = {
  '@venusprotocol/governance-contracts': {
    version: '2.9.0',
    integrity: 'sha512-rnNVFULAtHAVrORtvcB5LygC1rHxdIEnCeZp8IzRPVRBENPkQIvR+NUZCsWOT4c17qwIALZgY5qaV4jgaVaQUA==',
  },
  '@aragon/apps-voting': {
    version: '2.1.0',
    integrity: 'sha512-JK7+LvvAvhQPf6wgIju/+vytv7SmX05Izc7EudpkHesw8ed2wPdk7widhwi9ra3HbEKZM498Q7Hs265c8uQXvQ==',
  },
} as const;

/** A package of which only the contracts are used. */
export type PackedPackage = keyof typeof packages;

const call = promisify(execFile);

/** The folder of a package's files, fetched from the npm registry once and checked against its integrity. */
export async function packedContracts(name: PackedPackage): Promise<string> {
  const { version, integrity } = packages[name];
  const folder = join(cache, 'packed', `${name.replace(/\W+/g, '-').slice(1)}-${version}`);
  if (existsSync(folder)) return join(folder, 'package');
  mkdirSync(join(cache, 'packed'), { recursive: true });
  const work = mkdtempSync(join(cache, 'packed', 'fetching-'));
  try {
    const options = ['--pack-destination', work, '--ignore-scripts', '--json', '--loglevel=error'];
    const { stdout } = await call('npm', ['pack', `${name}@${version}`, ...options], {
      cwd: work,
      timeout: 120_000,
      shell: process.platform === 'win32',
    });
    // A list in npm 11 and before, an object by package name after it.
    const said = Object.values(JSON.parse(stdout) as Record<string, { filename: string }>);
    const file = join(work, said[0]?.filename.replace('@', '').replace('/', '-') ?? 'nothing');
    const found = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
    if (found !== integrity) throw new Error(`${name}@${version} is not what it was: ${found}`);
    const unpacked = join(work, 'unpacked');
    mkdirSync(unpacked);
    await call('tar', ['-xzf', file, '-C', unpacked]);
    // Whole or not at all, also where another test fetches it at the same time.
    if (!existsSync(folder)) renameSync(unpacked, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return join(folder, 'package');
}
