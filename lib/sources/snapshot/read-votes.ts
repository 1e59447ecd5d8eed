import { SourceError } from '../../platform/source-error';
import { z } from '../../platform/zod';
import { type AskOptions, askHub, hubHost } from './ask-hub';
import { type Patience, patiently } from './patiently';
import { type HubVote, hubVote } from './vote-schema';

/** The hub's limits: rows in a request, and how far it skips. */
const rowsPerRequest = 1_000;
const farthestSkip = 5_000;

/** How far the votes of a proposal have been read. */
export interface VoteCursor {
  /** Seconds since 1970: all votes before were read. The hub takes no filter by 0. */
  since: number;
  /** Votes of that very second that were read too. */
  skip: number;
}

/** Before the first vote. */
export const firstVote: VoteCursor = { since: 1, skip: 0 };

/** Some votes, oldest first, and where to go on. */
export interface VotePage {
  votes: readonly HubVote[];
  next: VoteCursor;
  /** These were the newest. Going on brings what comes later, and once more those of the last second. */
  last: boolean;
}

/** How to ask for many votes. It takes as many requests as there are thousands, and waits where the budget is spent. */
export type ReadVotesOptions = Omit<AskOptions, 'now' | 'lengthy'> & Patience;

/** The next thousand votes, oldest first. Throws `SourceError`, and the signal's reason once it is aborted. */
export async function readVotesPage(
  proposal: string,
  { since, skip }: VoteCursor,
  options: ReadVotesOptions,
): Promise<VotePage> {
  // By time, not by place: whoever votes anew leaves their place, and all places after it move.
  const votes = await askForPage(proposal, { since, skip }, options);
  const newest = votes.at(-1)?.created ?? since;
  if (votes.some(({ created }, index) => created < (votes[index - 1]?.created ?? since)))
    throw new SourceError('malformed', hubHost, 'votes that are not in the order of their times');
  const last = votes.length < rowsPerRequest;
  // A page that is all of one second is left by its places.
  const next = last || newest > since ? { since: newest, skip: 0 } : { since, skip: skip + rowsPerRequest };
  if (next.skip > farthestSkip)
    throw new SourceError('malformed', hubHost, `more votes in second ${since} than it serves`);
  return { votes, next, last };
}

/**
 * All votes of a proposal, each voter's last one. Whoever votes meanwhile, or anew, comes at the end, and is read too.
 * Throws `SourceError`, and the signal's reason once it is aborted.
 */
export async function readVotes(
  proposal: string,
  { onProgress, ...options }: ReadVotesOptions & { onProgress?: (votes: number) => void },
): Promise<HubVote[]> {
  const byVoter = new Map<string, HubVote>();
  let page: VotePage = { votes: [], next: firstVote, last: false };
  while (!page.last) {
    page = await readVotesPage(proposal, page.next, options);
    for (const vote of page.votes) byVoter.set(vote.voter, vote);
    onProgress?.(byVoter.size);
  }
  return [...byVoter.values()];
}

function askForPage(
  proposal: string,
  cursor: VoteCursor,
  { clock, onWait, signal, ...options }: ReadVotesOptions,
): Promise<HubVote[]> {
  const asking = { ...options, ...(signal && { signal }), lengthy: true };
  const ask = async () => {
    const data = await askHub(votesQuery, { proposal, ...cursor }, { ...asking, now: clock() });
    const rows = z.array(hubVote).check(z.maxLength(rowsPerRequest)).safeParse(data.votes);
    // Without one vote the count would be another.
    if (!rows.success) throw new SourceError('malformed', hubHost, 'a vote that cannot be read');
    return rows.data;
  };
  return patiently(ask, { clock, ...(signal && { signal }), ...(onWait && { onWait }) });
}

const votesQuery = `query Votes($proposal: String, $since: Int, $skip: Int!) {
  votes(
    first: ${rowsPerRequest}, skip: $skip, orderBy: "created", orderDirection: asc,
    where: { proposal: $proposal, created_gte: $since }
  ) { id voter created choice vp }
}`;
