import { isSwapped, misspelledBy, plainWords } from './plain-words';
import type { RescueTerm } from './rescue-terms';

/** A term that a text has, in its own spelling or a wrong one. */
export interface TermHit {
  term: RescueTerm;
  exact: boolean;
}

/** More words than anybody reads. */
const mostWords = 20_000;

/** Which of the terms a text has. Names may be misspelled; of assets only two letters may be swapped: others are called nearly the same. */
export function termHits(text: string, terms: readonly RescueTerm[]): TermHit[] {
  const words = plainWords(text.slice(0, 200_000)).slice(0, mostWords);
  return terms.flatMap((term): TermHit[] => {
    let misspelled = false;
    for (let at = 0; at < words.length; at += 1) {
      // Written apart, `Kelp DAO`, or together.
      for (let count = 1, joined = ''; count <= Math.max(term.words, 2) && at + count <= words.length; count += 1) {
        joined += words[at + count - 1];
        if (joined.length > term.joined.length + 2) break;
        if (joined === term.joined) return [{ term, exact: true }];
        misspelled ||= count <= Math.max(term.words, 1) && isMisspelled(joined, term);
      }
    }
    return misspelled ? [{ term, exact: false }] : [];
  });
}

function isMisspelled(word: string, { joined, kind }: RescueTerm): boolean {
  // Who misspells begins right.
  if (kind === 'stem' || word[0] !== joined[0] || joined.length < 5) return false;
  if (kind === 'asset' || joined.length < 6) return isSwapped(word, joined);
  const most = joined.length >= 9 ? 2 : 1;
  return Math.abs(word.length - joined.length) <= 1 && misspelledBy(word, joined, most) <= most;
}
