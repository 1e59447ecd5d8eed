import type { Instrument } from '../../../domain/rescue/instrument';
import { swapWords } from './cues';
import type { Mention } from './mention';

/** An instrument that is known. */
export type Kind = Exclude<Instrument, 'unknown'>;

const kinds: readonly (readonly [Kind, RegExp])[] = [
  [
    'loan',
    /\b(?:lend(?:s|ing)?(?! (?:market|protocol|pool|platform|side|venue|app))|lent|loan(?:s|ed)?|borrow(?:s|ing)?(?! (?:cap|rate|side|position))|credit (?:line|facility)|line of credit|(?:\p{L}+ )?facility|lender|borrower|(?<!non[- ]?)repayable|bridge financing|advance(?:s|d)? against|repay(?:s|ment|ing)? (?:over|within|by|schedule|from)|(?:to be |be |are |is )?repaid (?:over|within|by|in|from|with|first|out))\b/giu,
  ],
  [
    'guarantee',
    /\b(?:guarant(?:ee|ees|eeing|y)|backstop(?:s|ping)?|underwrit(?:e|es|ing)|first-loss (?:cover|capital|tranche|guarantee)|insur(?:es|ing)|surety|standby|contingent (?:commitment|cover|liability)|indemnif(?:y|ies))\b/gi,
  ],
  [
    'deposit',
    /\b(?:deposit(?:s|ing)?(?! (?:cap|contract|address))|seed(?:s|ing)?(?! (?:phrase|round|investor))|suppl(?:y|ies|ying)(?= (?:[\d$\uE002]|up to|an? |additional|liquidity|of|the market|into|it|them|to))|(?:provide|providing|provision of|protocol-owned|seed|initial|additional|add|adding|inject(?:ing)?|bootstrap(?:ping)?) liquidity|liquidity (?:provision|pool|position|deposit|injection|seeding)|LP (?:position|tokens?)|as LP|stak(?:e|ing)(?= (?:[\d$]|up to)))\b/gi,
  ],
  [
    'gift',
    /\b(?:donat(?:e|es|ing|ed|ion|ions)|gift(?:s|ed|ing)?|giv(?:e|es|ing)|grant(?:s|ed|ing)?(?! (?:programme|program|committee))|contribut(?:e|es|ing|ed|ion|ions)|compensat(?:e|es|ing|ed|ion)|reimburs(?:e|es|ing|ed|ement|ements)|refund(?:s|ed|ing)?|restitution|sponsor(?:s|ing|ship)?|subsid(?:y|ise|ize)|non-(?:repayable|refundable|recoverable)|mak(?:e|es|ing) (?:[\p{L}’' ]{1,40} )?whole|write-?off|bail-?out|repay(?:s|ing)? (?:[^.;]{0,40} )?(?:bad|excess)|relief (?:payment|fund))\b/giu,
  ],
];

const denied =
  /\b(?:not|no|rather than|instead of|without|never|nor|neither|considered|against)(?: \p{L}+){0,2}? (?:an? |any |the )?(?:loans?|gifts?|grants?|donations?|deposits?|guarantees?|repayment|interest|lend|lent|donate|deposit|guarantee|credit|repaid)\b|\bno (?:repayment|interest|loan)\b/giu;
/** What the money is for makes it a gift, where nothing says that it comes back. */
const purpose =
  /\b(?:relief|rescue|recover(?:y|ies)|victims?|affected|recapitali[sz]\p{L}*|cover(?:s|ing)? (?:the|its|their|all|these) \p{L}+|bad debt|excess debt|shortfall|deficit|coalition|depositors|claimants|slash(?:ing|ed)|DeFi United|lost (?:their|his|her|funds)|users who lost|impaired|socializ\p{L}+ loss\p{L}*|hole|grants?|funding request|request(?:ing)? funding|fund(?:s|ing)? (?:the|a|an|our|development)\b(?! (?:\p{L}+ )?reserve)|hackathon|public goods|scholarship|bount(?:y|ies)|prizes?|rewards?|incentives)\b/iu;
/** Paid for: neither given nor lent. */
const paid =
  /\b(?:services?|service provider|salar(?:y|ies)|fees?|retainer|engagement|compensation for our|remuneration|renew(?:al|s|ed)?|invoice|contract(?:or|ors)?|stream(?:ed|s|ing)?|audit|budget|payroll|headcount|FTEs?|vendor|licen[cs]e|subscription|work)\b/i;
const release =
  /\b(?:releas(?:e|es|ing|ed)|unfreez(?:e|es|ing)|unlock(?:s|ing|ed)?|unblock(?:s|ing)?|hand(?:s|ing)? over the (?:frozen|seized)|return of the (?:frozen|seized))\b/i;
const neutralGift = /^contribut|^(?:fund|support|cover|commit|pledg|participation|share)/i;

/** What stands around the asks of a topic. */
export interface Surroundings {
  title: string;
  /** The lines of the opening post. */
  lines: readonly string[];
}

/** What kind of money an ask is: from the word by which it is asked, then its sentence, the title, and the lines of terms. */
export function instrumentOf(mentions: readonly Mention[], { title, lines }: Surroundings): Instrument {
  const stated = lines.map(
    (line) =>
      /^(?:instrument|type|form|nature|structure|kind)(?: of (?:the )?\p{L}+)? ?[:|–-] ?(.{2,80})/iu.exec(line)?.[1],
  );
  for (const line of stated) {
    const kind = line === undefined ? undefined : firstKind(line);
    if (kind) return kind;
  }
  const asked = mentions.filter(({ strength }) => strength > 0).sort((a, b) => b.strength - a.strength);
  for (const mention of asked) {
    const local = localKind(mention);
    if (local) return local;
  }
  const said = asked.map(({ around, segment }) => segment || around);
  if ([...said, title].some((text) => release.test(text))) return 'unknown';
  const kind = [...said, title].map(firstKind).find((found) => found !== undefined);
  if (kind) return kind;
  const terms = lines
    .map(cleared)
    .find((line) =>
      /\b(?:interest (?:rate )?of|% (?:interest|APR)|repaid|repayment(?! (?:contract|address|adapter|bot|helper))|collaterali[sz]ed by|maturity)\b/i.test(
        line,
      ),
    );
  if (terms !== undefined) return 'loan';
  const all = [...said, title].join(' ');
  const work = /\b(?:services|salar(?:y|ies)|retainer|remuneration|stream(?:ed|ing))\b|\bfor [^.]{0,40}\bwork\b/i.test(
    said.join(' '),
  );
  if (work || (paid.test(said.join(' ')) && !/\b(?:relief|rescue|recovery|victims?|depositors)\b/i.test(all)))
    return 'unknown';
  // A post that speaks of one kind only, where it asks.
  const named = new Set(
    lines
      .filter((line) => /\b(?:request|propos|ask|take part|participat|join|motion)\p{L}*/iu.test(line))
      .flatMap((line) => firstKind(line) ?? []),
  );
  const [only] = named.size === 1 ? named : [];
  if (purpose.test(all)) return 'gift';
  if (only) return only;
  return purpose.test(lines.slice(0, 6).join(' ')) ? 'gift' : 'unknown';
}

/** By the word before or after the amount. Words that could be either wait for what follows. */
function localKind({ cue, right, around, segment }: Mention): Kind | undefined {
  const followed = cleared(right);
  const form =
    /\b(?:as|in the form of|through|via|by way of|structured as) (?:an? |the )?(?:\p{L}+[- ]){0,3}?(loan|credit|facility|gift|grant|donation|deposit|guarantee|backstop|liquidity|LP)\b/iu.exec(
      followed,
    )?.[1];
  if (form)
    return firstKind(
      /^(?:credit|facility)$/i.test(form) ? 'loan' : /^(?:liquidity|LP)$/i.test(form) ? 'deposit' : form,
    );
  const word = firstKind(cue);
  if (word && !(word === 'gift' && neutralGift.test(cue))) return word;
  if (release.test(cue)) return undefined;
  const soft = word === 'gift';
  const inSentence = firstKind(followed) ?? firstKind(segment);
  if (inSentence && (!soft || inSentence === 'loan')) return inSentence;
  if (soft)
    return /\b(?:loan|lend|credit (?:line|facility)|repaid|(?<!non[- ]?)repayable)\b/i.test(cleared(around)) &&
      !/\b(?:gift|grant|donat)/i.test(around)
      ? 'loan'
      : 'gift';
  return undefined;
}

function cleared(text: string): string {
  return text.replaceAll(denied, ' ');
}

/** The kind that a word of giving means by itself. */
export function kindOf(cue: string): Kind | undefined {
  return firstKind(cue);
}

/** The kind that is named first. */
function firstKind(text: string): Kind | undefined {
  const clear = cleared(text);
  const places = kinds.flatMap(([kind, pattern]) => {
    const at = clear.matchAll(pattern).next().value?.index;
    return at === undefined ? [] : [{ kind, at }];
  });
  return places.sort((a, b) => a.at - b.at)[0]?.kind;
}

/** Whether a treasury only changes what it holds: nobody is given anything. */
export function isSwap({ sentence, cue }: Mention, title: string): boolean {
  const given = /\b(?:donat|grant|compensat|reimburs|contribut|lend|loan|gift|refund|make .{1,40} whole)/i;
  if (given.test(cue) || /\b(?:facility|credit line|line of credit|guarantee|backstop)\b/i.test(cue)) return false;
  // "Paid in ARB at the 30-day TWAP": how a payment is counted.
  const paidAt = /\b(?:paid|payable|denominated|valued|settled|disbursed)\b[^.;]*\bTWAP\b/i.test(sentence);
  return ((swapWords.test(sentence) && !paidAt) || swapWords.test(title)) && !given.test(sentence);
}
