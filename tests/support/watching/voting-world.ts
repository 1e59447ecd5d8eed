import { seeded } from '../seeded.ts';
import { aHubRow, anId, type HubRow, StubHub } from '../stub-hub.ts';
import { spaceOf } from './product.ts';
import { type Outage, type Step, votes } from './schedule.ts';

const hour = 3_600;

/** An address that the user may follow. */
export const followed = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';

let played = 0;

/** When a schedule begins, in seconds: each at another time, so that nothing that the process remembers is about this one. */
function beginning(): number {
  played += 1;
  return Date.parse('2026-04-22T00:00:00Z') / 1_000 + played * 60 * 24 * hour;
}

/** The votes of a seed, as they stand when it begins. */
function rowsOf(seed: number, begin: number): HubRow[] {
  const random = seeded(seed * 7 + 1);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  return Array.from({ length: votes }, (_, index) => {
    const start = begin + pick([-72, -30, -1, 1]) * hour;
    const kinds = [
      { type: 'basic', quorum: 100 },
      { type: 'single-choice', quorum: 0, choices: ['Give', 'Lend', 'Neither'] },
      { type: 'basic', quorum: 100, privacy: 'shutter' },
      { type: 'basic', quorum: 150 },
    ];
    return {
      ...aHubRow(),
      id: anId(index + 1),
      space: { id: spaceOf(index) },
      title: `Vote ${index}`,
      start,
      created: Math.min(start, begin) - hour,
      end: Math.max(start, begin) + pick([0.4, 1.5, 3, 26, 50, 100]) * hour,
      scores: start < begin ? [60, 30, 0] : [],
      scores_total: start < begin ? 90 : 0,
      votes: start < begin ? 9 : 0,
      ...kinds[index % kinds.length],
    };
  });
}

/** A hub, and the votes that are held there. It has its own clock, which is right. */
export class VotingWorld {
  readonly hub: StubHub;
  /** Milliseconds since 1970. */
  now: number;
  outage: Outage = 'well';
  /** Since when all is well. */
  wellSince = Number.NEGATIVE_INFINITY;
  #wasEmpty = false;

  constructor(seed: number) {
    const begin = beginning();
    this.now = begin * 1_000;
    this.hub = new StubHub(rowsOf(seed, begin));
  }

  row(vote: number): HubRow | undefined {
    return this.hub.rows.find(({ id }) => id === anId(vote + 1));
  }

  fail(how: Outage): void {
    // Whoever hears twice, an hour apart, that a vote is unknown may take it for deleted.
    if (how === 'empty' && this.#wasEmpty) return;
    this.#wasEmpty ||= how === 'empty';
    if (how !== 'well' || this.outage !== 'well') this.wellSince = this.now;
    this.outage = how;
    this.hub.instead = answers[how];
    this.hub.refuse = how === 'feedless' ? (query) => query.includes('messages(') : undefined;
  }

  /** The hub has answered: one that knew nothing for a moment knows all again. */
  answered(): void {
    if (this.outage === 'empty' && this.hub.requests.length > 0) this.fail('well');
  }

  /** Whether the step was one of the world's own. */
  happen(step: Step): boolean {
    switch (step.do) {
      case 'vote':
        this.#vote(step.on, step.scores);
        return true;
      case 'edit':
        this.#edit(step);
        return true;
      case 'delete':
        this.hub.drop(anId(step.on + 1), this.now);
        return true;
      case 'count':
        this.#count(step.on, step.as, step.scores);
        return true;
      case 'rescore':
        if (this.row(step.on)?.scores_state === 'final') this.#setScores(step.on, step.scores);
        return true;
      case 'cast':
        this.#cast(step.on);
        return true;
      case 'outage':
        this.fail(step.how);
        return true;
      default:
        return false;
    }
  }

  #change(vote: number, change: Partial<HubRow>): void {
    this.hub.rows = this.hub.rows.map((row) => (row.id === anId(vote + 1) ? { ...row, ...change } : row));
  }

  #vote(vote: number, scores: readonly number[]): void {
    const row = this.row(vote);
    if (row && this.now >= row.start * 1_000 && row.scores_state === 'pending') this.#setScores(vote, scores);
  }

  #cast(vote: number): void {
    const row = this.row(vote);
    if (!row || this.now < row.start * 1_000 || this.now >= row.end * 1_000) return;
    this.hub.votes.push({ voter: followed, proposal: row.id, choice: 1, vp: 1, created: Math.floor(this.now / 1_000) });
  }

  #setScores(vote: number, scores: readonly number[]): void {
    const total = scores.reduce((sum, score) => sum + score, 0);
    const count = (this.row(vote)?.votes ?? 0) + 1;
    this.#change(vote, { scores: [...scores], scores_total: total, votes: count });
  }

  #count(vote: number, as: string, scores: readonly number[] | undefined): void {
    const row = this.row(vote);
    if (!row || this.now < row.end * 1_000 + 60_000 || row.scores_state !== 'pending') return;
    if (scores) this.#setScores(vote, scores);
    this.#change(vote, { scores_state: as });
  }

  #edit({ on, what, by }: Extract<Step, { do: 'edit' }>): void {
    const row = this.row(on);
    // The hub takes no edit of a vote that is over.
    if (!row || this.now >= row.end * 1_000 - hour * 1_000) return;
    const changes: Record<typeof what, Partial<HubRow>> = {
      title: { title: `${row.title}, ${by}` },
      choices: { choices: [...row.choices.slice(0, 2), `Other ${by}`] },
      end: { end: row.end + (by - 30) * 600 },
      discussion: { discussion: `https://forum.example.org/t/${by}` },
      text: {},
    };
    const change = changes[what];
    if (change.end !== undefined && change.end * 1_000 < this.now + hour * 1_000) return;
    this.#change(on, { ...change, updated: Math.max((row.updated ?? 0) + 1, Math.floor(this.now / 1_000)) });
    this.hub.tell('update-proposal', row.space.id, this.now);
  }
}

const html = () => new Response('<html>Bad gateway</html>', { status: 502, headers: { 'content-type': 'text/html' } });
const answers: Record<Outage, (() => Response) | undefined> = {
  well: undefined,
  feedless: undefined,
  down: () => {
    throw new TypeError('fetch failed');
  },
  page: html,
  limited: () => Response.json({ error: 'too many' }, { status: 429, headers: { 'retry-after': '90' } }),
  garbage: () => new Response('{"data":{"p0":[{"id":', { headers: { 'content-type': 'application/json' } }),
  empty: () => Response.json({ data: { p0: [], p1: [], d0: [], proposals: [] } }),
};
