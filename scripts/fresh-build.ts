import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cache, root, run } from './command.ts';

/** The two packages that are built. */
export type Target = 'chrome' | 'firefox';

/** The folder that a browser loads. */
export const outputOf = (target: Target): string => join(root, '.output', `${target}-mv3`);

const inputs = ['entrypoints/**', 'components/**', 'lib/**', 'public/**', 'wxt.config.ts', 'package-lock.json'];

/** Changes whenever a file that goes into a build is added, changed or removed. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((pattern) => globSync(pattern, { cwd: root })).sort()) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const stampOf = (target: Target) => join(cache, `build-${target}.stamp`);

/** Whether the built extension is made of what is in the folders now. */
export function isFresh(target: Target): boolean {
  const stamp = stampOf(target);
  return (
    existsSync(join(outputOf(target), 'manifest.json')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprint()
  );
}

/** Builds one package. Answers the exit code. */
export async function build(target: Target, log?: string): Promise<number> {
  const before = fingerprint();
  const code = await run('wxt', ['build', '-b', target], log ? { log } : {});
  const stamp = stampOf(target);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, code === 0 ? before : '');
  return code;
}
