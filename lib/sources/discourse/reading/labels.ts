import type { Strength } from './role';
import type { Section } from './section';

const otherLabel =
  /\b(?:balances?|loss(?:es)?|lost|debt|exposure|tvl|gap|shortfall|deficit|hole|supply|treasury|current(?:ly)?|spent|received|raised|price|threshold|quorum|voting|votes?|revenue|held|holdings?|reserves?|bad|affected|market|collateral|previous(?:ly)?|original|old|median|largest|average|mean|minimum|min|rate|apr|apy|interest|worth|outstanding|borrowed|supplied|drained|stolen|recovered|frozen|remaining|left|runway|burn|income|profit|borrow cap|supply cap|cap change|delta|status|bounty|experience|value at|tokens? outstanding|valuation|liquidation|utili[sz]ation|position|potential|pledg(?:ed|es)|committed|commitments|so far|announced|confirmed|collected|option [a-z\d]|alternative|example|per \p{L}+)\b/iu;
/** What a sheet of terms says besides its amount, wherever it stands. */
const termLabel =
  /^\W*(?:(?:conditions?|pre-?conditions?|conditionality|eligib\p{L}+|collateral|security(?! (?:audits?|reviews?|budget|council|work|research|monitoring|contest|engineers?|fund))|guarantor|sureties|threshold|trigger|covenants?|penalt(?:y|ies)|fine|insurance|deductible|slashing|bond|(?:\p{L}+ )?(?:instal?lments?|repayments?)|(?:default|commitment|exit|origination|arrangement|late|success|performance|management|placement|termination|break|undrawn|listing) fees?|default|interest|margin|apr|rate|of which|thereof|not in scope|out of scope|excluded|exclusions?|not included|(?:on-chain|market|dex|pool|available|exit) (?:liquidity|depth)|liquidity (?:within|at|depth)|depth|market cap\p{L}*|fdv|volume|(?:deposit|supply|borrow|mint|debt|isolation|rate) (?:cap|limit|ceiling)s?|gap(?: to [\p{L} ]+)?|prior|already|past|history|others|co-?(?:funding|donors?|contributors?)|matched by|(?:own|other) (?:funding|funds|sources|grants?|support|income|money|contributions?)|other (?:donors?|contributors?|participants?|parties|pledges)|counter-?proposal|(?:target|goal) of the \p{L}+|sub-?limit|buffer|liability|per (?:user|wallet|claim|address|event|incident|transaction))\b|(?:limit|cap|maximum|max\.?|minimum) (?:per|on|for (?:any|each|one|a single))\b)/iu;
/** The principal of a loan, also where "commitments" elsewhere are those of others. */
const principalLabel =
  /^\W*(?:principal(?: amount)?|(?:total|aggregate|maximum) (?:commitments?|principal|facility|drawings)|facility (?:amount|size|limit)|loan (?:amount|size|principal)|credit limit|(?:debt|commitment) ceiling|amount of the (?:loan|facility|grant|donation|contribution|guarantee))\W*$/i;
const requestLabel = /\b(?:request(?:ed|ing)?|applied for|ask(?:ed|ing)?|proposed|sought|needed)\b/i;
const amountLabel =
  /\b(?:amounts?|contributions?|donations?|grants?|loans?|gifts?|budget|funding|size|sum|cap|max(?:imum)?|ceiling|limit|principal|facility|commitment|payments?|transfers?|deposits?|guarantee|backstop|credit line|allocation|compensation|reimbursement|costs?|value|quantity|drawdown|ticket|envelope)\b/i;
const totalLabel = /^(?:grand |sub-?)?(?:total|sum|overall|all together|altogether|in total|Σ)|\btotal\b/i;
const besides =
  /\b(?:instrument|recipients?|beneficiary|destination|to|receiver|asset|token|currency|type|expiry|term|tenor|maturity|interest|conditions?|wallet|address|payee|source|from|sender|network|chain|purpose|repayment|duration)\b/i;

/** How plainly a label asks for the amount after it, and whether it calls it a total. `undefined`: it only names a part. */
export function labelStrength(
  label: string,
  section: Section,
  { ledByAsk, siblings }: { ledByAsk: boolean; siblings: readonly string[] },
): { strength: Strength; total: boolean } | undefined {
  const total = totalLabel.test(label);
  if (termLabel.test(label)) return { strength: 0, total: false };
  if (principalLabel.test(label) && section !== 'aside') {
    const sheet = siblings.some((other) => other !== label && besides.test(other));
    return { strength: sheet || ledByAsk || section === 'ask' || section === 'request' ? 2 : 1, total: false };
  }
  if (otherLabel.test(label) || section === 'aside') return { strength: 0, total: false };
  if (requestLabel.test(label)) return { strength: 2, total };
  if (total && amountLabel.test(label) && !/^sub/i.test(label))
    return { strength: section === 'context' ? 1 : 2, total };
  // "Grant amount", wherever it stands.
  if (
    /^\W*(?:\p{L}+ )?(?:grants?|donation|contribution|loan|funding|budget|deposit|guarantee) (?:amount|size|sum|total)\W*$/iu.test(
      label,
    ) &&
    section !== 'context'
  )
    return { strength: 2, total };
  // A sheet of terms: an amount beside its recipient, its instrument, its asset.
  const terms = siblings.filter((other) => other !== label && besides.test(other)).length;
  const sheet = terms > 0;
  const asked = ledByAsk || section === 'ask';
  if (total && !/^sub/i.test(label))
    return { strength: asked || sheet || section === 'request' ? 2 : section === 'context' ? 0 : 1, total };
  if (
    !amountLabel.test(label) &&
    !(
      (terms > 1 || (terms > 0 && (section === 'request' || section === 'ask'))) &&
      /^(?:how much|what|size|money|funds?|(?:\p{L}+ )?fees?|price)\b/iu.test(label)
    )
  )
    return undefined;
  if (section === 'context') return { strength: sheet ? 1 : 0, total };
  return { strength: asked || sheet || section === 'request' ? 2 : 1, total };
}

/** Whether a label names a term that no amount asked for stands under: collateral, condition, fee. */
export function isTerm(label: string): boolean {
  return termLabel.test(label);
}

/** Whether a table is a sheet of terms: each row a label and its value. */
export function isSheet(columns: readonly string[], labels: readonly string[]): boolean {
  const [, second = ''] = columns;
  const named =
    columns.length === 2 &&
    /^\W*(?:terms?|values?|details?|summary|content|description|setting|answer|)\W*$/i.test(second);
  return named && labels.filter((label) => besides.test(label) || termLabel.test(label)).length > 1;
}

/** Whether "what: donate 310 ETH" stands beside from where, to whom and when. */
export function isTermSheet(label: string, labels: readonly string[]): boolean {
  const terms = labels.filter(
    (other) => other !== label && (besides.test(other) || /^(?:when|how|who|why)$/i.test(other)),
  );
  return /^(?:what|how much|action|proposal|motion|ask|we|decision|task|do)$/i.test(label) && terms.length > 1;
}

/** The label that a line begins with, and where its value starts. */
export function labelOf(line: string): { label: string; value: number } | undefined {
  const found = /^(\*{0,2}(?:TL;DR|[\p{L}(][^:|.;\n]{0,70}?))\*{0,2} ?(?::|=| – | — )\*{0,2} ?/u.exec(line);
  return found?.[1] ? { label: found[1], value: found[0].length } : undefined;
}

const otherColumn =
  /\b(?:balances?|loss(?:es)?|lost|stolen|drained|affected|claimed|owed|missing|minimum|threshold|market|depth|liquidity|debt|exposure|tvl|gap|supply|treasury|current|recommended|price|rate|votes?|revenue|caps?|collateral|previous|before|after|change|status|held|holdings|pledged?|committed|received|spent|borrowed|supplied|apr|apy|interest|shortfall|deficit|date|outstanding|frozen|recovered|delivered)\b/i;

/** Whether what stands in a column can be asked for. */
export function columnMayAsk(column: string): boolean {
  return requestLabel.test(column) || !otherColumn.test(column);
}

/** The columns of a table that name the asset of the row. */
export function namesAsset(column: string): boolean {
  return /^(?:assets?|tokens?|currency|symbol|coin|unit|denomination)\b/i.test(column.trim());
}
