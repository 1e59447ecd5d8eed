import {
  askedAfter,
  askedBefore,
  asking,
  cappedTotal,
  coveredUpTo,
  givenBefore,
  givesGain,
  givesNoun,
  givingNoun,
  givingNow,
  hypothetical,
  negation,
  notThis,
  otherwise,
  partAfter,
  partBefore,
  reported,
  takesBack,
} from './cues';
import { excluded, nounAfter, tellsOfGift } from './not-asked';
import type { Amount } from './number/amounts';
import { plainer } from './plainer';
import type { Section } from './section';
import { sharedOut } from './shared-out';
import { applies, insiderEnd, lastMatch, outsider, type Parties, speaks } from './subject';

/** How plainly an amount is asked for: 2 by itself, 1 only where another place agrees, 0 not. */
export type Strength = 0 | 1 | 2;

/** What an amount is in its sentence. */
export interface Role {
  strength: Strength;
  /** Part of another amount. */
  part: boolean;
  /** The word by which it is asked for or given. */
  cue: string;
}

/** Where a sentence stands. */
export interface Setting extends Parties {
  section: Section;
  /** The line that leads up to it asks for what follows. */
  ledByAsk: boolean;
  /** It is the topic's title, which has no verb of its own. */
  title: boolean;
  /** The title speaks of giving or asking. */
  titleGives: boolean;
}

/** Of an amount that is merely there. */
export const noRole: Role = { strength: 0, part: false, cue: '' };
const clauseBreak =
  /;|—| – |, (?:who|which|where)\b|\b(?:because|whereas|although|though|while|after|since|but)\b|: /gi;
/** "We ask the DAO to cover the remaining 640 ETH": the rest is all that is asked. */
const asksForRest =
  /\b(?:we|i) (?:\p{L}+ )?(?:ask|request|propose)\b(?:(?!\bfirst\b)[^.;\d])*\b(?:donate|contribute|grant|give|cover|fund|provide) the remaining(?: about)? $/iu;
const connector =
  /^(?:,|,? and|,? plus|,? as well as|,? together with| ?\+| ?&|,? and (?:also )?(?:a further|another|an additional))* ?(?:up to )?$/i;
/** What each amount of a sentence is in it. The amounts' places are those of the sentence. */
export function rolesIn(sentence: string, amounts: readonly Amount[], setting: Setting): Role[] {
  const text = plainer(sentence);
  const roles: Role[] = [];
  for (const [at, amount] of amounts.entries()) {
    const previous = amounts[at - 1];
    const before = roles[at - 1];
    const between = previous ? text.slice(previous.end, amount.start) : undefined;
    const more =
      previous && /\b(?:additional|further|extra|another)(?: up to)? ?$/i.test(text.slice(0, previous.start));
    // "Another 600 ETH, for a total of 1,600 ETH": the total is not what is asked now.
    if (more && previous.asset === amount.asset && /\btotal\b/i.test(between ?? '')) {
      roles.push(noRole);
      continue;
    }
    const joined = between !== undefined && before && previous && connector.test(between);
    // "From one DAO 1,800 ETH, from this one 600 ETH": each is asked of somebody else.
    if (sharedOut(text, amounts, at)) {
      roles.push(noRole);
      continue;
    }
    // "1,200 ETH and 3,000,000 USDC": what holds for one holds for the other.
    const alike = joined && !amount.equivalent && previous.asset !== amount.asset;
    const own = alike ? before : roleOf(text, amount, previous?.end ?? 0, setting);
    // "A grant of 500 ETH and a loan of 1,500 ETH": the verb before the first asks for both.
    const listed =
      own.strength === 1 &&
      before?.strength === 2 &&
      /^(?:[^.;]{0,60}, | )?and (?:an?|to|also) /.test((between ?? '').trimStart());
    if (alike && excluded(text, amount)) roles.push(noRole);
    else roles.push(listed ? { ...own, strength: 2 } : own);
  }
  return roles;
}

function roleOf(text: string, amount: Amount, from: number, setting: Setting): Role {
  const left = text.slice(0, amount.start);
  const right = text.slice(amount.end, amount.end + 160);
  if (amount.cap && setting.titleGives && cappedTotal.test(left) && !/^(?:context|aside)$/.test(setting.section))
    return { strength: amount.rate ? 0 : 2, part: false, cue: left.slice(-60) };
  const part = (partBefore.test(left.slice(-60)) && !asksForRest.test(left)) || partAfter.test(right);
  if (part || excluded(text, amount)) return { ...noRole, part };
  if (
    (/\?["'”’)]*\s*$/.test(text) && !isMotion(text, setting)) ||
    /\b(?:each|every|any|per) (?:\p{L}+ ){1,2}(?:is|are|gets?|receives?|will|can|may|shall|would)\b/iu.test(left) ||
    hypothetical.test(left) ||
    reported.test(left) ||
    tellsOfGift(text, speaks(left, setting)) ||
    /\btoo (?:much|high|low)\b/i.test(right)
  )
    return noRole;
  const clause = Math.max(from, lastEnd(clauseBreak, left));
  if (negation.test(left.slice(clause))) return noRole;
  if (setting.section === 'aside') return noRole;
  if (askedBefore.test(left.slice(-120))) return { strength: 2, part, cue: left.slice(-60) };
  if (
    askedAfter.test(/, (?:about |some |approximately |around |up to )?$/.test(left) ? right.replace(/^,/, '') : right)
  )
    return { strength: 2, part, cue: right.slice(0, 60) };
  const after = nounAfter.exec(right)?.[0];
  // The balance itself, and not another amount: "the full balance, approximately 5,000 ETH".
  const whole = (asksForRest.test(left) ? left.replace(/remain\p{L}+(?= [^.;]{0,9}$)/iu, blank) : left).replaceAll(
    /\b(?:full|entire|whole) (?:balance|amount|sum|holdings?|reserves?)\b/gi,
    blank,
  );
  const before = lastCue(whole, clause, right);
  // "A 5,000 ETH loan": the noun says more than the verb before it.
  const cue = before ?? (after === undefined ? undefined : { kind: 'noun' as const, start: amount.start, word: after });
  return { strength: strengthOf(left, clause, cue, right, setting), part, cue: after ?? cue?.word ?? '' };
}

function blank(found: string): string {
  return '_'.repeat(found.length);
}

/** A motion is put as a question: "Shall the DAO contribute …?" */
function isMotion(text: string, { section }: Setting): boolean {
  return (
    (section === 'ask' ||
      section === 'request' ||
      /\b(?:put to (?:the|a) vote|question (?:is|before|put))\b/i.test(text)) &&
    /(?:^|: )\s*["“]?(?:shall|should|do (?:you|we) (?:approve|agree|support))\b/i.test(text)
  );
}

/** Whether what follows is what was asked before, or is not asked: "from 5,000 ETH to …". */
export function isOld(left: string): boolean {
  return notThis.test(left.slice(-60));
}

interface Cue {
  kind: 'ask' | 'give' | 'noun' | 'other';
  start: number;
  word: string;
}

/** The last word that says what the amount is. The longer one where two end together. */
function lastCue(left: string, from: number, right: string): Cue | undefined {
  const clause = left.slice(from);
  const found = (
    [
      ['other', otherwise],
      ['past', givenBefore],
      ['ask', asking],
      ['give', givingNow],
      ['noun', givingNoun],
    ] as const
  ).flatMap(([kind, pattern]) => {
    const last = lastMatch(pattern, clause);
    return last ? [{ kind, start: from + last.index, end: from + last.index + last[0].length, word: last[0] }] : [];
  });
  // "Guarantees withdrawals with 3,000 ETH": what follows "with" belongs to the verb, not to the word before it.
  const byVerb = /\bwith (?:up to +|a total of |at most |a sum of |about )*$/i.test(clause) || coveredUpTo.test(clause);
  const ofGain = givesGain.test(clause);
  // "Donate its surplus, 7,212 ETH, to users": named beside what is given.
  const beside = /, $/.test(left) && /^(?: in total| altogether| in all)?,/.test(right);
  const fitting = byVerb || beside || ofGain ? found.filter(({ kind }) => kind !== 'other') : found;
  const [best] = fitting.sort((a, b) => b.end - a.end || a.start - b.start);
  if (!best) return undefined;
  const verb =
    /^(?:ask|request)/i.test(best.word) &&
    /\b(?:we|i|they|will|would|shall|should|must|could|may|can|to|not|and|proposal|motion) $/i.test(
      left.slice(0, best.start),
    );
  if (verb) return { kind: 'ask', start: best.start, word: best.word };
  if (best.kind !== 'past') return { kind: best.kind, start: best.start, word: best.word };
  const passive = /\b(?:be|is|are|being)(?: \p{L}+ly| hereby)? $/iu.test(left.slice(0, best.start));
  return { kind: passive ? 'give' : 'other', start: best.start, word: best.word };
}

function strengthOf(left: string, clause: number, cue: Cue | undefined, right: string, setting: Setting): Strength {
  const { section, ledByAsk, title } = setting;
  if (cue?.kind === 'other') return 0;
  const subject = left.slice(0, cue?.start ?? left.length);
  // "Pay a bounty of": the verb opens, and the noun says what is given.
  const start = cue?.kind === 'noun' ? subject.slice(clause).replace(givesNoun, '') : subject.slice(clause);
  const opening =
    /^(?:[\s\d.)(*•-]|step \d+:?|then|please|first|second|finally|to|and|or|also|the|an?|\p{L}+ly)*$/iu.test(start);
  if (title) return cue && (opening || asks(subject)) ? 2 : 1;
  if (ledByAsk) return opening || !cue ? 2 : framed(left, subject, cue, right, setting);
  if (!cue) return section === 'ask' && left.trim() === '' ? 2 : 0;
  if (cue.kind === 'ask') {
    // "The ARFC will ask for 1,000 ETH": not yet. "It should ask for 400 ETH": advice.
    if (/\b(?:has|have|had|was|were|will|should|must|could|may|can|plans? to|going to)(?: \p{L}+ly)? $/iu.test(subject))
      return 0;
    if (/^need/i.test(cue.word) && !/\b(?:we|i|this proposal) $/i.test(subject)) return 0;
    if (/^(?:approv|authori)/i.test(cue.word))
      return asks(subject) && speaks(subject, setting) && nounAfter.test(right) ? 2 : 1;
    // "We propose to withdraw 4,000 ETH": a verb stands between that gives nothing.
    const rest = left.slice(cue.start + cue.word.length);
    if (/\bto (?!the\b|a\b|an\b|our\b|us\b|its\b|\d|\p{Lu})\p{Ll}+|\bthat\b/u.test(rest.replaceAll(/\bup to\b/gi, '')))
      return 0;
    if (outsider(subject, setting) && !applies(subject, cue.word, `${rest} ${right}`, setting)) return 0;
    const own =
      opening ||
      speaks(subject, setting) ||
      applies(subject, cue.word, `${rest} ${right}`, setting) ||
      /\bfrom (?:the|our) (?:\p{L}+ ){0,2}(?:dao|treasury|community|foundation|collector)\b/iu.test(right);
    return own || section !== 'context' ? (own ? 2 : 1) : 0;
  }
  // "Transfer 180,000 USDS from the treasury to …": a step of what is to be done.
  const step =
    cue.kind === 'give' &&
    /^[^.;]{0,12}\bfrom (?:the|our) (?:\p{L}+ ){0,2}?(?:dao|treasury|collector|reserves?|buffer|foundation|comptroller|multi-?sig|fund|pool|wallet|vault|agent|timelock)\b[^.;]{0,80}\bto\b/iu.test(
      right,
    );
  if (opening && step && section !== 'context') return 2;
  // "We propose a package: a gift of 1,000 ETH and a loan of 2,000 ETH".
  const head = left.slice(0, clause);
  if (opening && /: $/.test(head) && asks(head) && speaks(head, setting) && section !== 'context') return 2;
  if (opening) return section === 'ask' || section === 'request' ? 2 : section === 'context' ? 0 : 1;
  return framed(left, subject, cue, right, setting);
}

/** Whether somebody asks for the giving: by a verb of asking, or as the will of whom it is asked of. */
function framed(left: string, subject: string, cue: Cue, right: string, setting: Setting): Strength {
  const verb = lastMatch(asking, subject);
  if (verb && applies(subject.slice(0, verb.index), verb[0], `${left.slice(verb.index)} ${right}`, setting)) return 2;
  if (outsider(subject, setting)) return 0;
  const will = willed(left, subject, cue, setting);
  const ask = lastMatch(asking, subject);
  // "We propose to recall the loan of": a verb stands between that gives nothing.
  if (ask && cue.kind === 'noun' && takesBack.test(left.slice(ask.index, cue.start))) return 0;
  if (ask) {
    const before = subject.slice(0, ask.index);
    if (/\b(?:has|have|had|was|were)(?: \p{L}+ly)? $/iu.test(before)) return 0;
    if (outsider(before, setting)) return 0;
    const own =
      speaks(before, setting) || before.trim().length < 3 || /^(?:is|are|it is|hereby|resolved)/i.test(ask[0]);
    return own || will === 2 ? 2 : 1;
  }
  return will;
}

/** Whether it is the will of whom it is asked of: "the DAO shall …", "this proposal transfers …". */
function willed(left: string, subject: string, cue: Cue, setting: Setting): Strength {
  const end = insiderEnd(subject, setting);
  if (end === undefined) return modal(subject) ? 1 : 0;
  const between = left.slice(end, cue.start);
  if (/\b(?:has|have|had|was|were|did|already|recently|once)\b/i.test(between)) return 0;
  if (
    /^ (?:\p{L}+ly |also |then )?(?:asked|requested|proposed|sought|applied|wanted|wrote|voted|gave|paid|lent|approved|granted|received|got|made|offered|suggested|planned|announced|promised|sent|took|ran|used|spent|discussed|considered|submitted|posted|filed)\b/iu.test(
      between,
    )
  )
    return 0;
  if (cue.kind === 'noun') {
    const made =
      /\b(?:is|are|be|for|will|shall|would|should|includes?|makes?|concerns?|provides?|grants?|gives?|offers?|extends?|commits?|donates?|contributes?|allocates?|sends?|deposits?|awards?|releases?|pays?|lends?|transfers?|opens?|establish(?:es)?|creates?|sets? up|approves?|authori[sz]es?|issues?|enters? into|ratif(?:y|ies)|confirms?|with|through|by|via)\b/i;
    return made.test(between) ? 2 : 1;
  }
  if (/ing$/i.test(cue.word) && !/\b(?:be|is|are|am|consider|by|in|of)\b|['’](?:m|re)\b/i.test(between)) return 1;
  // "The DAO sends 3 ETH": a habit, unless the topic is about giving.
  const habit =
    /^(?:send|pay|distribut|provid|spend|transfer|allocat|stream|mov|fund|us|suppl|deposit|direct|mint|issu|offer|return|releas|support|back|cover|invest|draw)\p{L}*s$/iu.test(
      cue.word,
    ) &&
    !/\b(?:will|shall|would|should|to|be|is|hereby)\b/i.test(between) &&
    /\b(?:dao|treasury|foundation|council|protocol|company|community|collector|\p{Lu}\p{L}+)$/u.test(
      subject.slice(0, end),
    );
  if (habit && !setting.titleGives && setting.section !== 'ask' && setting.section !== 'request') return 1;
  if (/\b(?:can|may|could)\b/i.test(between)) return 0;
  return between.length < 160 ? 2 : 1;
}

function modal(subject: string): boolean {
  return /\b(?:shall|will|should|to be|must)(?: \p{L}+ly| hereby)? (?:be )?$/iu.test(subject);
}

function asks(subject: string): boolean {
  return lastMatch(asking, subject) !== undefined;
}

function lastEnd(pattern: RegExp, text: string): number {
  const last = lastMatch(pattern, text);
  return last ? last.index + last[0].length : 0;
}
