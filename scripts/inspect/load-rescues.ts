import { readListText } from '../../lib/catalogue/list-text.ts';
import { readCatalogue } from '../../lib/catalogue/rescues.ts';
import type { Rescue } from '../../lib/domain/rescue/rescue.ts';
import { readText } from './read-text.ts';
import { Refusal } from './refusal.ts';
import { tame } from './tame.ts';

/** The rescues of a list, or the bundled ones. Throws `Refusal`: a list that does not pass is not used at all. */
export function loadRescues(file: string | undefined): readonly Rescue[] {
  if (file === undefined) return readCatalogue();
  const read = readListText(readText(file));
  if (read.ok) return read.list.rescues;
  const problems = read.problems.map(({ path, sentence }) => tame(path === '' ? sentence : `${path}: ${sentence}`));
  throw new Refusal(problems.join('\n'));
}
