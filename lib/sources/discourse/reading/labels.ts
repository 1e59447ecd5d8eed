import type { Strength } from './role';
import type { Section } from './section';

const otherLabel =
  /\b(?:balances?|loss(?:es)?|lost|debt|exposure|tvl|gap|shortfall|deficit|hole|supply|treasury|current(?:ly)?|spent|received|raised|price|threshold|quorum|voting|votes?|revenue|held|holdings?|reserves?|bad|affected|market|collateral|previous(?:ly)?|original|old|median|largest|average|mean|minimum|min|rate|apr|apy|interest|worth|outstanding|borrowed|supplied|drained|stolen|recovered|frozen|remaining|left|runway|burn|income|profit|borrow cap|supply cap|cap change|delta|status|bounty|experience|value at|tokens? outstanding|valuation|liquidation|utili[sz]ation|position|potential|pledg(?:ed|es)|committed|commitments|so far|announced|confirmed|collected|option [a-z\d]|alternative|example|per \p{L}+)\b/iu;
const requestLabel = /\b(?:request(?:ed|ing)?|ask(?:ed|ing)?|proposed|sought|needed)\b/i;
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
  if (otherLabel.test(label) || section === 'aside') return { strength: 0, total: false };
  if (requestLabel.test(label)) return { strength: 2, total };
  if (total && amountLabel.test(label) && !/^sub/i.test(label))
    return { strength: section === 'context' ? 1 : 2, total };
  // A sheet of terms: an amount beside its recipient, its instrument, its asset.
  const terms = siblings.filter((other) => other !== label && besides.test(other)).length;
  const sheet = terms > 0;
  const asked = ledByAsk || section === 'ask';
  if (total && !/^sub/i.test(label))
    return { strength: asked || sheet || section === 'request' ? 2 : section === 'context' ? 0 : 1, total };
  if (
    !amountLabel.test(label) &&
    !(terms > 1 && /^(?:how much|what|size|money|funds?|(?:\p{L}+ )?fees?|price)\b/iu.test(label))
  )
    return undefined;
  if (section === 'context') return { strength: sheet ? 1 : 0, total };
  return { strength: asked || sheet || section === 'request' ? 2 : 1, total };
}

/** The label that a line begins with, and where its value starts. */
export function labelOf(line: string): { label: string; value: number } | undefined {
  const found = /^(\*{0,2}[\p{L}(][^:|.;\n]{0,70}?)\*{0,2} ?(?::|=| – | — )\*{0,2} ?/u.exec(line);
  return found?.[1] ? { label: found[1], value: found[0].length } : undefined;
}

const otherColumn =
  /\b(?:balances?|loss(?:es)?|debt|exposure|tvl|gap|supply|treasury|current|recommended|price|rate|votes?|revenue|caps?|collateral|previous|before|after|change|status|held|holdings|pledged?|committed|received|spent|borrowed|supplied|apr|apy|interest|shortfall|deficit|date|outstanding|frozen|recovered|delivered)\b/i;

/** Whether what stands in a column can be asked for. */
export function columnMayAsk(column: string): boolean {
  return requestLabel.test(column) || !otherColumn.test(column);
}

/** The columns of a table that name the asset of the row. */
export function namesAsset(column: string): boolean {
  return /^(?:assets?|tokens?|currency|symbol|coin|unit|denomination)\b/i.test(column.trim());
}
