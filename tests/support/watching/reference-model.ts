/**
 * What must be recorded and told, written down a second time, from PRODUCT's rules and in the simplest way that works. It imports nothing:
 * it knows votes as the hub's rows, and not one word of the product's.
 */

const hour = 3_600_000;
const day = 24 * hour;

/** A vote as the hub has it. Times in seconds. */
export interface Row {
  id: string;
  title: string;
  discussion: string;
  type: string;
  choices: readonly string[];
  updated: number | null;
  start: number;
  end: number;
  quorum: number;
  privacy: string;
  scores: readonly number[];
  scores_state: string;
  scores_total: number;
  votes: number;
}

/** A vote as it was seen, by the device's clock; `undefined`: the hub no longer had it. */
export interface Sighting {
  at: number;
  row: Row | undefined;
}

/** What is remembered of a vote besides the last sighting. */
export interface Memory {
  last?: Sighting;
  /** Who last led alone. */
  leader?: number;
  /** Whether the lead has become narrow, and not clearly wide again. */
  narrow?: boolean;
  /** The last outcome that was final. */
  outcome?: string;
}

/** News: its kind, and what tells it from others of the same kind. */
export interface News {
  kind: string;
  detail: string;
}

type Phase = 'pending' | 'open' | 'closed';

function phase({ start, end }: Row, at: number): Phase {
  if (at < start * 1_000) return 'pending';
  return at < end * 1_000 ? 'open' : 'closed';
}

/** The choice that leads alone. In a basic vote nobody wins by abstaining. Sealed votes show nobody. */
export function leaderOf(row: Row): number | undefined {
  if (row.privacy !== '' && row.scores_state !== 'final') return undefined;
  const able = row.type === 'basic' ? row.scores.slice(0, 2) : row.scores;
  const most = Math.max(0, ...able);
  const leading = able.flatMap((score, index) => (score === most && score > 0 ? [index] : []));
  return leading.length === 1 ? leading[0] : undefined;
}

/** What may be said once it is over; `undefined` before it is final. */
export function outcomeOf(row: Row, at: number): string | undefined {
  if (phase(row, at) !== 'closed') return undefined;
  if (row.scores_state === 'invalid') return 'invalid';
  if (row.scores_state !== 'final') return undefined;
  if (row.type !== 'basic') return `no-rule ${row.choices[leaderOf(row) ?? -1] ?? 'nobody'}`;
  const [inFavour = 0, against = 0] = row.scores;
  return inFavour > against && row.scores_total >= row.quorum ? 'passed' : 'failed';
}

/** By which share of all votes somebody leads. `undefined`: nobody can be seen to. */
function marginOf(row: Row): { share: number; tie: boolean } | undefined {
  if (row.privacy !== '' && row.scores_state !== 'final') return undefined;
  const able = (row.type === 'basic' ? row.scores.slice(0, 2) : [...row.scores]).sort((a, b) => b - a);
  const [most = 0, next = 0] = able;
  if (most <= 0) return undefined;
  return { share: (most - next) / row.scores_total, tie: most === next };
}

/** Under five points a lead is narrow; once it is, it stays so up to seven and a half. */
function narrowing({ last, narrow: was }: Memory, next: Sighting): { narrow?: boolean; isNews: boolean } {
  const margin = next.row && marginOf(next.row);
  if (!margin || !next.row || phase(next.row, next.at) !== 'open')
    return { ...(was !== undefined && { narrow: was }), isNews: false };
  const before = last?.row && phase(last.row, last.at) === 'open' ? marginOf(last.row) : undefined;
  const isSameQuestion = before && String(last?.row?.choices) === String(next.row.choices);
  const known = isSameQuestion ? (was ?? before.share < 0.05) : undefined;
  const narrow = margin.share < (known ? 0.075 : 0.05);
  return { narrow, isNews: known === false && narrow && !margin.tie };
}

function reached(row: Row): boolean | undefined {
  return row.quorum > 0 ? row.scores_total >= row.quorum : undefined;
}

/** What happened between what is remembered and a new sighting. First sight is a baseline. */
export function newsOf(memory: Memory, next: Sighting): News[] {
  const { last, leader } = memory;
  if (!last) return [];
  const was = last.row;
  const row = next.row;
  if (!row) return was ? [{ kind: 'deleted', detail: '' }] : [];
  // What was deleted does not come back in this world.
  if (!was) return [];
  const news: News[] = [];
  const edits = (['title', 'choices', 'start', 'end', 'discussion'] as const).filter(
    (field) => String(was[field]) !== String(row[field]),
  );
  if (edits.length > 0) news.push({ kind: 'edited', detail: edits.join() });
  else if (was.updated !== row.updated) news.push({ kind: 'edited', detail: 'text' });

  const before = phase(was, last.at);
  const after = phase(row, next.at);
  const sameChoices = !edits.includes('choices');
  if (before === 'pending' && after === 'open') news.push({ kind: 'opened', detail: '' });
  if (after === 'open' && before !== 'closed' && sameChoices) {
    const leads = leaderOf(row);
    const isOpenly = was.privacy === '' && row.privacy === '';
    const flips = before === 'open' && isOpenly && leads !== undefined && leader !== undefined && leads !== leader;
    if (flips) news.push({ kind: 'lead-flipped', detail: row.choices[leads] ?? '' });
    else if (narrowing(memory, next).isNews) news.push({ kind: 'margin-narrowed', detail: '' });
    if (was.quorum === row.quorum && reached(row) !== reached(was))
      news.push({ kind: reached(row) ? 'quorum-reached' : 'quorum-lost', detail: '' });
  }
  if (after === 'closed') {
    const outcome = outcomeOf(row, next.at);
    const known = outcomeOf(was, last.at) ?? memory.outcome;
    const isStuck = (seen: Row, at: number) => outcomeOf(seen, at) === undefined && at >= seen.end * 1_000 + day;
    if (outcome !== undefined && outcome !== known) news.push({ kind: 'outcome-final', detail: outcome });
    if (isStuck(row, next.at) && !isStuck(was, last.at)) news.push({ kind: 'stuck', detail: '' });
    else if (outcome === undefined && before !== 'closed') news.push({ kind: 'closed', detail: '' });
  }
  return news;
}

/** What happened since the last sighting as far as the clock alone can tell. */
export function byClock({ last }: Memory, now: number): News[] {
  if (!last?.row) return [];
  const [before, after] = [phase(last.row, last.at), phase(last.row, now)];
  if (before === after) return [];
  return [{ kind: after === 'open' ? 'opened' : 'closed', detail: '' }];
}

/** What is remembered after a sighting. `followed`: of what nobody follows, nothing is made. */
export function remember(memory: Memory, next: Sighting, followed: boolean): Memory {
  const { last, leader, narrow, outcome } = memory;
  const { row } = next;
  if (!row) return { ...memory, last: next };
  const sameChoices = last?.row !== undefined && String(last.row.choices) === String(row.choices);
  const leads = leaderOf(row) ?? (sameChoices ? leader : undefined);
  const nowNarrow = followed && last ? narrowing(memory, next).narrow : narrow;
  const known = last?.row && (outcomeOf(last.row, last.at) ?? outcome);
  const result = followed ? (outcomeOf(row, next.at) ?? known) : outcome;
  return {
    last: next,
    ...(leads !== undefined && { leader: leads }),
    ...(nowNarrow !== undefined && { narrow: nowNarrow }),
    ...(result !== undefined && { outcome: result }),
  };
}

/** The reminder that is due for a vote that was last seen so: the most urgent one. Those who began inside the last day have seen it. */
export function reminderOf(row: Row, at: number, watchedSince: number): News | undefined {
  if (phase(row, at) !== 'open') return undefined;
  const [end, start] = [row.end * 1_000, row.start * 1_000];
  const within = end - at <= hour ? '1h' : end - at <= day ? '1d' : undefined;
  const length = within === '1h' ? hour : day;
  if (!within || end - start <= length) return undefined;
  if (within === '1d' && watchedSince > end - day) return undefined;
  return { kind: 'closes-soon', detail: `${within} ${end}` };
}

/** How long a lead, or a quorum, must rest before its next turn is a piece of news of its own. */
export const restlessFor = 20 * 60_000;

/** What turns: news of the same family goes back and forth. */
export function familyOf(kind: string): 'lead' | 'quorum' | undefined {
  if (kind === 'lead-flipped') return 'lead';
  return kind.startsWith('quorum-') ? 'quorum' : undefined;
}

/** Told unless the user says otherwise. The rest is in the activity. */
const told = new Set([
  'lead-flipped',
  'quorum-reached',
  'quorum-lost',
  'closes-soon',
  'outcome-final',
  'edited',
  'deleted',
]);

/** Whether news of a kind is told by default. */
export function isTold(kind: string): boolean {
  return told.has(kind);
}

/** What the user wants, besides the kinds. */
export interface Wishes {
  paused: boolean;
  /** Nothing before then. */
  snoozedUntil: number;
  /** Hours of the day in which nothing is told, by the clock on the wall; the same twice: none. */
  quiet: { from: number; to: number };
  /** Votes of which nothing is told. */
  muted: ReadonlySet<number>;
}

/** What holds where the user has chosen nothing. */
export const noWishes: Wishes = { paused: false, snoozedUntil: 0, quiet: { from: 0, to: 0 }, muted: new Set() };

/** Whether what may be told is kept for later just now. */
export function isHeld({ snoozedUntil, quiet: { from, to } }: Wishes, now: number): boolean {
  const time = new Date(now).getHours();
  const isQuiet = from <= to ? from <= time && time < to : time >= from || time < to;
  return now < snoozedUntil || isQuiet;
}

/** What is known of news that was dropped, when it was. */
export interface Dropped {
  kind: string;
  /** When it was recorded. */
  at: number;
  row: Row | undefined;
  vote: number;
  isVoted: boolean;
  isReplaced: boolean;
}

/** Whether a reason for which news was never told is true. */
export function isReasonTrue(
  why: string,
  { kind, at, row, vote, isVoted, isReplaced }: Dropped,
  wishes: Wishes,
  now: number,
): boolean {
  switch (why) {
    case 'off':
      return !isTold(kind);
    case 'muted':
      return wishes.muted.has(vote);
    case 'paused':
      return wishes.paused;
    case 'voted':
      return kind === 'closes-soon' && isVoted;
    case 'over':
      // The last moves are worth a word for an hour more.
      return row !== undefined && now >= row.end * 1_000 + (/^(closes-soon|opened)$/.test(kind) ? 0 : hour);
    case 'old':
      return now - at > 7 * day;
    case 'replaced':
      return isReplaced;
    default:
      return false;
  }
}

/** How long a vote may wait for its next look by the ladder, jitter included; `undefined` once nothing can change. */
export function longestWait(row: Row, at: number): number | undefined {
  const left = row.end * 1_000 - at;
  const minute = 60_000;
  if (left > 0) {
    if (at < row.start * 1_000) return Math.min(15 * minute * 1.1, Math.max(row.start * 1_000 - at, 0) + minute);
    if (left <= 10 * minute) return 31_000;
    return left <= 2 * hour ? minute * 1.1 : 5 * minute * 1.1;
  }
  if (row.scores_state === 'final' || row.scores_state === 'invalid') return undefined;
  if (-left < 10 * minute) return 31_000;
  return -left < 6 * hour ? 5 * minute * 1.1 : hour * 1.1;
}
