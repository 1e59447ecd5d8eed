// Serves the test web for a browser of your own, until Ctrl-C.
import { run } from './command.ts';

process.exitCode = await run('node', ['tests/world/serve.ts', ...process.argv.slice(2)]);
