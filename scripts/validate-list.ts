// Says whether a rescue list can be used, and what is wrong with it: `npm run validate-list -- file.json`.
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { tame } from './inspect/tame.ts';
import { loadProduct } from './load-product.ts';

/** A file beyond this is not even read. */
const largestFile = 50_000_000;

process.exitCode = await validate(process.argv.slice(2));

async function validate(files: readonly string[]): Promise<number> {
  const [file] = files;
  if (file === undefined || files.length > 1) return refuse('Name one file: npm run validate-list -- file.json');
  // npm runs commands in the folder of the repository; the file is named from where the user stands.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  let text: string;
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return refuse(`${file} is not a file.`);
    if (stats.size > largestFile) return refuse(`${file} is larger than a list can be.`);
    text = readFileSync(path, 'utf8');
  } catch {
    return refuse(`${file} cannot be read. Is it there?`);
  }
  const { readListText } =
    await loadProduct<typeof import('../lib/catalogue/list-text.ts')>('lib/catalogue/list-text.ts');
  const read = readListText(text);
  if (!read.ok) {
    for (const { path: at, sentence } of read.problems)
      console.error(tame(at === '' ? sentence : `${at}: ${sentence}`));
    return 1;
  }
  const { name, rescues } = read.list;
  console.log(`${name}: this list can be used. Rescues: ${rescues.length}.`);
  for (const { id, title, contributions, recoveries, denominators } of rescues)
    console.log(
      `  ${id}: ${title}. Contributions: ${contributions.length}, recoveries: ${recoveries.length}, denominators: ${denominators.length}.`,
    );
  return 0;
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 1;
}
