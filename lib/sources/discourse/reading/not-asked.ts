import { asking, lostAfter, notThis, pastAfter } from './cues';
import type { Amount } from './number/amounts';

/** Directly after an amount: what is given. "A 5,000 ETH loan". */
export const nounAfter =
  /^,? ?(?:tokens? )?(?:[Ff]rom [^.;,]{3,40} )?(?:(?:one-off|one-time|emergency|treasury|interest-free|unsecured|secured|bridge|credit|relief|recovery|rescue|grant|revolving|senior|first-loss) )*(?:grants?|donations?|contributions?|gifts?|loans?|facility|credit line|line of credit|funding|transfer|release|deposit|guarantee|backstop|allocation|payment|compensation|reimbursement|refund|allowance|commitment|injection|package|pledge|request|budget|bailout|relief|top-?up|stipend|retainer|subsidy|endowment|replenishment|refill|increment|prize pool)\b/i;

/** "Repay 2,000 ETH of bad debt": what is lost is what is asked. */
const covered =
  /\b(?:repay|cover|pay (?:off|down|back)|settle|cancel|clear|offset|absorb|fill|reimburse|refund|compensate)(?:s|ing)?(?: up to| the| all| a total of)* ?$/i;

/** Within the same clause, and of no rate of interest. */
const habitual =
  /^[^,.;:(%\d]{0,80}?\b(?:(?:every|each|per) (?:day|week|month|quarter|year|annum|epoch|block)|monthly|weekly|daily|annually|yearly)\b/i;

/** "Provided that 20,000 ETH are pledged by others": on what it depends, up to the next comma. */
const condition =
  /\b(?:provided(?: that)?|(?:on|under) (?:the )?condition(?: that)?|conditional (?:up)?on|contingent (?:up)?on|subject to(?! an? (?:\p{L}+ )?(?:cap|maximum|limit|ceiling))|(?:only|even|but) (?:if|when|once|after)|if|(?<!\bat )once|until|unless|as soon as|in the event|in case|when(?:ever)?|requires? that|assuming)\b(?! (?:this |the |it |(?:we|you) )?(?:\p{L}+ )?(?:is )?(?:pass(?:es|ed)?|approved?|approves|accepted|adopted|agreed?)\b)(?:[^,;:]|,(?=\d))*$/iu;

/** "Requests above 100,000 USDC need a vote": a rule for all, and no ask. */
const rule =
  /(?:^\W*|[.;:,(] ?|\b(?:all|any|for|of|only|such|and|or|that|when|no|single|most|new|smaller|larger|funding|grant|treasury|payment) )(?:requests|grants|loans|applications|proposals|contributions|claims|deposits|payments|transfers|withdrawals|transactions|orders|positions|amounts|donations|invoices|expenses|purchases|anything|balances|wallets|spending|teams?|applicants?|projects?|everything) (?:(?:that|which) (?:are|is|exceeds?) |(?:may|can|will|must) (?:not )?(?:request|ask for|receive|apply for|get) )?(?:worth |of )?(?:(?:more|less|larger|smaller|greater|higher|lower|bigger|fewer|other) than|over|above|under|below|between|from|exceeding|up to|at least|>|≥|<|≤)(?: about| an?)? ?(?:[\d.,]+ ?[km]? ?(?:[A-Z]{2,6} )?(?:to|and|-|–) ?)?$/i;

/** "A market that holds", "secured on", "slashing of": of what stands in for it, or may be lost. */
const securing =
  /\b(?:(?:secured|collaterali[sz]ed|backed|covered) (?:by|with|on|against)|(?:security|collateral|surety|pledge|charge|lien|mortgage|assignment)(?: (?:of|in|over|on|worth|by|for))?(?: [\p{L}’' -]{1,60} (?:of|over|worth|estimated at|valued at))?|against (?:collateral|security|receivables|claims)(?: of| worth)?|(?:bond(?:ed)?|stake[ds]?|slash(?:ed|es|ing)?)(?: (?:of|for|by|up to))?|liab(?:le|ility)(?: [\p{L} ]{1,40})?(?: (?:to|at|for|of|is|up to))*|(?:policy|insur(?:ed|er|ance)|deductible|excess|premium|sum insured)(?: [\p{L} ]{1,40})?(?: (?:to|at|for|of|is|up to))*|(?:arrangement|origination|commitment|exit|default|late|management|success|performance|gas|swap|trading|protocol|termination|cancellation|referral|placement|set-?up|withdrawal|listing|annual|platform|flash ?loan) fees?(?: (?:of|is|are|at|about|to|totall?ing))*|(?:fine|penalty|haircut|discount|rebate|commission|spread) (?:of|is))(?: about| up to| at most| around)* ?$/iu;

/** "In monthly instalments of": a part of what is given or paid back. */
const instalment =
  /\b(?:(?:monthly|quarterly|weekly|annual|yearly|equal|regular|\d+|two|three|four|five|six|twelve) (?:\p{L}+ )?(?:payments?|instal?lments?|tranches|repayments|rates)|(?:part|rest|balance|remainder|half|quarter|third)) (?:of|at)(?: about| up to)? ?$/iu;

/** "Received a grant of": history, unless somebody asks after it. */
const received =
  /\b(?:(?:have |has |had )?(?<!\bbe )(?:received|got|obtained|won|spent|returned|used|burned|sold|earned|collected|gave back)|(?:was|were|been) (?:given|granted|awarded|paid|lent|allocated|funded))\b(?:[^.;,]|[.,](?=\d))*$/i;

/** What others gave, or must give: "pledged by others", "from other participants". */
const byOthers =
  /^ ?(?:\([^)]{0,40}\) ?)?(?:(?:is|are|was|were|has|have|had|being|already|so far|been|in total|or more) )*(?:(?:pledged|committed|raised|contributed|donated|given|promised|provided|covered|collected|confirmed|matched|delivered|signed up)\b(?! (?:that|against|on|with)\b)|(?:of|in) (?:pledges|commitments|volume|depth|trading|deposits|collateral|TVL|revenue|fees|open interest|insurance|claims)\b|(?:from|by) (?:the )?(?:other|others|third|partners?|private|outside|external|investors)\b|(?:within|around) [\d.]+ ?%|at [$€£]|as (?:collateral|security|a (?:fee|premium|bond|reserve|buffer|price|condition|threshold))\b|arrangement fee|origination fee|exit fee|commitment fee|(?:in )?(?:security|slashing|slashed)\b)/i;

/** "The limit per transfer to 500 ETH", "a bucket of": settings of something that goes on. */
const setting =
  /\b(?:limits?|thresholds?|quorum|buffers?|buckets?|capacity|bonus|factor)\b(?: \p{L}+){0,5} (?:to|at|from|is|be)(?: up to)? *$|\b(?:buffer|bucket|capacity|quorum|threshold) of(?: up to| at least)? *$/iu;
/** "Proposers deposit 500 COMP", "allow the minter to mint": what those who use it do. */
const ofUsers =
  /\b(?:proposers|borrowers|integrators|operators|validators|relayers|applicants|teams|projects|lenders|liquidators|users|depositors|delegates|issuers|minters|participants|suppliers|vendors|bidders|buyers|sellers|winners|claimants|stakers|holders|(?:each|every|any) \p{L}+)(?: (?:shall|will|must|should|can|may|would|have to|has to|need to|needs to))?(?: also| each| then)? (?:deposit|pay|post|send|provide|give|lend|contribute|lock|stake|transfer|supply|receive|get|earn|commit|put up|return|repay|donate|buy|sell|mint|withdraw|claim)s?\b(?:[^,;.]|[.,](?=\d)){0,60}$|\b(?:allow|permit|enable|let|(?:authori[sz]e|empower)(?=s? [^.;,]{1,40} to mint\b))(?:s|ing)? (?!(?:the|our) (?:dao|treasury|council|committee|foundation|multi-?sig|collector)|us\b)[^.;,]{1,40} to \p{L}+(?: up to)? *$/iu;
/** "To the treasury", also "of unspent money to the treasury": it comes, and does not go. */
const towardsDao =
  /^ ?(?:\([^)]{0,40}\) )?(?:tokens? )?(?:(?:of|in|from|worth of) (?:(?! to )[^.;:,]){1,60} )?(?:back )?(?:in)?to (?:the|our|this) (?:dao|dao['’]s treasury|dao treasury|community treasury|treasury|collector)\b(?! of\b)/i;

/** "Accept a donation of", "borrow": the DAO takes, and does not give. */
const taken =
  /\b(?:accept|welcome|acknowledge|take(?! part\b)|decline|refuse)(?:s|ing)?(?: (?:an?|the|this|its|their|any|our))?(?: (?!to\b)[\p{L}’'-]+){0,4}? ?(?:donation|gift|grant|contribution|payment|offer|loan|deposit|funding|transfer|sum|refund|repayment|return|settlement|credit line|facility|pledge)?(?: (?:of|for|worth|over))?(?: up to| about| exactly)* ?$/iu;
const borrowedByDao =
  /\b(?:the|our|this) (?:\p{L}+ )?(?:dao|treasury|protocol) (?:(?:shall|should|will|would|to|may) )?(?:borrow|draw|take out|raise)s?\b[^.;,]{0,40}$/iu;
/** "Pay each of the victims a flat": of each, and not of all. */
const ofEach =
  /\b(?:(?:each|every)(?: one)? of [^.;,]{1,50}?|(?:each|every)(?: (?!(?:whole|loss(?:es)?|shortfall|deficit|damages?)\b)[\p{L}-]+){1,3}?)(?: (?:an?|the|with|of|sum|flat|total|maximum|payment|fixed|up to|about|exactly))* $/iu;
/** "Ask the founder to repay the 750 ETH he borrowed": what others owe. */
const owedByOthers =
  /\b(?:ask|urge|demand|instruct|order|require|oblige|remind|call on|call upon|want|expect|force)(?:s|ing|ed)? (?:that )?(?:(?!(?:dao|treasury|community|foundation|council|protocol|committee|members|delegates|collector)\b)[\p{L}’'.-]+ ){1,4}to (?:repay|return|pay back|give back|hand back|send back)\b[^.;]{0,60}$|\b(?:ask|request|demand|insist|require|propose)(?:s|ing|ed)? that (?:(?!(?:dao|treasury|community|foundation|council|protocol|committee|members|delegates|collector)\b)[\p{L}’'.-]+ ){1,8}(?:repay|return|pay back|give back|hand back|send back)s?\b[^.;]{0,60}$/iu;
const owedAfter =
  /^ ?(?:(?:that|which) )?(?:he|she|they|it) (?:(?:had|has|have|still) )?(?:borrowed|owes?|owed|stole|took|received|withdrew|drew|holds?)\b/i;
const toEach = /^ ?(?:to|for|into) (?:each|every|any)\b/i;

/** "The interest on the facility of", "the loan of 5M be extended": of what is given already. */
const standing =
  /\b(?:interest|terms?|maturity|rates?|repayment|price|recipient|status|deadline|conditions?|duration|tenor|payment|remainder|audit|report|rest) (?:on|of|for|to) (?:the|our|this|that|its) (?:\p{L}+ ){0,2}(?:loan|facility|grant|contribution|donation|guarantee|deposit|credit line|backstop|allocation|commitment)s?(?: (?:of|for))? *$/iu;
const standingAfter =
  /^ ?(?:to \p{L}+ )?(?:should |shall |must |will )?be (?:lowered|raised|cut|cancell?ed|recalled|extended|reduced|increased|postponed|delayed|paused|repaid|changed|amended|reviewed|ended|stopped|rejected|revoked|burn(?:ed|t)|kept|frozen|held)\b/iu;

/** The giver's own money is not the DAO's. */
const ownMoney =
  /\b(?:(?:of|from|out of|with|on) (?:its|their|his|her|my) own\b|(?:out of|from) (?:its|their|his|her|my|our) own (?:pocket|balance sheet|funds|money|reserves|capital|treasury|corporate)|own balance sheet|out of (?:his|her|my|its|their) pocket)/i;
const announced =
  /\b(?:(?:good|great|exciting|big|breaking) news\b|(?:happy|pleased|proud|glad|delighted|thrilled|excited|honou?red) to (?:say|announce|report|share|confirm|see|let you know|inform)|(?:we )?(?:hereby )?announc(?:e|es|ing) that)\b/i;
/** "At $2,340": a price. */
const priced = /(?:\bat|@|\bper \p{L}+:?|\bprice:?|=)(?: (?:about|around|roughly|some|an average of|a price of))? $/iu;

/** What cannot be asked, whatever the sentence says. */
export function excluded(text: string, amount: Amount): boolean {
  const before = text.slice(0, amount.start);
  const left = before.slice(-60);
  const right = text.slice(amount.end, amount.end + 160);
  const release = /\brelease/i.test(left);
  return (
    amount.equivalent ||
    amount.rate ||
    amount.floor ||
    habitual.test(right) ||
    notThis.test(left) ||
    pastAfter.test(right) ||
    (!release && !covered.test(left) && lostAfter.test(right) && !nounAfter.test(right)) ||
    isOfOthers(before, right) ||
    (amount.asset === 'USD' && priced.test(before))
  );
}

/** A condition, a rule for all, a security, a fee, a part, a thing of the past, or what others give. */
function isOfOthers(before: string, right: string): boolean {
  const near = before.slice(-160);
  return (
    isCondition(before.slice(-300)) ||
    rule.test(near) ||
    securing.test(near) ||
    instalment.test(near) ||
    standing.test(near) ||
    standingAfter.test(right) ||
    setting.test(near) ||
    ofUsers.test(near) ||
    towardsDao.test(right) ||
    taken.test(near) ||
    borrowedByDao.test(near) ||
    ofEach.test(near) ||
    owedByOthers.test(near) ||
    owedAfter.test(right) ||
    toEach.test(right) ||
    (received.test(near) && !asks(received, near)) ||
    byOthers.test(right)
  );
}

/** "We would deposit 20,000 ETH in your market": an offer to the DAO, not of it. */
const toYou =
  /\b(?:we|i|our \p{L}+) (?:would |will |can |could |(?:are|am) (?:ready|willing|happy|prepared) to |offer to |plan to )?(?:also )?(?:deposit|supply|provide|give|lend|donate|invest|bring|put|contribute|pay|commit|stake|seed|buy|add)\b[^.;]{0,120}\b(?:(?:in|into|to|on|with) your|if you|in (?:return|exchange) for)\b/iu;

/** A bounty that is offered to whoever took the money. */
const toAttacker =
  /\b(?:attackers?|hackers?|exploiters?|thief|thieves)\b[^.;]{0,80}\b(?:bount(?:y|ies)|reward|keep)\b|\b(?:bount(?:y|ies)|reward|keep)\b[^.;]{0,80}\b(?:attackers?|hackers?|exploiters?|thief|thieves|safe return|return of the)\b/iu;

/** "When it happened we proposed" is none: somebody asks after it. */
function isCondition(before: string): boolean {
  const found = condition.exec(before)?.[0];
  return (
    found !== undefined &&
    !/\b(?:we|i|this (?:proposal|motion|aip|arfc)|it is) (?:\p{L}+ ){0,2}?(?:propose[ds]?|ask|requests?|suggest|recommend|would like)\b/iu.test(
      found,
    )
  );
}

/** Whether somebody asks in what follows a word. */
function asks(word: RegExp, text: string): boolean {
  const found = word.exec(text)?.[0] ?? '';
  return found.search(asking) >= 0 || /\b(?:shall|will|would|should|must)\b/i.test(found);
}

/** "In the Lido forum a proposal requests": what is asked elsewhere, by a proposal that is not this one. */
const elsewhere =
  /\b(?:[Ii]n|[Oo]n|[Aa]t) (?:the )?(?:\p{Lu}[\p{L}.]+(?:['’]s)?|another|other|their|its) (?:DAO )?(?:governance |Governance )?(?:forum|Forum|Snapshot|board)\b|\b[Aa](?:nother|n)? (?:\p{L}+ )?(?:proposal|request|motion|topic|post|vote|delegate|member|user|voter) (?:\p{L}+ly |also |now |there |by [^.;,]{1,40} )?(?:requests|asks|proposes|wants|seeks|suggests|calls for|would|is asking)\b/u;
const ownAsk = /\b(?:we|i|our|this|hereby|resolved)\b/i;

/** Sentences that tell what somebody gives of their own, or announce it, or what is asked elsewhere. */
export function tellsOfGift(sentence: string, byInsider: boolean): boolean {
  return (
    announced.test(sentence) ||
    toAttacker.test(sentence) ||
    toYou.test(sentence) ||
    /\bmy own\b/i.test(sentence) ||
    (elsewhere.test(sentence) && !ownAsk.test(sentence)) ||
    (!byInsider && ownMoney.test(sentence))
  );
}
