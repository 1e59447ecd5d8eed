import type { Milliseconds } from '../../domain/time';
import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';
import { type AskOptions, askHub, hubHost } from './ask-hub';
import { BudgetSpentError } from './budget';
import { type HubVote, hubVote } from './vote-schema';

/** The hub's limits: rows in a request, and how far it skips. */
const rowsPerRequest = 1_000;
const farthestSkip = 5_000;
/** The greatest number that GraphQL has, as a time: later than all votes. */
const endOfTime = 2_147_483_647;

/** How to ask for many votes. It takes as many requests as there are thousands, and waits where the budget is spent. */
export interface ReadVotesOptions extends Omit<AskOptions, 'now'> {
  clock: () => Milliseconds;
  /** Told after each request how many votes have been read. */
  onProgress?: (votes: number) => void;
}

/**
 * All votes of a proposal, newest first, each once. Of an open vote some may be missed: whoever votes anew meanwhile leaves
 * the place that was not read yet. The number of votes that the hub tells afterwards shows it. Throws `SourceError`, and the signal's reason once it is aborted.
 */
export async function readVotes(proposal: string, options: ReadVotesOptions): Promise<HubVote[]> {
  const byId = new Map<string, HubVote>();
  // By time, not by place: whoever votes meanwhile would move all places. Those of the last second come again.
  let until = endOfTime;
  let skip = 0;
  for (;;) {
    const rows = await readPage(proposal, until, skip, options);
    for (const row of rows) byId.set(row.id, row);
    options.onProgress?.(byId.size);
    const last = rows.at(-1);
    if (!last || rows.length < rowsPerRequest) return [...byId.values()];
    // A page that is all of one second is left by its places.
    skip = last.created < until ? 0 : skip + rowsPerRequest;
    until = Math.min(until, last.created);
    if (skip > farthestSkip)
      throw new SourceError('malformed', hubHost, `more votes in second ${until} than it serves`);
  }
}

async function readPage(
  proposal: string,
  until: number,
  skip: number,
  { clock, onProgress: _, ...options }: ReadVotesOptions,
): Promise<HubVote[]> {
  for (;;) {
    options.signal?.throwIfAborted();
    try {
      const data = await askHub(votesQuery, { proposal, until, skip }, { ...options, now: clock() });
      const rows = z.array(hubVote).safeParse(data.votes);
      // Without one vote the count would be another.
      if (!rows.success) throw new SourceError('malformed', hubHost, 'a vote that cannot be read');
      return rows.data;
    } catch (error) {
      if (!(error instanceof BudgetSpentError) || error.retryAfter === undefined) throw error;
      await pause(error.retryAfter, options.signal);
    }
  }
}

const votesQuery = `query Votes($proposal: String, $until: Int, $skip: Int!) {
  votes(
    first: ${rowsPerRequest}, skip: $skip, orderBy: "created", orderDirection: desc,
    where: { proposal: $proposal, created_lte: $until }
  ) { id created choice vp }
}`;

/** Rejects with the signal's reason as soon as it is aborted. */
function pause(length: Milliseconds, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, length);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
