/** Words of a cap are no negation. */
const capWords = /\b(?:not to exceed|not exceeding|no(?:t)? more than|not less than|no less than|no greater than)\b/gi;

/** A sentence of the same length, in which caps are no negation, asides deny nothing, and a question put to a vote is a motion. */
export function plainer(sentence: string): string {
  return sentence
    .replaceAll(capWords, (found) => 'up to'.padEnd(found.length))
    .replaceAll(/\b(?:without|free of)\b [^,;.\d]{1,80}(?=,)/gi, (found) => '_'.repeat(found.length))
    .replaceAll(
      /(?<=\b(?:check|proposal|poll|vote|post|topic|arfc|aip|motion|referendum|consultation) (?:now )?(?:asks?|puts to the vote|decides?)(?: (?:the )?(?:dao|members|tokenholders|token holders|delegates|community|voters))?) whether\b/giu,
      ' that   ',
    );
}
