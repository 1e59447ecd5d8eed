import { unparse } from 'papaparse';

/** A table to be exported. Amounts are exact decimal texts, times ISO 8601 in UTC; what nobody knows is empty. */
export interface ExportTable {
  /** Part of the file's name. */
  name: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number | boolean | null)[])[];
}

/**
 * What a spreadsheet would run as a formula. A plain number is none, whatever its sign. Words of others are exported, and anybody may
 * name a proposal `=HYPERLINK(…)`.
 */
const formula = /^(?!-?\d+(\.\d+)?$)\s*[=+\-@\t\r＝＋－＠]/;

/** Tells a spreadsheet that the text is UTF-8. */
const byteOrderMark = '\ufeff';

/** A table as CSV by RFC 4180. */
export function csvOf({ columns, rows }: ExportTable): string {
  const csv = unparse(
    [columns, ...rows].map((row) => [...row]),
    { escapeFormulae: formula },
  );
  return `${byteOrderMark}${csv}\r\n`;
}
