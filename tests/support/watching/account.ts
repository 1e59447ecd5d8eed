import type { StoredEvent } from '../../../lib/store/schema.ts';
import type { Appearance } from './device.ts';
import { keyOf, product } from './product.ts';
import {
  byClock,
  familyOf,
  isHeld,
  isReasonTrue,
  isTold,
  type Memory,
  type News,
  newsOf,
  noWishes,
  type Row,
  remember,
  reminderOf,
  restlessFor,
  type Wishes,
} from './reference-model.ts';
import { votes } from './schedule.ts';

/** News of ours in the reference model's words. */
function inWords({ news }: StoredEvent): News {
  if (news.subject !== 'vote') return { kind: news.subject, detail: '' };
  const { event } = news;
  switch (event.kind) {
    case 'lead-flipped':
      return { kind: event.kind, detail: event.to };
    case 'edited':
      return { kind: event.kind, detail: event.what.join() };
    case 'closes-soon':
      return { kind: event.kind, detail: `${event.within} ${event.endAt}` };
    case 'outcome-final': {
      const { verdict, leadingChoice = 'nobody' } = event;
      return { kind: event.kind, detail: verdict === 'no-rule' ? `no-rule ${leadingChoice}` : verdict };
    }
    default:
      return { kind: event.kind, detail: '' };
  }
}

const voteOf = ({ proposalKey }: StoredEvent): number =>
  Array.from({ length: votes }, (_, vote) => keyOf(vote)).indexOf(proposalKey ?? '');
const named = ({ kind, detail }: News): string => `${kind} ${detail}`.trim();
const without = (from: readonly string[], taken: readonly string[]): string[] => {
  const left = [...from];
  for (const one of taken) if (left.includes(one)) left.splice(left.indexOf(one), 1);
  return left;
};

/** What is remembered, as a clock that shows an earlier time would have seen it: what it saw in the future it saw just before. */
function seenBy(memory: Memory, at: number): Memory {
  const { last } = memory;
  return last && last.at > at ? { ...memory, last: { ...last, at } } : memory;
}

/** The account that the reference model keeps of what the product records and tells. */
export class Account {
  readonly faults: string[] = [];
  /** Each piece of news with what the user was shown of it. */
  readonly #events = new Map<string, { event: StoredEvent; shown: Appearance[] }>();
  /** Since when each vote is followed. */
  readonly watched = new Map<number, number>();
  readonly #memory = new Map<number, Memory>();
  wishes: Wishes = noWishes;
  readonly #reminded = new Set<string>();
  /** News that was dropped for a reason that has been looked into. */
  readonly #judged = new Set<string>();
  readonly #turns = new Map<string, StoredEvent>();
  /** Votes that are known to have opened, or closed. */
  readonly #once = new Set<string>();
  readonly #excused = new Set<string>();
  #voted: ReadonlySet<string> = new Set();
  #appearances = 0;

  get recorded(): number {
    return this.#events.size;
  }

  /** A vote as it was last seen. */
  lastSeen(vote: number): { at: number; row: Row | undefined } | undefined {
    return this.#memory.get(vote)?.last;
  }

  /** Takes note of what is known of the followed address before something is done: in which votes it has voted, if that matters. */
  async noteVoted(address: string): Promise<void> {
    const { readFollowedAddress, readOwnVotes } = await product();
    const isFiltered = (await readFollowedAddress())?.onlyUnvoted ?? false;
    const cast = isFiltered ? [...(await readOwnVotes(address))].filter(([, own]) => own.cast) : [];
    this.#voted = new Set(cast.map(([key]) => key));
  }

  /** What the user has put away, or follows no longer, need not be told. */
  async excuse(which: (event: StoredEvent) => boolean): Promise<void> {
    const { readActivity } = await product();
    for (const event of await readActivity(10_000)) if (which(event)) this.#excused.add(event.id);
  }

  /** Holds what is stored against what must be, after something was done at `now`. `rowOf`: a vote as the hub has it. */
  async compare(now: number, rowOf: (vote: number) => Row | undefined): Promise<void> {
    const { readActivity, readStoredProposal, readWatches } = await product();
    const events = await readActivity(10_000);
    const fresh = events.filter(({ id }) => !this.#events.has(id));
    for (const event of fresh) {
      this.#turn(event);
      this.#events.set(event.id, { event, shown: [] });
    }
    for (let vote = 0; vote < votes; vote += 1) {
      const stored = await readStoredProposal(keyOf(vote));
      const own = fresh.filter(({ proposalKey }) => proposalKey === keyOf(vote)).map((event) => named(inWords(event)));
      this.#compareVote(vote, now, stored, rowOf(vote), own);
    }
    const followed = await readWatches();
    for (let vote = 0; vote < votes; vote += 1) {
      const since = followed.find(({ key }) => key === keyOf(vote))?.createdAt;
      if (since === undefined) this.watched.delete(vote);
      else this.watched.set(vote, since);
    }
    const strange = fresh.filter(
      ({ proposalKey }) => !Array.from({ length: votes }, (_, vote) => keyOf(vote)).includes(proposalKey ?? ''),
    );
    for (const { id } of strange) this.faults.push(`news of nothing that is followed: ${id}`);
  }

  /** What turns back and forth within a while is one piece of news: the newest, in the place of the one before. */
  #turn(event: StoredEvent): void {
    const family = familyOf(inWords(event).kind);
    if (!family) return;
    const name = `${family} ${event.proposalKey}`;
    const last = this.#turns.get(name);
    const isRestless = last !== undefined && event.at >= last.at && event.at - last.at <= restlessFor;
    const { news } = event;
    const replaces = news.subject === 'vote' && 'replaces' in news.event ? news.event.replaces : undefined;
    if (replaces !== (isRestless ? last.id : undefined))
      this.faults.push(`${event.id} takes the place of ${replaces}, and should of ${isRestless ? last.id : 'none'}`);
    if (replaces !== undefined) this.#excused.add(replaces);
    this.#turns.set(name, event);
  }

  #compareVote(
    vote: number,
    now: number,
    stored: { observedAt: number; exists: boolean } | undefined,
    row: Row | undefined,
    recorded: readonly string[],
  ): void {
    const memory = seenBy(this.#memory.get(vote) ?? {}, stored?.observedAt ?? now);
    const since = this.watched.get(vote);
    const seen =
      stored &&
      (stored.observedAt !== this.lastSeen(vote)?.at || stored.exists !== (this.lastSeen(vote)?.row !== undefined));
    const expected: string[] = [];
    if (seen) {
      if (!stored.exists && row) this.faults.push(`vote ${vote} is taken for deleted`);
      if (stored.exists && !row) this.faults.push(`vote ${vote} was deleted, and is taken to be there`);
      const sighting = { at: stored.observedAt, row: row && structuredClone(row) };
      if (since !== undefined) expected.push(...newsOf(memory, sighting).map(named));
      this.#memory.set(vote, remember(memory, sighting, since !== undefined));
    }
    const last = this.#memory.get(vote)?.last?.row;
    // That it opened or closed is known by the clock, also of a vote that cannot be seen just now.
    for (const { kind } of since === undefined || seen ? [] : byClock(memory, now))
      if (recorded.includes(kind)) expected.push(kind);
    for (const kind of ['opened', 'closed', 'stuck']) {
      const name = `${vote} ${kind}`;
      if (this.#once.has(name) && expected.includes(kind)) expected.splice(expected.indexOf(kind), 1);
      if (recorded.includes(kind)) this.#once.add(name);
    }
    const reminder = since === undefined || !last ? undefined : reminderOf(last, now, since);
    if (reminder && !this.#reminded.has(`${vote} ${named(reminder)}`)) {
      const isRecorded = recorded.includes(named(reminder));
      // Whoever has just looked knows that it is due.
      if (seen || isRecorded) expected.push(named(reminder));
      if (isRecorded) this.#reminded.add(`${vote} ${named(reminder)}`);
    }
    const [lost, invented] = [without(expected, recorded), without(recorded, expected)];
    if (lost.length > 0) this.faults.push(`vote ${vote}: not recorded: ${lost.join('; ')}`);
    if (invented.length > 0) this.faults.push(`vote ${vote}: recorded, and did not happen: ${invented.join('; ')}`);
  }

  /** Takes note of what the user was shown since the last time. */
  hear(appearances: readonly Appearance[], rowOf: (vote: number) => Row | undefined): void {
    for (const appearance of appearances.slice(this.#appearances)) this.#hearOne(appearance, rowOf);
    this.#appearances = appearances.length;
  }

  #hearOne(appearance: Appearance, rowOf: (vote: number) => Row | undefined): void {
    const { ids, title, message, rescueId } = appearance;
    const words = JSON.stringify(`${title} / ${message}`);
    if (this.wishes.paused) this.faults.push(`${words} is told while all is paused`);
    if (isHeld(this.wishes, appearance.at)) this.faults.push(`${words} is told while it should be quiet`);
    if (ids.length === 0) this.faults.push(`${words} speaks of nothing`);
    let isDecided = false;
    for (const id of ids) {
      const known = this.#events.get(id);
      if (!known) {
        this.faults.push(`${words} tells what was not recorded: ${id}`);
        continue;
      }
      const { event, shown } = known;
      const { kind, detail } = inWords(event);
      const before = shown.at(-1);
      if (event.rescueId !== rescueId) this.faults.push(`${words} is of another rescue: ${id}`);
      if (!isTold(kind)) this.faults.push(`${words} tells what is not to be told: ${id}`);
      if (before && !appearance.replaced && !before.life?.dead) this.faults.push(`${words} tells again: ${id}`);
      shown.push(appearance);
      const vote = voteOf(event);
      if (!before && this.wishes.muted.has(vote)) this.faults.push(`${words} tells of what is muted: ${id}`);
      if (!before && kind === 'closes-soon' && this.#voted.has(keyOf(vote)))
        this.faults.push(`${words} reminds of a vote in which the user has voted`);
      const isFinal = (rowOf(vote)?.scores_state ?? 'final') === 'final';
      if (kind === 'outcome-final' && (detail === 'passed' || detail === 'failed') && isFinal) isDecided = true;
    }
    if (/passed|failed/i.test(`${title} ${message}`) && !isDecided)
      this.faults.push(`${words} speaks of a result that is not final`);
  }

  /** Holds the reasons for which news is never told against what is so. */
  async judgeDropped(now: number): Promise<void> {
    const { readActivity } = await product();
    for (const event of await readActivity(10_000)) {
      if (event.dropped === undefined || this.#judged.has(event.id)) continue;
      this.#judged.add(event.id);
      const { kind } = inWords(event);
      const vote = voteOf(event);
      const later = [...this.#events.values()].some(
        (other) =>
          other.event.proposalKey === event.proposalKey && other.event.at >= event.at && other.event.id !== event.id,
      );
      const known = {
        ...{ kind, at: event.at, vote, isReplaced: later },
        row: this.#memory.get(vote)?.last?.row,
        isVoted: this.#voted.has(keyOf(vote)),
      };
      const why = event.dropped;
      // What the user did is known beforehand.
      const isTrue =
        why === 'read' || why === 'unwatched'
          ? this.#excused.has(event.id)
          : isReasonTrue(why, known, this.wishes, now);
      if (!isTrue) this.faults.push(`${event.id} was dropped as “${why}”, and that is not so`);
      // A notification that speaks of what came later speaks of it in that place; one whose worker died then was never noted.
      const last = this.#events.get(event.id)?.shown.at(-1);
      if (why !== 'replaced' && last && !last.life?.dead)
        this.faults.push(`${event.id} was shown, and is said to be dropped`);
    }
  }

  /** What was recorded, is to be told, and was neither shown nor excused. */
  untold(): string[] {
    return [...this.#events.values()]
      .filter(
        ({ event, shown }) =>
          isTold(inWords(event).kind) &&
          shown.length === 0 &&
          !this.#excused.has(event.id) &&
          !this.#judged.has(event.id),
      )
      .map(({ event }) => event.id);
  }
}
