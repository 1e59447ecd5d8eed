// Words that say what an amount in a sentence is: given, asked for, or something else. Stems, so that each verb stands here once.

const givingE =
  'allocat|donat|contribut|dedicat|reserv|releas|reimburs|compensat|provid|underwrit|mobili[sz]|utili[sz]|distribut|guarante|pledg|disburs|ring-?fenc|financ|insur|mov|wir|us|subsidi[sz]|authori[sz]|earmark|injec|giv|issu|approv|creat|establish|restor|refinanc|capitali[sz]|recapitali[sz]';
const giving =
  'redirect|join|participat|grant|gift|award|lend|loan|deposit|deploy|transfer|send|fund|pay|commit|extend|inject|earmark|direct|stream|seed|suppl(?:y|ie)|back|backstop|cover|credit|refund|repay|spend|offer|set aside|top up|borrow|draw|mint|sponsor|assign|invest|make available|support|add|put|advance|return';
const swapping = 'swap|convert|sell|buy|purchas|acquir|rebalanc|diversif';

/** Verbs by which something is given, in forms that can ask for it. */
export const givingNow = new RegExp(
  `\\b(?:(?:${givingE})(?:e|es|ing|s)|(?:${giving})(?:s|ing|ting|ding|ring|ning)?)\\b`,
  'gi',
);

/** The same in the past, or as participles. */
export const givenBefore = new RegExp(
  `\\b(?:(?:${givingE})(?:d|ed)|(?:grant|gift|award|loan|deposit|deploy|transfer|fund|committ|extend|inject|earmark|direct|stream|seed|suppli|backstopp?|back|cover|credit|refund|offer|borrow|mint|sponsor|assign|invest|support|add|return)ed|lent|sent|paid|spent|given|gave|repaid|drawn|drew|set aside|made available)\\b`,
  'gi',
);

/** Verbs by which a treasury changes what it holds: nobody is given anything. */
export const swapWords = new RegExp(
  `\\b(?:(?:${swapping})(?:e|es|ing|s|ed|y|ies)?|buy-?backs?|repurchas\\w*|conversions?|swaps?|TWAP|diversification)\\b`,
  'i',
);

/** Nouns of what is given, where an amount follows. */
export const givingNoun =
  /\b(?:grants?|donations?|contributions?|gifts?|loans?|facility|credit line|line of credit|budget|funding|transfers?|release|deposits?|guarantee|backstop|allocations?|amount(?! of \p{Ll}+s\b)|sum|payments?|compensation|reimbursements?|refunds?|allowance|envelope|commitment|injection|package|support|subsidy|endowment|restitution|relief|pledge|tranche|ask|request|rewards?|bounty|bonus|prize|draw(?:down)?|participation|share)(?: requested| requested by \p{L}+)?(?: (?:of|for|worth|in the amount of|amounting to|equal to|totall?ing|is|are|would be|will be|shall be|in|at|to the tune of|totals?))?(?: exactly| (?:a|the) (?:total|sum|amount) of| up to)?\b/giu;

/** Verbs of asking, in forms that ask now. */
export const asking =
  /\b(?:propos(?:e|es|ing)|request(?:s|ing)?|ask(?:s|ing)?|seek(?:s|ing)?|appl(?:y|ies|ying) for|recommend(?:s|ing)?|suggest(?:s|ing)?|authori[sz](?:e|es|ing|ation)|approv(?:e|es|al)|would like|wish(?:es)? to|intends? to|aims? to|call(?:s|ing)? (?:for|on|upon)|invit(?:e|es|ing)|urg(?:e|es|ing)|petition(?:s|ing)?|resolves?|resolved(?=,? (?:that|to))|hereby|mov(?:e|es) (?:to|that)|(?:is|are) (?:proposed|requested|asked|sought|invited|authori[sz]ed|directed|instructed|resolved)|proposed(?= (?:to|that))|need(?:s|ing)?)\b/gi;

/** What can speak for those who ask, or be asked. Followed by a verb it makes a request. */
export const insider =
  /\b(?:we|i|let us|this (?:\p{L}+ ){0,2}?(?:proposal|amendment|executive|spell|referendum|appropriation|aip|arfc|arc|gp|gip|mip|hip|dip|motion|vote|resolution|payload|transaction|temp(?:erature)? check|request|measure|grant|loan|facility|donation|contribution|topic|post)|this|the (?:proposal|aip|arfc|arc|gp|gip|mip|motion|vote|resolution|payload|call|transaction|suggestion|ask|plan|dao|treasury|agent|multi-?sig|guild|house|council|foundation|committee|multi-?sig|safety module|association|community|protocol|company|funds?|timelock|collector|executor|board|trust|assembly|amount|contribution|donation|grant|loan|facility|undersigned|following)|(?:token ?holders|members|delegates|voters|shareholders)(?= (?:are|is) (?:hereby |kindly )?(?:asked|requested|invited))|our (?:dao|treasury|community|council|foundation|collector|protocol|proposal|request|ask|plan|committee|multi-?sig|company|association|motion|reserves?|safe|governance|contribution|donation|grant|loan|share|part|own|suggestion|intention|aim|hope|wish|recommendation|desk)|(?:a|the) (?!attacker|hacker|exploiter|exchange|insurer|borrower|market|price|court|buyer|seller|user|others?|teams?|founders?|operators?|issuers?|investors?|bank)\b(?:\p{L}+ )?\p{L}+(?<!\b(?:which|that|who))(?= (?:will|shall)\b))\b/giu;

/** State, loss and history: what an amount after them is, it is not asked for. */
export const otherwise =
  /\b(?:holds?|held|holding|owns?|has|have|had|having|los[et]|loses|losing|stole|stolen|drain(?:ed|s)?|receiv(?:e|es|ed)|rais(?:ed?|es|ing)|earn(?:s|ed)?|announced|announces|owes?|owed|owing|stand(?:s|ing)? at|stood at|fell|fallen|rose|grew|reach(?:es|ed)?|lower(?:s|ed|ing)?|increas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|(?:supply|borrow|debt|deposit|mint) caps?|worth|valued|estimat(?:ed?|es)|burn rate|runway|balances?|(?:treasury|market|vault|pool) (?:of|is|was)|reserves?|revenues?|fees|loss(?:es)?|shortfall|gap|deficit|hole|(?:bad |excess )?debt|exposure|tvl|(?:total|circulating|max(?:imum)?) supply|supply of|of the supply|collateral|price|trad(?:es|ing) at|market cap|volume|liquidat\p{L}+|recover(?:ed|s)|remain(?:s|ed|ing)?|froze(?:n)?|absorb\p{L}*|secured by|exceed(?:s|ed|ing)?|quorum|threshold|voting power|experience|managed|managing|generat\p{L}+|saved|profit|income|claims?|damages?|exploit(?:ed)?|hack(?:ed)?|attack(?:er|ed)?|outflows?|withdrew|withdrawals?|stak(?:ed|e)|locked|salary|fine|penalt(?:y|ies)|priced|cost(?:s|ing)?|charged|account(?:s|ed)? for|represent(?:s|ed|ing)|was|were|been|already|previous(?:ly)?|original(?:ly)?|initial(?:ly)?|earlier|last year|voting on|leaving|left with|so far|shows?|backed by)\b/giu;

/** Directly before an amount: it is what is not asked. */
export const notThis =
  /\b(?:instead of|rather than|down from|up from|from|than|out of|against|compared (?:to|with)|versus|vs\.?|previously|formerly|originally|initially|was|were|not|nor(?: for)?|below|above|under|over|exceed(?:s|ing)?|less than|like|unlike|e\.g\.|such as|holding|missing)(?: an?| the| its| about| approximately| around| roughly| up to| at most| over| nearly| almost)* ?$/i;

/** Directly before an amount that is part of another. */
export const partBefore =
  /\b(?:of which|including|includes?|incl\.|thereof|each|every|in (?:tranches|instal?lments|batches|steps) of|tranches? of|consisting of|comprising|comprises|made up of|minus|first|second|third|initial|remaining|remainder of)(?: an?| the| about| up to| at most)* ?$/i;
/** Directly after an amount that is part of another, or that is of each. */
export const partAfter =
  /^ ?(?:each|apiece|at a time|(?:may|can|will|shall) be (?:spent|used|drawn) |on any |for any |to any |(?:in|during|for) (?:the (?:second|third|last|first(?! (?:year|season|term|phase|period|twelve|six|12|6)\b))|each)|upfront|up front|at (?:the )?(?:start|signing|delivery|completion)|(?:up)?on (?:delivery|completion|signing|approval))/i;

/** Directly after an amount that is lost, owed, held or past. */
export const lostAfter =
  /^,? ?(?:(?:of|in|worth of|as) )?(?:(?!to |for |as |from |into |by |and |via |so |in |at |on |with |grant |loan |donation )\p{L}+ ){0,1}(?:(?:bad |excess )?debt|loss(?:es)?|shortfall|gap|deficit|hole|exposure|balance|tvl|collateral|supply|caps?|positions?|bonus|bounty|revenue|fees|profits?|claims|hack|exploit|unbacked|stolen|lost|drained|missing|short|threshold|quorum|limit|receipts|voting power|votes)\b/iu;
/** Directly after an amount: it happened. */
export const pastAfter =
  /^,? ?\(?(?:(?:that|which|who) )?(?:already|previously|was|were|has been|have been|had been|got|had|remained|remains?|went|came|fell|(?:are|is) (?:still )?(?:stuck|missing|lost|owed|needed by)|left the|arrived)\b/i;
/** Directly before an amount that is asked for. */
export const askedBefore =
  /\b(?:(?:overall|total|full) (?:program(?:me)? )?(?:costs?|budget|ask|request|amount|funding)(?: (?:of|for) (?:the|this) \p{L}+)?|(?:total|amount|sum|budget|funding|grant|loan|cap|figure)(?: \p{L}+)? (?:requested|asked|sought|proposed)(?: for)?|(?:requested|proposed) (?:\p{L}+ ){0,2}?(?:amount|total|sum|budget|funding|grant|loan|cap|contribution|donation|figure|size))(?: here| by \p{L}+)? ?(?:is|are|of|at|:|comes to|amounts to|totals?|will be|would be)?(?: up to| about| approximately)? ?$/iu;
/** Directly after an amount that is asked for. */
export const askedAfter =
  /^ ?(?:\([^)]{0,60}\) ?)?(?:tokens? )?(?:(?:from [^.;:]{3,40} )?(?:(?:will|shall|should|would|must|to|is to|are to) be|be|is|are)(?: hereby)? (?:requested|asked|sought|needed|proposed|required|allocat|donat|contribut|transferr|grant|sent|paid|lent|loaned|provid|releas|deposit|given|award|disburs|deploy|reserv|set aside|commit|guarante|reimburs|used|spent|moved|distribut|advanc|refund|appli|earmark|made available)|(?:is|are) (?:what|the (?:amount|sum)) )/i;

/** Sentences that only think aloud. */
export const hypothetical =
  /\b(?:if (?:we|you|i|they|somebody|someone|anybody|one) (?!(?:approve|agree|pass|accept|vote|support)\b)|if (?:the )?(?:dao|treasury|community|aave|lido|others?) (?!(?:approves?|agrees?|passes|accepts?|votes|supports?|so decides?)\b)|suppos(?:e|ing)|imagine|hypothetical(?:ly)?|would (?:have|be) \p{L}+ed|would rather|could|might|were to|for (?:example|instance)|e\.g\.|example|let['’]?s say|what if|scenario|assum(?:e|ing)|in theory|alternatively|option [a-d1-9]\b|wonder(?:ing)?|whether|how about|why not|maybe|perhaps|some (?:people|delegates|users)|in hindsight|\b(?:is|are|was|were|has been|have been) (?:still |now |currently )?(?:considering|discussing|debating|weighing|thinking|exploring|contemplating|mulling|looking)\b|\b(?:agreed|decided|voted|chose)\b[^.;]{0,40} to (?!(?:ask|request|propose|seek|submit|put|bring|apply)\b)|\b(?:ask|urge|call (?:up)?on|invite|demand)(?:s|ing|ed)? (?:that )?(?:them|him|her|users|depositors|borrowers|everyone|everybody|people|others|partners|investors|lenders|suppliers|the (?:attacker|hacker|exploiter|company|exchange|insurers?|issuer|borrowers?|recipients?|others?)) (?:all )?(?:to\b|for\b)|\bi(?:['’]d| would) (?!like|propose|suggest|ask|request|recommend|love|therefore|hereby|also|now|kindly|be)|\b(?:should|would|could|might) read\b|\b(?:i|we) (?:have )?(?:read|heard|hear|saw|see|learn(?:ed|t)|understand|know|was told|were told|gather|noticed)\b(?! the (?:feedback|comments|concerns))|\b(?:what|as) (?:i|we) (?:heard|hear|read|understood))/iu;

/** Sentences about a request, that do not make it. */
export const reported =
  /\b(?:(?:the|that|their|his|her|another|any|such|original|earlier|previous) (?:proposal|request|idea|plan|suggestion|motion|ask|topic) (?:to|of|for|that|by)|reject(?:s|ed|ing)?|oppos(?:e|es|ed|ing)|vot(?:e|ed|ing) (?:no|nay|against)|against (?:the|this|a)|critici[sz]\p{L}*|rumou?rs?|allegedly|false|disagree|do not support|don['’]t support|cannot support|too (?:much|high|low|large)|vot(?:e|es|ed|ing) (?:yes|for|yae|aye|in favou?r|on)|in favou?r of|(?:supports?|supporting|welcomes?|endorses?|applauds?|thanks?|appreciates?)\b[^.]{0,80}\bthe (?:\p{L}+ )?(?:contribution|grant|proposal|loan|donation|commitment|transfer|gift)s? (?:of|to)|(?:others?|some|many|critics|people|they|he|she|delegates|somebody|nobody|everybody) (?:\p{L}+ )?(?:wants?|says?|said|suggest(?:s|ed)?|propos(?:e|es|ed)|thinks?|argu(?:e|es|ed)|objected|asks?|asked))\b/iu;

/** What stands between a verb and what it would not. */
export const negation =
  /(?:\b(?:not|never|no longer|neither|nor|cannot|without|nobody|none|refus(?:e|es|ed)|declin(?:e|es|ed)|stop(?:s|ped)?|avoid(?:s|ing)?)\b|n['’]t\b)/i;

/** "Guarantee losses in the market up to 15M USDC": what is lost is what is covered. */
export const coveredUpTo =
  /\b(?:guarantee|cover|backstop|underwrite|insure|absorb|reimburse|compensate|indemnify|make good|protect|refund)(?:s|ing)? [^.;:]{0,80}\b(?:up to|to a maximum of|at most|in the amount of|for)(?: a(?: total| maximum)? (?:of )?| an aggregate of )? *$/i;

/** "The total paid out shall not exceed". */
export const cappedTotal =
  /\b(?:the |its |their )?(?:total|aggregate|overall|combined|maximum|sum)(?: \p{L}+){0,4} (?:shall|will|must|may|can|is|are)(?: be)? (?:not exceed|limited to|capped at|no more than|up to) *$|\b(?:in total|in all|in aggregate|altogether),? (?:up to|at most|not more than) *$/iu;

/** Between an asking verb and what is given: a verb that gives nothing. */
export const takesBack =
  /\bto (?:recall|cancel|revoke|rescind|review|end|terminate|stop|cut|reduce|lower|halve|reject|refuse|deny|withdraw|claw|note|discuss|consider|debate|explain|publish|report|audit|track|monitor|enforce|write|waive|forgive|refinance|restructure|call|count|collect|recover|reclaim|reverse|unwind|freeze|pause|delay|postpone|extend the (?:term|maturity|deadline)|change|amend|compare|learn|understand|see|know|hear|disclose|buy|sell|swap|repay|return|raise|increase)\b/i;

/** "Return our liquidation profit of": what was gained is given. */
export const givesGain =
  /\b(?:give|return|donate|transfer|pay|hand|forward|contribute|send|release)(?:s|ing)?(?: back| out| over)? (?:the|our|its|this|all)(?: \p{L}+){0,3} (?:profits?|fees|revenues?|surplus|yield|income|proceeds|penalt(?:y|ies)|gains?|earnings) (?:of|from [^.;,\d]{1,40} of)(?: about| some| up to)? *$/iu;

/** "Pay a", "open a revolving", before what is given. */
export const givesNoun =
  /\b(?:pay|make|give|issue|open|establish|provide|extend|approve|grant|award|send|offer|create|set up|authori[sz]e) (?:an?|the|one) (?:[\p{L}-]+ ){0,2}$/iu;
