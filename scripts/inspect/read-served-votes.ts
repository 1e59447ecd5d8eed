import { problemText } from '../../lib/i18n/problem-text.ts';
import { SourceError } from '../../lib/platform/source-error.ts';
import { readProposalsByIds } from '../../lib/sources/snapshot/read-proposals.ts';
import { readVotes } from '../../lib/sources/snapshot/read-votes.ts';
import type { VoteSet } from './inspect-recount.ts';
import { Refusal } from './refusal.ts';
import { hubAddress, subjectOf } from './subject-of.ts';

/** The votes of the proposal of a page, from the hub: a request for each thousand, within the product's own budget. Throws `Refusal`. */
export async function readServedVotes(address: string, hubUrl: string | undefined): Promise<VoteSet> {
  const subject = subjectOf(address);
  if (subject?.kind !== 'proposal' || subject.network !== 's')
    throw new Refusal('This is not the address of a vote on Snapshot’s hub.');
  const hub = hubAddress(hubUrl);
  const asking = { userAsked: true, ...(hub && { hub }) };
  try {
    const votes = await readVotes(subject.id, { ...asking, clock: Date.now, onProgress: tell });
    // After the votes: it says how many there should have been.
    const proposal = (await readProposalsByIds([subject.id], { ...asking, now: Date.now() })).get(subject.id);
    if (typeof proposal !== 'object') throw new Refusal('The hub knows no such proposal.');
    const { id, type, choices, scores, scoresTotal: total, voteCount } = proposal;
    return { id, type, choices, votes, hub: { scores, total, votes: voteCount } };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { reason, source } = error;
    throw new Refusal(problemText({ reason, source, since: Date.now() }, Date.now()));
  }
}

/** For who waits at a terminal. */
function tell(votes: number): void {
  if (process.stderr.isTTY) process.stderr.write(`${votes} votes read …\n`);
}
