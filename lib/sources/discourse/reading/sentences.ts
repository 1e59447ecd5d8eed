/** A sentence and where it begins in its line. */
export interface Sentence {
  text: string;
  start: number;
}

const abbreviation =
  /\b(?:approx|ca|e\.g|i\.e|no|vs|incl|min|max|mr|ms|dr|st|inc|ltd|etc|resp|cf|art|sec|fig|est|[A-Z])\.$/i;
/** Longer ones are nobody's sentences. They are cut, not read whole. */
const longest = 1_200;

/** The sentences of a line. Semicolons part them too. */
export function sentencesOf(line: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of line.matchAll(/[.!?;](?=["'”’)\]]? )|[;](?= |$)/g)) {
    const end = (match.index ?? 0) + 1;
    const next = line.slice(end, end + 4).match(/^["'”’)\]]? ?(\S)/)?.[1] ?? '';
    if (match[0] === '.' && (/\p{Ll}/u.test(next) || abbreviation.test(line.slice(Math.max(0, end - 8), end))))
      continue;
    add(start, end);
    start = end;
  }
  add(start, line.length);
  return sentences;

  function add(from: number, to: number): void {
    for (let at = from; at < to; at += longest) {
      const text = line.slice(at, Math.min(to, at + longest));
      if (text.trim() !== '') sentences.push({ text, start: at });
    }
  }
}
