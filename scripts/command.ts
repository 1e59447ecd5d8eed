import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where commands leave logs, reports and stamps. Not kept in the repository. */
export const cache = join(root, '.cache');

interface CommandOptions {
  env?: Record<string, string>;
  /** What the command says goes to this file instead of the terminal. */
  log?: string;
}

/** Runs a command of `node_modules/.bin` or of the system. Answers its exit code; a command that is not there is 127. */
export function run(command: string, args: readonly string[], { env, log }: CommandOptions = {}): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: log ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32',
    });
    if (log) {
      mkdirSync(dirname(log), { recursive: true });
      const out = createWriteStream(log);
      child.stdout?.pipe(out, { end: false });
      child.stderr?.pipe(out, { end: false });
      child.on('close', () => out.end());
    }
    // Ctrl-C reaches the child by itself; a plain kill does not.
    const pass = (signal: NodeJS.Signals) => void child.kill(signal);
    process.on('SIGTERM', pass).on('SIGINT', pass);
    const end = (code: number) => {
      process.off('SIGTERM', pass).off('SIGINT', pass);
      done(code);
    };
    child.on('error', () => end(127));
    child.on('close', (code) => end(code ?? 1));
  });
}
