import { insider } from './cues';

/** Who may speak for those who ask, or are asked. */
export interface Parties {
  /** Names of the DAOs that are asked, in lower case. */
  daos: ReadonlySet<string>;
  /** All names in the title. */
  names: ReadonlySet<string>;
}

const nameBefore =
  /(\p{Lu}[\p{L}\p{N}.’']*)((?: (?:DAO|Treasury|Foundation|Labs|Finance|Protocol|Council|Network|Company|LLC|Inc\.?))?)(?:,? (?:also|now|personally|jointly|hereby|further|then|will|would|shall|should|may|can|has|have|to|is|are|wants?|wanted|wishes|plans?|intends?|hopes?|offer(?:s|ed)?|promise[sd]?|decided|agreed|announced|suggest(?:s|ed)?|said|says|thinks?|\p{Ll}+ly))* ?$/u;

/** Whether somebody else is the subject of the verb that follows. Names in the title are those who ask, or are asked. */
export function outsider(subject: string, { daos, names }: Parties): boolean {
  const found = nameBefore.exec(subject.slice(-120));
  const [, written = '', kind = ''] = found ?? [];
  const name = written.replace(/['’].*$/, '');
  if (name === '' || daos.has(name.toLowerCase()) || names.has(name.toLowerCase())) return false;
  // "The Agent": a name of one that can speak.
  const known = lastMatch(insider, subject);
  if (known && /^[^.;,]{0,3}$|^ /.test(subject.slice(known.index + known[0].length)) && known[0].endsWith(name))
    return false;
  const first = found !== null && subject.slice(-120).slice(0, found.index).trim() === '';
  const usual =
    /^(?:We|I|The|This|That|It|If|In|To|And|Our|Please|Then|You|Lets?|DAOs?|Foundation|Treasury|Council|Association|Board|Committee|Company|Proposal|AIP|ARFC|GIP|TLDR|TL|DR|Safe|Collector|Summary|Ask|There|Hereby|RESOLVED|Resolved|Upon|Motion|Action|Step|On|For|As|Executive|Community|Protocol|Trust|Executor|Steward|Timelock|Multisig|Fund|Governance|Let|Also|Hence|Therefore|Thus|So|Today|Now|Specifically|Here|Instead|Tokenholders|Members|Vote|English|Amount|BE|IT|NOW|THEREFORE|WHEREAS|THAT|THE|Update|UPDATE|Edit|EDIT|Donation|Grant|Loan)$/.test(
      name,
    );
  return !usual && !(first && kind === '' && /(?:ing|ly|ed)$/.test(name));
}

const applicant =
  /\b(?:the|this|our|a) (?:\p{L}+ ){0,2}?(?:collective|guild|team|(?:working )?group|committee|company|cooperative|co-op|vehicle|labs?|authors?|project|initiative|undersigned|applicants?|borrower|grantee|contributors?|society|charity|maintainers?|delegates?|steward|studio|firm|desk|unit|squad|pod|alliance|coalition|recipient|fund|foundation|trust) (?:is |are |hereby |now |kindly |respectfully |therefore |formally |would like to )*$/iu;

/** Those who lost, where they ask the DAO itself. */
const harmed =
  /\b(?:the|these|those) (?:\p{L}+ )?(?:trustees|claimants|victims|lenders|depositors|savers|signatories) (?:hereby |now |kindly |respectfully |therefore )*$/iu;

/** Whether an applicant asks for what follows: one of the title, one of a kind that applies, or anybody who asks the DAO itself. */
export function applies(
  subject: string,
  verb: string,
  rest: string,
  { names, section }: Parties & { section: string },
) {
  const plural = /^(?:request|ask|seek)$/i.test(verb) && harmed.test(subject);
  if (!plural && !/^(?:request(?:s|ing)|appl(?:ies|ying) for|ask(?:s|ing)|seek(?:s|ing))$/i.test(verb)) return false;
  if (/\b(?:has|have|had|was|were|not|never|nobody|already|who|which|that) (?:\p{L}+ly )?$/iu.test(subject))
    return false;
  const [, name = ''] = nameBefore.exec(subject.slice(-120)) ?? [];
  const known = names.has(name.replace(/['’].*$/, '').toLowerCase());
  const ofDao =
    /\b(?:from|of) (?:the|this|our) (?:\p{L}+ ){0,2}(?:dao|treasury|community|foundation|collector)\b|^\S+ (?:that )?(?:the|this|our) (?:\p{L}+ )?(?:dao|community|tokenholders|members)\b/iu.test(
      rest,
    );
  if (plural) return ofDao;
  return known || applicant.test(subject) || (name !== '' && (ofDao || section === 'ask' || section === 'request'));
}

/** Whether those who write, or those they write to, speak. */
export function speaks(text: string, setting: Parties): boolean {
  return insiderEnd(text, setting) !== undefined;
}

/** Where the last words end that can speak for those who ask. */
export function insiderEnd(text: string, { daos }: Parties): number | undefined {
  const known = lastMatch(insider, text);
  let end = known ? known.index + known[0].length : undefined;
  for (const match of text.matchAll(
    /(?<!\b(?:of|by|at|for|with|from|to) )\b(\p{Lu}[\p{L}.]+)(?: DAO| Treasury| treasury| Foundation)?\b/gu,
  )) {
    if (daos.has((match[1] ?? '').toLowerCase())) end = Math.max(end ?? 0, match.index + match[0].length);
  }
  return end;
}

/** The last place of a pattern. */
export function lastMatch(pattern: RegExp, text: string): RegExpExecArray | undefined {
  return [...text.matchAll(pattern)].at(-1);
}
