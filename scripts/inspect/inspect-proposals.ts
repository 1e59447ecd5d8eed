import { passingRuleOf } from '../../lib/catalogue/passing-rules.ts';
import { type PageLabel, pageLabel } from '../../lib/domain/governance/page-label.ts';
import { readVerdict, type Verdict } from '../../lib/domain/governance/verdict.ts';
import type { FileArguments } from './arguments.ts';
import { clockOf } from './file-clock.ts';
import { type FileRow, readRow } from './hub-row.ts';
import { instantOf } from './instant.ts';
import { readJson } from './read-text.ts';
import { Refusal } from './refusal.ts';
import { wrapped } from './table.ts';
import { tame } from './tame.ts';
import { verdictSentence } from './verdict-sentence.ts';

/** What is said of a proposal: what Snapshot's own page shows, and what may be said. Or why nothing can be. */
type Said =
  | { id: string; pageLabel: PageLabel; verdict: Verdict; because: string }
  | { id: string | null; error: string };

/** What may be said of each proposal in a file, as JSON or as text. Throws `Refusal`. */
export function inspectProposals({ file, at, json }: FileArguments): string {
  const rows = rowsOf(readJson(file), file).map(readRow);
  const told = instantOf(at);
  const readable = rows.flatMap((row) => (row.ok ? [row] : []));
  const now = Date.now();
  const shared = told ?? clockOf(readable, now);
  // Rows that were not served together have a clock each. One that no clock allows is taken as of now.
  const said = rows.map((row) => sayOf(row, row.ok ? (shared ?? clockOf([row], now) ?? now) : now));
  return json ? `${JSON.stringify(said, undefined, 2)}\n` : said.flatMap(inWords).join('\n');
}

function sayOf(row: FileRow, clock: number): Said {
  if (!row.ok) return { id: row.id, error: row.error };
  const proposal = row.proposal(clock);
  const reading = readVerdict(proposal, passingRuleOf(proposal.space), clock);
  const label = pageLabel(proposal, clock);
  const because = verdictSentence(proposal, reading, label);
  return { id: proposal.id, pageLabel: label, verdict: reading.verdict, because };
}

/** The array, also where it is still in the hub's answer. */
function rowsOf(value: unknown, file: string): unknown[] {
  const unwrapped = field(field(value, 'data'), 'proposals') ?? field(value, 'proposals') ?? value;
  if (!Array.isArray(unwrapped)) throw new Refusal(`${file} is no JSON array of proposals.`);
  return unwrapped;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function inWords(said: Said): string[] {
  if ('error' in said) return [`${said.id ?? 'a row without an id'}`, ...wrapped(said.error, '  '), ''];
  return [
    tame(said.id),
    `  Snapshot’s page: ${said.pageLabel}. Verdict: ${said.verdict}.`,
    ...wrapped(tame(said.because), '  '),
    '',
  ];
}
