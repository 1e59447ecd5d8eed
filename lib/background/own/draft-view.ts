import { normaliseList } from '../../catalogue/list-format';
import { completeDraft } from '../../catalogue/own/complete-draft';
import { type Draft, parseDraft } from '../../catalogue/own/draft';
import { readCatalogue } from '../../catalogue/rescues';
import { checkTotals } from '../../domain/coverage/check-totals';
import { shareBps } from '../../domain/money/share';
import { coverageLadder } from '../../domain/rescue/coverage-ladder';
import type { LedgerEntry } from '../../domain/rescue/ledger';
import type { Rescue } from '../../domain/rescue/rescue';
import type { Milliseconds } from '../../domain/time';
import type { DraftFigures, DraftProblem, DraftView } from '../../messages/lists/own-view';
import { unitRange } from '../../reading/counted-view';
import { ladderView } from '../../reading/ladder-view';
import { readingOf } from '../../reading/rescue-reading';
import { checkView } from '../../reading/rescue-view';
import type { StoredDraft } from '../../store/lists/drafts';
import { ownList } from '../lists/load-catalogue';

/** A draft, completed and checked: a rescue that can be kept, or what is wrong with it, at its place in the draft. */
export function checkDraft({
  text,
  of,
}: Pick<StoredDraft, 'text' | 'of'>):
  | { ok: true; listed: Draft; rescue: Rescue }
  | { ok: false; problems: readonly DraftProblem[] } {
  const draft = parseDraft(text);
  const taken = new Set(readCatalogue().map(({ id }) => id));
  const listed = completeDraft(of === undefined ? draft : { ...draft, id: of }, taken);
  const read = normaliseList(ownList('own', [listed]));
  const [rescue] = read.ok ? read.list.rescues : [];
  if (rescue) return { ok: true, listed, rescue };
  const problems = read.ok ? [] : read.problems;
  return {
    ok: false,
    problems: problems.map(({ path, sentence }) => ({ path: path.replace(/^rescues\[0\]\.?/, ''), sentence })),
  };
}

/** A draft as the form shows it. */
export function draftView(draft: StoredDraft, now: Milliseconds): DraftView {
  const checked = checkDraft(draft);
  return {
    kind: 'draft',
    text: draft.text,
    ...(draft.of !== undefined && { of: draft.of }),
    problems: checked.ok ? [] : checked.problems,
    ...(checked.ok && { figures: figuresOf(checked.rescue, now) }),
  };
}

/** The arithmetic alone: nothing that was observed since is in it. */
function figuresOf(rescue: Rescue, now: Milliseconds): DraftFigures {
  const { ledger } = readingOf(rescue, { proposals: [], topics: [], deliveries: [] }, now);
  const { total } = coverageLadder(ledger);
  return {
    ladder: ladderView(ledger, undefined, undefined),
    checks: checkTotals(ledger).map((check) => checkView(rescue, check)),
    shares: ledger.entries.map((entry) => shareOf(rescue, entry, total)),
  };
}

function shareOf(rescue: Rescue, { parts }: LedgerEntry, total: bigint): DraftFigures['shares'][number] {
  let [low, high] = [0n, 0n];
  if (parts.length === 0) return null;
  for (const { inUnit } of parts) {
    if (!inUnit) return null;
    low += inUnit.low;
    high += inUnit.high;
  }
  return { ...unitRange(rescue, { low, high }), lowBps: shareBps(low, total), highBps: shareBps(high, total) };
}
