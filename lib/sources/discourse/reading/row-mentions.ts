import type { Block } from '../cooked-reader';
import { columnMayAsk, isSheet, isTerm, labelStrength, namesAsset } from './labels';
import { type Found, found as foundAt } from './mention';
import { type Amount, amountsIn, masked } from './number/amounts';
import { assetOf, isShortAsset } from './number/asset-names';
import { compareDecimals, sumOf } from './number/number-text';
import { noRole, type Role } from './role';
import type { Section } from './section';

interface RowSetting {
  section: Section;
  ledByAsk: boolean;
  siblings: readonly string[];
  /** The table has a row of totals. */
  hasTotal: boolean;
  european: boolean;
}

/** The amounts in a row of a table. What a number is of may stand above it, or in another cell. */
export function rowMentions(row: Block, setting: RowSetting): Found[] {
  const cells = row.cells ?? [];
  const columns = row.columns ?? [];
  const [label = ''] = cells;
  const rowAsset = cells.map((cell, at) => (namesAsset(columns[at] ?? '') ? symbolIn(cell) : undefined)).find(Boolean);
  const recipients = cells.flatMap((cell, at) =>
    /\b(?:recipient|to|destination|beneficiary|address|receiver|wallet)\b/i.test(columns[at] ?? '')
      ? (addressIn(cell) ?? [])
      : [],
  );
  const found = cells.flatMap((cell, at) => {
    const column = columns[at] ?? '';
    if (namesAsset(column) && !/\d/.test(cell)) return [];
    const bare = /^[~≈<>$€£\s]*[\d.,'’ ]+ ?(?:k|m|mn|bn|b)?\s*$/i.test(cell);
    const countsMoney =
      /\b(?:amount|total|value|cost|budget|payment|grant|request|sum|contribution|donation|loss|debt|balance|allocation|pledge|price|funding|compensation|transfer)/i.test(
        column,
      );
    const unit = bare ? (unitOfColumn(column) ?? (countsMoney || at > 0 ? rowAsset : undefined) ?? '') : '';
    const amounts = amountsIn(masked(cell), { european: setting.european, unit });
    return amounts.map((amount) => {
      const mention = foundAt(amount, roleOf(amount, { label, column, at, columns }, setting), row.text);
      const [recipient] = recipients;
      return { ...mention, total: /\b(?:total|overall)\b/i.test(label), recipient, column };
    });
  });
  return onlySum(found);
}

/** Of the sums in a row of totals, that of its last column is the sum of all. */
function onlySum(row: readonly (Found & { column: string })[]): Found[] {
  const totals = row.filter(({ total, strength }) => total && strength > 0);
  const last = totals.at(-1);
  const [asset, ...others] = new Set(totals.map(({ amount }) => amount.asset));
  if (!last || totals.length < 2 || asset === undefined || others.length > 0) return row.map(withoutColumn);
  const before = totals.slice(0, -1).map(({ amount }) => amount.high);
  const sums =
    /\b(?:total|sum|overall|all)\b/i.test(last.column) || compareDecimals(sumOf(before), last.amount.high) === 0;
  return row.map((mention) =>
    withoutColumn(sums && mention !== last ? { ...mention, strength: 0, total: false } : mention),
  );
}

function withoutColumn({ column: _, ...mention }: Found & { column: string }): Found {
  return mention;
}

interface Cell {
  label: string;
  column: string;
  at: number;
  columns: readonly string[];
}

function roleOf(amount: Amount, { label, column, at, columns }: Cell, setting: RowSetting): Role {
  const { section, ledByAsk, hasTotal } = setting;
  if (amount.equivalent || amount.rate || amount.floor || !columnMayAsk(column)) return noRole;
  const said = labelStrength(label, section, setting);
  if (isTerm(label) && (at > 0 || columns.length === 0)) return noRole;
  if ((columns.length === 0 || isSheet(columns, setting.siblings)) && at > 0) {
    if (said && /\b(?:max(?:imum)?|cap|ceiling|limit)\b/i.test(label) && amount.low === amount.high) {
      amount.low = '0';
      amount.cap = true;
    }
    return said ? { strength: said.strength, part: false, cue: label } : { ...noRole, part: true };
  }
  if (said?.total) {
    // The last row of a budget asks for it wherever the table stands.
    const budget =
      /\b(?:budget|request\p{L}*|funding|grant|ask)\b/iu.test(column) && section !== 'context' && section !== 'aside';
    return { strength: budget ? 2 : said.strength, part: false, cue: label };
  }
  const standing = /\b(?:balance|current|received|spent|price|previous|raised|loss(?:es)?|debt|left|remaining)\b/i.test(
    label,
  );
  const asked = ledByAsk || section === 'ask';
  if (said?.strength === 0 && at > 0 && (standing || !asked)) return noRole;
  if (/\brequested|\bask\b/i.test(column)) return { strength: 2, part: hasTotal, cue: column };
  return asked ? { strength: 2, part: hasTotal, cue: '' } : { ...noRole, part: true };
}

/** `Amount (USDC)`, `USDC`, `Amount in ETH`, `Cost, $`. */
function unitOfColumn(column: string): string | undefined {
  if (/\$|\bUSD\b/.test(column)) return /\bUSDC\b/.test(column) ? 'USDC' : 'USD';
  for (const word of column.split(/[^\p{L}\p{N}.]+/u).toReversed()) {
    const asset = symbolIn(word);
    if (asset) return asset;
  }
  return undefined;
}

function symbolIn(cell: string): string | undefined {
  const word =
    cell
      .replace(/[()$*]/g, ' ')
      .trim()
      .split(/\s+/)
      .at(-1) ?? '';
  return isShortAsset(word) ? word : assetOf(word);
}

function addressIn(cell: string): string | undefined {
  return /0x[0-9a-fA-F]{40}(?![0-9a-fA-F])/.exec(cell)?.[0];
}
