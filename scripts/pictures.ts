// Pictures of every page, panel and state, in every language: `npm run pictures -- [folder] [part of a name]`. To be looked at.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './command.ts';

const [folder = '.tour/pictures', only = ''] = process.argv.slice(2);
for (const language of readdirSync(join(root, 'public/_locales'))) {
  console.log(`${language}: ${folder}/${language}`);
  const code = await run(process.execPath, ['tests/support/gallery/shoot.ts', join(folder, language), only, language]);
  if (code !== 0) process.exitCode = code;
}
