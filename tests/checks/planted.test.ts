import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

/** A copy of the repository, in which each check is shown one violation that it must catch. */
let copy = '';
let planted: string[] = [];

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'shortfall-planted-'));
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
  for (const file of files.split('\n').filter(Boolean)) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    cpSync(file, join(copy, file), { force: true, errorOnExist: false, recursive: true });
  }
  cpSync('.wxt', join(copy, '.wxt'), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  execFileSync('git', ['init', '-q'], { cwd: copy });
  execFileSync('git', ['add', '-A'], { cwd: copy });
  return () => rmSync(copy, { recursive: true, force: true });
});

afterEach(() => {
  for (const file of planted) rmSync(join(copy, file), { force: true });
  planted = [];
});

function plant(file: string, content: string): void {
  mkdirSync(join(copy, dirname(file)), { recursive: true });
  writeFileSync(join(copy, file), content);
  planted.push(file);
}

/** Runs a tool in the copy. Colours off, so that words can be found. */
function run(tool: string, ...args: string[]): { failed: boolean; output: string } {
  const result = spawnSync(join(copy, 'node_modules/.bin', tool), args, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return { failed: result.status !== 0, output: `${result.stdout}${result.stderr}` };
}

const layers = () => run('depcruise', 'entrypoints', 'components', 'lib', '--config', '.dependency-cruiser.cjs');

describe('the layers', () => {
  it.each([
    [
      'domain-is-pure',
      'lib/domain/planted.ts',
      "import { forums } from '../catalogue/forums';\nexport const planted = forums;\n",
    ],
    ['not-resolvable', 'lib/domain/planted.ts', "import { gone } from './gone';\nexport const planted = gone;\n"],
    ['layer-pages', 'lib/pages/planted.ts', "export { forums as planted } from '@/lib/catalogue/forums';\n"],
    ['one-door-zod', 'lib/pages/planted.ts', "export { string as planted } from 'zod/mini';\n"],
    ['one-door-idb', 'lib/watch/planted.ts', "export { openDB as planted } from 'idb';\n"],
    [
      'page-side-never-reaches-worker-side',
      'entrypoints/popup/planted.ts',
      "export { openDatabase as planted } from '@/lib/store/database';\n",
    ],
    [
      'panels-do-no-arithmetic',
      'components/overlay/planted.ts',
      "export { ladderView as planted } from '@/lib/reading/ladder-view';\n",
    ],
    [
      'worker-side-never-reaches-page-side',
      'lib/watch/planted.ts',
      "export { snapshotPages as planted } from '@/lib/pages/snapshot';\n",
    ],
  ])('catch a breach of %s', (rule, file, content) => {
    plant(file, content);
    const { failed, output } = layers();
    expect(output).toContain(rule);
    expect(output).toContain('planted.ts');
    expect(failed).toBe(true);
  });

  it('catch two files that import each other', () => {
    plant('lib/domain/planted.ts', "import { b } from './planted-b';\nexport const a = () => b;\n");
    plant('lib/domain/planted-b.ts', "import { a } from './planted';\nexport const b = () => a;\n");
    expect(layers().output).toContain('no-circular');
  });
});

describe('the other checks', () => {
  it('tsc catches a wrong type', () => {
    plant('lib/domain/planted.ts', 'export const planted: number = "three";\n');
    const { failed, output } = run('tsc', '-p', '.');
    expect(output).toContain('lib/domain/planted.ts');
    expect(failed).toBe(true);
  });

  it('Biome catches a forgotten console.log', () => {
    plant('lib/domain/planted.ts', "/** Says so. */\nexport const planted = () => console.log('here');\n");
    const { failed, output } = run('biome', 'check', '.');
    expect(output).toContain('noConsole');
    expect(failed).toBe(true);
  });

  it('knip catches an export that nothing uses', () => {
    plant('lib/domain/planted.ts', 'export const plantedAndUnused = 1;\n');
    const { failed, output } = run('knip');
    expect(output).toContain('lib/domain/planted.ts');
    expect(failed).toBe(true);
  });

  it('size-limit catches a content script that grew', () => {
    const noise = Array.from({ length: 60_000 }, (_, at) => Math.imul(at, 2_654_435_761).toString(36)).join('');
    for (const browser of ['chrome-mv3', 'firefox-mv3']) {
      plant(`.output/${browser}/content-scripts/snapshot.js`, noise);
      plant(`.output/${browser}/content-scripts/discourse.js`, '1');
      plant(`.output/${browser}/background.js`, '1');
    }
    const { failed, output } = run('size-limit');
    expect(output).toMatch(/exceeded/i);
    expect(failed).toBe(true);
  });

  it('the repository test catches an id of the tests’ world in the catalogue', () => {
    plant('lib/catalogue/planted.ts', `/** A planted id. */\nexport const planted = '0x5f0${'0'.repeat(61)}';\n`);
    const { failed, output } = run('vitest', 'run', '--project', 'unit', 'tests/repository.test.ts');
    expect(output).toContain('names no proposal that was invented for the tests');
    expect(failed).toBe(true);
  });
});
