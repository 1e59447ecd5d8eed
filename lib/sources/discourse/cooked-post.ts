import { Parser } from 'htmlparser2';
import { type Block, CookedReader } from './cooked-reader';
import { decodeCharacters } from './decode-characters';

/** A post as its author wrote it: lines, and the addresses that it links. */
export interface CookedPost {
  blocks: readonly Block[];
  links: readonly string[];
}

/** What is read of a post. Longer ones are cut: no real one comes near. */
const mostCharacters = 300_000;
const chunk = 4_096;

/** Reads the HTML that a forum made of a post. Each character once: a hostile post costs no more than its length. */
export function readCooked(cooked: string): CookedPost {
  const reader = new CookedReader();
  // Texts come in pieces: a reference to a character may be cut in two.
  let said = '';
  const say = () => {
    if (said !== '') reader.say(decodeCharacters(said));
    said = '';
  };
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        say();
        const decoded = Object.entries(attributes).map(([key, value]) => [key, decodeCharacters(value)]);
        reader.open(name, Object.fromEntries(decoded));
      },
      onclosetag: (name) => {
        say();
        reader.close(name);
      },
      ontext: (text) => {
        said += text;
      },
    },
    { decodeEntities: false },
  );
  const end = Math.min(cooked.length, mostCharacters);
  // Lines and tags without end are nobody's post, and cost a parser more than their length.
  for (let at = 0; at < end && !reader.full; at += chunk) parser.write(cooked.slice(at, Math.min(at + chunk, end)));
  parser.end();
  say();
  return reader.done();
}

/** The text of a piece of HTML, on one line. */
export function cookedText(cooked: string): string {
  return readCooked(cooked)
    .blocks.map(({ text }) => withoutTargets(text))
    .join(' ');
}

/** A line without the addresses that its links lead to. */
export function withoutTargets(text: string): string {
  return text.replaceAll(/\uE000[^\uE001]*\uE001/g, '');
}
