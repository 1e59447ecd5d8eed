// Types, layers, lint, dead code: everything that can be said of the sources without running them.
import { run } from './command.ts';
import { staticChecks } from './static-checks.ts';

await run('wxt', ['prepare']);
for (const { name, command, args } of staticChecks) {
  console.log(`\n▸ ${name}`);
  if ((await run(command, args)) !== 0) process.exitCode = 1;
}
