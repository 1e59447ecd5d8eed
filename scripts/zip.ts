// Packs both extensions, and the sources that the Firefox store asks for, into .output/.
import { run } from './command.ts';

process.exitCode = (await run('wxt', ['zip'])) || (await run('wxt', ['zip', '-b', 'firefox']));
