/** What the headings over a line say of it: an ask is expected, a request may stand here, it sets the scene, or it is about other things. */
export type Section = 'ask' | 'request' | 'plain' | 'context' | 'aside';

const aside =
  /\b(?:alternatives?|considered|options?|examples?|template|faq|q&a|questions?|previous(?:ly)?|past|history|historical|precedents?|other (?:contributions|contributors|participants|donors|pledges|daos)|who else|comparison|appendix|disclaimer|disclosure|about (?:us|me|the)|team|biography|bio|track record|post-?mortem|references|changelog)\b/i;
const ask = /\b(?:request|requested|requesting|the ask|our ask|ask|motion|budget|funding|amount|grant)\b/i;
const request =
  /\b(?:specifications?|proposal|proposed|proposing|actions?|costs?|implementation|tl;?dr|summary|abstract|resolution|resolutions|resolved|details|transactions?|compensation|commitment|terms|scope|decision|payload|calldata|execution|contribution|recommendation|plan|parameters|instructions?|financials?|means|steps|vote|voting)\b/i;
const context =
  /\b(?:background|motivation|rationale|context|loss(?:es)?|exposure|treasury|risks?|what happened|why|problem|incident|impact|analysis|state|status|overview|markets?|situation|facts|introduction|reasons?|benefits?|timeline|considerations|others?|sources?)\b/i;

/** What the innermost heading that says anything makes of the lines under it. */
export function sectionOf(headings: readonly string[]): Section {
  for (const heading of headings.toReversed()) {
    if (heading.length > 120) continue;
    if (aside.test(heading)) return 'aside';
    if (ask.test(heading)) return 'ask';
    const made = request.exec(heading);
    if (made && (made.index < 3 || !context.test(heading))) return 'request';
    if (context.test(heading)) return 'context';
  }
  return 'plain';
}
