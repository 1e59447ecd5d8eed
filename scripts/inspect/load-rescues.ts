import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readListText } from '../../lib/catalogue/list-text.ts';
import { readCatalogue } from '../../lib/catalogue/rescues.ts';
import type { Rescue } from '../../lib/domain/rescue/rescue.ts';
import { Refusal } from './refusal.ts';
import { tame } from './tame.ts';

/** A file beyond this is not even read. */
const largestFile = 50_000_000;

/** The rescues of a list, or the bundled ones. Throws `Refusal`: a list that does not pass is not used at all. */
export function loadRescues(file: string | undefined): readonly Rescue[] {
  if (file === undefined) return readCatalogue();
  const read = readListText(readText(file));
  if (read.ok) return read.list.rescues;
  const problems = read.problems.map(({ path, sentence }) => tame(path === '' ? sentence : `${path}: ${sentence}`));
  throw new Refusal(problems.join('\n'));
}

function readText(file: string): string {
  // npm runs commands in the folder of the repository; the file is named from where the user stands.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw new Refusal(`${file} is not a file.`);
    if (stats.size > largestFile) throw new Refusal(`${file} is larger than a list can be.`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${file} cannot be read. Is it there?`);
  }
}
