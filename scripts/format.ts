// Formats every file and mends what can be mended.
import { run } from './command.ts';

process.exitCode = await run('biome', ['check', '--write', '.', ...process.argv.slice(2)]);
