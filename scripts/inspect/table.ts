import { formatExact } from '../../lib/i18n/format.ts';

/** A heading with what stands under it; nothing where there is nothing. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title.toUpperCase(), '', ...lines];
}

/** From one amount to another, or one amount. */
export function rangeText(low: string | null, high: string | null, asset: string | null): string {
  if (low === null || high === null) return 'no amount is known';
  if (low === high) return `${formatExact(high)} ${asset}`;
  return low === '0' ? `up to ${formatExact(high)} ${asset}` : `${formatExact(low)} to ${formatExact(high)} ${asset}`;
}

/** A share in basis points with both its digits. It was floored when it was computed. */
export function percent(bps: number): string {
  return `${Math.floor(bps / 100)}.${String(bps % 100).padStart(2, '0')} %`;
}

/** Lines of text in columns. `right`: columns that are aligned at their end, as numbers are. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = [], indent = '  '): string[] {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, column) => Math.max(all[column] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    `${indent}${row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return right.includes(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')}`.trimEnd(),
  );
}

/** A share in basis points as a bar: solid as far as it is certain, dotted as far as it is possible. */
export function bar(lowBps: number, highBps: number, width = 30): string {
  const cells = (bps: number) => Math.min(width, Math.ceil((bps * width) / 10_000));
  return '█'.repeat(cells(lowBps)) + '░'.repeat(Math.max(0, cells(highBps) - cells(lowBps)));
}

/** Text on lines of at most so many letters. */
export function wrapped(text: string, indent: string, width = 110): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, indent + line];
}
