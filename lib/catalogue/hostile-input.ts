import type { ListProblem } from './list-format';

const deepest = 12;
const mostValues = 200_000;
const longestText = 5_000;
/** Controls other than tabs and line breaks, and what overrides the direction of text. */
const steering = /[^\P{Cc}\t\n\r]|[\u202A-\u202E]/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Looks for what no honest list has, before anything reads it as one: endless depth or size, and keys that change objects. */
export function refuseHostile(input: unknown): ListProblem | undefined {
  // A stack of our own: input of any depth must not exhaust the machine's.
  const open: { value: unknown; path: string; depth: number }[] = [{ value: input, path: '', depth: 0 }];
  let seen = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path, depth } = next;
    seen += 1;
    if (seen > mostValues) return { path: '', sentence: `The list has more than ${mostValues} values.` };
    if (typeof value === 'string' && value.length > longestText)
      return { path, sentence: `This text is longer than ${longestText} characters.` };
    if (typeof value === 'string' && steering.test(value))
      return { path, sentence: 'This text has invisible signs that steer a screen or turn the direction of reading.' };
    if (typeof value === 'string' && value !== '' && !visible.test(value))
      return { path, sentence: 'Nothing of this text can be seen.' };
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= deepest) return { path, sentence: `The list is nested more than ${deepest} levels deep.` };
    if (Array.isArray(value)) {
      if (value.length > mostValues) return { path, sentence: `This has more than ${mostValues} values.` };
      value.forEach((item, at) => {
        open.push({ value: item, path: `${path}[${at}]`, depth: depth + 1 });
      });
      continue;
    }
    for (const key of Object.keys(value)) {
      const inside = path === '' ? key.slice(0, 100) : `${path}.${key.slice(0, 100)}`;
      if (key === '__proto__' || key === 'constructor' || key === 'prototype')
        return { path: inside, sentence: `A field must not be called ${key}.` };
      open.push({ value: Reflect.get(value, key), path: inside, depth: depth + 1 });
    }
  }
  return undefined;
}
