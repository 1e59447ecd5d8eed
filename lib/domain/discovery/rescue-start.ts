import type { TopicAmount } from '../governance/topic';
import type { Candidate } from './candidate';
import { asksNothing, gives, isPast, serves, sets, tells } from './cues';

/** What was read of a text that may begin a rescue. Text of others. */
export interface RescueStart {
  /** Who was hit, where a name stands out. */
  protocol?: string;
  /** How much is missing, as it is first told. */
  loss?: { amount: string; asset: string };
  ask: TopicAmount;
}

/** Something happened, and somebody lost by it. */
const happened =
  /\b(?:exploited|hacked|drained|robbed|emptied|stolen|attacked|compromised|insolvent|unbacked|theft|exploiter|attacker|bailout|recapitali\w+)\b|\b(?:exploit|hack|attack|incident|attack) (?:of|on|at)\b|\b\p{Lu}[\p{L}\d]+(?:['’]s)? (?:bridge )?(?:exploit|hack|attack|incident|shortfall|insolvency|bad debt)\b|\b(?:bad debt|shortfall|hole|gap)\b|\b(?:no|not|under-?collateral\w*|without|lacks?|restor\w+ the) (?:fully )?back(?:ed|ing)\b|\b(?:are|is) (?:missing|gone|out)\b|\bmissing:|\blost\b|\blosses:|\bgot away with\b|\bde-?pegg?(?:ed)?\b|\bslash(?:ed|ing)\b|\bunder-?collaterali[sz]ed\b/iu;
/** It could happen, did not, is long over, or happened to many others. */
const notNow =
  /\b(?:could|would|might|may|if|never|avoid|prevent|future|risk of|no (?:bad debt|funds|users?)|not expected|no action|without an? incident|fully backed again|repaid long ago|has been covered|was covered|automatically|back to normal|written off|competitors|exploits|hacks|incidents|attacks|every hack|each (?:month|year))\b/i;
/** For whom or what it is asked. */
const forVictims =
  /\b(?:users?|depositors?|victims?|lps?|suppliers?|holders|stakers|lenders|those hit|claimants?|recover\w*|relief|bail-?out|backstop|reopen|withdraw\w*|cover\w*|fill\w*|gap|hole|make\b.{0,20}\bwhole|reimburse\w*|repay|back(?:ed|ing)|peg|insolven\w+|recapitali\w+|shortfall|bad debt|contribut\w+|solidarity|missing|stolen|drained|rescue)\b/i;
const ordinaryTitle =
  /\b(?:budget|renewal|election|quarter\w*|season|grant|bounty|safe harbou?r|insurance|audit|verification|partnership|framework|council|guardian|sunset|reserve policy|tokens sent|deploy|launch|incentives?|compensation of contributors|gas|outage|raise)\b/i;
const mostLines = 60;

/** What begins a rescue in a text: something happened, much is missing, and others are asked to give. `undefined`: it does not read so. */
export function readRescueStart({ title, lines, asks, mentioned }: Candidate): RescueStart | undefined {
  if (tells.test(title) || ordinaryTitle.test(title) || (sets.test(title) && !happened.test(title))) return undefined;
  const read = lines.slice(0, mostLines);
  if (read.some((line) => asksNothing.test(line))) return undefined;
  const sentences = [title, ...read].flatMap((line) => line.split(/(?<=[.!?])\s+/));
  const ofLoss = sentences.filter((sentence) => happened.test(sentence) && !notNow.test(sentence));
  if (ofLoss.length === 0) return undefined;
  const amounts = [...mentioned, ...asks];
  const loss = amounts.find(({ sentence }) =>
    ofLoss.some((each) => each.includes(sentence) || sentence.includes(each)),
  );
  if (!loss && !happened.test(title)) return undefined;
  const isAid = ({ sentence }: TopicAmount): boolean => !serves.test(sentence) && !serves.test(title);
  const asked =
    asks.find((ask) => ask.confidence === 'high' && isAid(ask)) ??
    mentioned.find((ask) => ask !== loss && gives.test(ask.sentence) && !isPast.test(ask.sentence) && isAid(ask));
  if (!asked || !sentences.some((sentence) => forVictims.test(sentence))) return undefined;
  const protocol = protocolIn([title, ...ofLoss]);
  return {
    ...(protocol !== undefined && { protocol }),
    ...(loss && loss !== asked && { loss: { amount: loss.high, asset: loss.asset } }),
    ask: asked,
  };
}

const noName =
  /^(?:The|This|That|We|Our|After|Help|Support|Request|Proposal|Emergency|Fund|Contribution|Covering|Bad|Joint|Rescue|Relief|Unbacked|Socialised|Insolvency|Restor\w+|Reimburs\w+|Fill|Temp|Check|ARFC|RFC|AIP|An?|As|In|It|Its|If|On|Two|Three|Losses|Missing|Yesterday|DAOs?|DAO|TEMP|CHECK|LPs|Recapitali\w+|Users|Protocol|Exploit|Hack|Call|Solidarity|Vyper|January|February|March|April|May|June|July|August|September|October|November|December|\p{L}+day)$/u;

/** The name that stands nearest to what happened. */
function protocolIn(texts: readonly string[]): string | undefined {
  for (const text of texts)
    for (const [name] of text.matchAll(
      /\b\p{Lu}[\p{L}\d]{2,}(?: (?:Finance|Protocol|Markets?|Lending|Bank|DAO|Labs|Network))?\b/gu,
    ))
      if (!noName.test(name) && !/^[A-Z\d]{2,5}$/.test(name)) return name;
  return undefined;
}
