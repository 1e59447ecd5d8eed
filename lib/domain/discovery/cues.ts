/** Titles of what tells, and asks for nothing: reports, agendas, letters, results. */
export const tells =
  /\b(?:news ?letters?|weekly|monthly|quarterly|annual|report|recap|agenda|minutes|(?:governance|community|town ?hall|delegates?) call|delegate (?:platform|statement|thread|communication)|communication thread|platform of|post-?mortem|retrospective|results?|outcome|explained|explainer|faq|update on|calculator|open letter|policy|discussion|idea|thoughts)\b/i;

/** Titles of what sets a market's parameters, or lists a token there. */
export const sets =
  /\b(?:ltv|caps?|collateral|(?:re|de)?-?list(?:ing)?|delist\w*|remove|deprecate|sunset|freeze|unfreeze|parameters?|liquidation threshold|interest rate|reserve factor|fee switch|oracle|migrat\w+|upgrade|deploy|gauge|whitelist|onboard\w*|elect\w*|enable|disable|integrat\w+|rebalanc\w+|borrow)\b/i;

/** Titles and sentences of those who are paid for work. */
export const serves =
  /\b(?:(?:yearly|annual|monthly|a|our) fees?|fees?:|premium|audit\w*|review|monitor\w*|retainer|salar(?:y|ies)|budget|hire|vendor|service provider|insur\w+|bounty|bounties|grant request|research|dashboard|explorer|hackathon|sponsor\w*|marketing|lawyers?|legal (?:defen[cs]e|case|action|counsel|fees)|lawsuit|next quarter|per (?:month|year)|a (?:month|year)|integrator|development|builders?|programme|program|subscription|tracing|verification|books?|authors?|history|course|incentives?|season)\b/i;

/** What somebody does who takes part in a rescue. */
export const gives =
  /\b(?:contribut\w+|donat\w+|giv(?:e|es|ing)|gift|grants?(?! request)|lend\w*|loans?|credit|guarantee\w*|backstop\w*|underwrit\w+|cover\w*|fill\w*|refill\w*|help\w*|hand|support\w*|join\w*|match\w*|tak(?:e|es|ing) part|part(?:icipat\w+)?|shar(?:e|es|ing)|return\w*|forgo|deposit\w*|seed|pledg\w*|reimburs\w+|refund\w*|compensat\w+|make[- ]?whole|whole|relief|recover\w*|rescue\w*|bail-?out|recapitali\w+|restor\w+|transfer\w*|release|send\w*|allocat\w+|authori[sz]e|solidarity|aid|chips? in|co-?fund\w*|make-?good|tranche|facility|commit\w*|shortfall|hole|gap)\b/i;

/** It says itself that it asks for nothing. */
export const asksNothing =
  /\bnothing is asked|\bno (?:treasury )?funds? (?:is|are|of the treasury)|\basks? for nothing|\btake note\b|\bno action is asked/i;

/** Somebody lost something, or owes what cannot be paid. */
export const speaksOfLoss =
  /\b(?:exploit\w*|hack(?:ed|er|s)?|attack\w*|drain\w*|stolen|theft|robb\w+|bad debt|shortfall|insolven\w+|under-?collaterali[sz]ed|unbacked|not (?:fully )?backed|backing|de-?peg\w*|victims?|incident|lost|loss(?:es)?|missing)\b/i;

/** It tells what was done already, or by others. */
export const isPast =
  /\b(?:has|have|had|was|were|already|contributed|donated|pledged|paid|gave|voted|promised|raised)\b/i;

/** A line of terms that names what is given. */
export const namesAmount = /^\W*(?:amount|allocation|contribution|total|ask|request(?:ed)?)\b[^.]{0,40}:/i;

/** It promises its readers money if they come to it. */
export const lures =
  /\b(?:claim (?:your|yours|now|portal)|connect (?:your|the) wallet|(?:verify|sync|validate) (?:your )?wallet|airdrop(?:s|ped)? (?:is|are) live|seed phrase)\b/i;
