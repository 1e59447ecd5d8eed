import type { Milliseconds } from '../domain/time';

/**
 * Remembers for a while what came of asking, so that pages that ask again and again cost one request. In memory: the
 * worker that forgets it has not asked for half a minute either.
 */
export class AskedLately<Outcome> {
  readonly #asked = new Map<string, { at: Milliseconds; outcome: Promise<Outcome> }>();

  /** The outcome of asking less than `interval` ago, also if it is still under way; else of asking now. */
  async once(name: string, now: Milliseconds, interval: Milliseconds, ask: () => Promise<Outcome>): Promise<Outcome> {
    const last = this.#asked.get(name);
    if (last && now >= last.at && now - last.at < interval) return last.outcome;
    const outcome = ask();
    this.#asked.set(name, { at: now, outcome });
    // A bug, or a blocked database, is not an outcome: the next one tries again.
    outcome.catch(() => this.#asked.delete(name));
    if (this.#asked.size > 500) this.#asked.delete(this.#asked.keys().next().value ?? '');
    return outcome;
  }
}
