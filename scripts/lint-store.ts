// What the Firefox store would say of the built extension.
import { spawnSync } from 'node:child_process';
import { root } from './command.ts';
import { build, isFresh, outputOf } from './fresh-build.ts';

interface Message {
  code: string;
  message: string;
  description: string;
  file?: string;
  line?: number;
}

/** Preact sets `innerHTML` for `dangerouslySetInnerHTML`, which nobody here uses. The linter cannot know. */
const expected = (message: Message) =>
  message.code === 'UNSAFE_VAR_ASSIGNMENT' && message.message.includes('innerHTML');

if (!isFresh('firefox') && (await build('firefox')) !== 0) process.exit(1);
const lint = spawnSync('web-ext', ['lint', '--source-dir', outputOf('firefox'), '--output', 'json'], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
  maxBuffer: 1e8,
});
const start = lint.stdout?.indexOf('{') ?? -1;
if (start < 0) {
  console.log(
    `web-ext lint said nothing that could be read: ${(lint.stderr ?? lint.error?.message ?? '').slice(0, 2000)}`,
  );
  process.exit(1);
}
const { errors, warnings, notices } = JSON.parse(lint.stdout.slice(start)) as Record<string, Message[]>;
const refused = [...(errors ?? []), ...(warnings ?? []).filter((warning) => !expected(warning)), ...(notices ?? [])];
for (const { code, message, description, file, line } of refused) {
  console.log(`${code} in ${file ?? 'the extension'}${line ? `:${line}` : ''}: ${message}\n  ${description}`);
}
if (refused.length === 0)
  console.log(`Nothing to object (${warnings?.length ?? 0} expected warnings about innerHTML).`);
process.exitCode = refused.length === 0 ? 0 : 1;
