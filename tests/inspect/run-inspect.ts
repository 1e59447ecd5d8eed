import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the command said and how it ended. */
export interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs `npm run inspect -- …` as npm would, in a process of its own. */
export function runInspect(...args: readonly string[]): Promise<Run> {
  return new Promise((done) => {
    const { INIT_CWD: _, ...env } = process.env;
    const options = { cwd: root, env: { ...env, NO_COLOR: '1' }, timeout: 60_000, maxBuffer: 50_000_000 };
    execFile(process.execPath, ['scripts/run.mjs', 'inspect', ...args], options, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}

/** The one object that `--json` prints. Fails where anything else was printed, or the command did not end well. */
export async function inspectJson<T>(...args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await runInspect(...args, '--json');
  if (code !== 0 || stderr !== '') throw new Error(`inspect ${args.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
}
