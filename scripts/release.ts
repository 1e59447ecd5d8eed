// Makes what the stores take, into .output/release/: both packages, the sources, what changed, and a sum for each. The
// same sources give the same bytes, whoever makes them and whenever: entries are in order and bear no time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import { root } from './command.ts';
import { build, outputOf, type Target } from './fresh-build.ts';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const folder = join(root, '.output', 'release');

/** The first moment that a zip can name, in whichever zone: a zip's times have none. */
const noTime = new Date(1980, 0, 1, 0, 0, 0);

/** Files of a folder as a zip, in the order of their names. */
function packed(from: string, files: readonly string[]): Uint8Array {
  const entries: Zippable = {};
  for (const file of [...files].sort()) entries[file.replaceAll('\\', '/')] = readFileSync(join(from, file));
  return zipSync(entries, { level: 9, mtime: noTime });
}

/** All that lies in a folder. */
function filesIn(from: string): string[] {
  return globSync('**', { cwd: from }).filter((file) => statSync(join(from, file)).isFile());
}

/** What is kept in the repository. Without git, or with changes that are not committed, nobody could make the same again. */
function sources(): string[] {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
  const status = git('status', '--porcelain');
  if (status.status !== 0) throw new Error('This is not a git repository: a release is made of a commit.');
  if (status.stdout.trim() !== '') throw new Error(`There are changes that are not committed:\n${status.stdout}`);
  return git('ls-files', '-z').stdout.split('\0').filter(Boolean);
}

/** The section of CHANGELOG.md about this version. */
function changes(): string {
  const sections = readFileSync(join(root, 'CHANGELOG.md'), 'utf8').split(/^## /m).slice(1);
  const own = sections.find((section) => section.split(/[\s:]/)[0] === version);
  if (!own) throw new Error(`CHANGELOG.md says nothing of version ${version}.`);
  return `## ${own.trim()}\n`;
}

async function release(): Promise<void> {
  const [listed, notes] = [sources(), changes()];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const made: [string, Uint8Array][] = [];
  for (const target of ['chrome', 'firefox'] satisfies Target[]) {
    rmSync(outputOf(target), { recursive: true, force: true });
    if ((await build(target)) !== 0) throw new Error(`The build for ${target} failed.`);
    made.push([`shortfall-${version}-${target}.zip`, packed(outputOf(target), filesIn(outputOf(target)))]);
  }
  made.push([`shortfall-${version}-sources.zip`, packed(root, listed)]);
  made.push([`shortfall-${version}-changes.md`, Buffer.from(notes)]);
  for (const [name, bytes] of made) writeFileSync(join(folder, name), bytes);
  const sums = made.map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}`);
  writeFileSync(join(folder, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  console.log(sums.join('\n'));
  console.log(`In ${basename(join(root, '.output'))}/release/.`);
}

try {
  await release();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
