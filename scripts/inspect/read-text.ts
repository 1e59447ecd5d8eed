import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from './refusal.ts';

/** A file beyond this is not even read. */
const largestFile = 50_000_000;

/** The text of a file, named from where the user stands. Throws `Refusal`. */
export function readText(file: string): string {
  // npm runs commands in the folder of the repository.
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw new Refusal(`${file} is not a file.`);
    if (stats.size > largestFile) throw new Refusal(`${file} is larger than 50 MB.`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${file} cannot be read. Is it there?`);
  }
}

/** What a file of JSON holds. Throws `Refusal`. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(`${file} is not JSON.`);
  }
}
