import { snapshotHub } from '../../catalogue/hosts';
import type { Proposal } from '../../domain/governance/proposal';
import type { ProposalKey } from '../../domain/governance/venue';
import type { Milliseconds } from '../../domain/time';
import { warn } from '../../platform/logger';
import { SourceError } from '../../platform/source-error';
import { patiently } from '../../sources/snapshot/patiently';
import { firstVote, readVotesPage } from '../../sources/snapshot/read-votes';
import { bumpRevision } from '../../store/preferences';
import { beginRecount, giveUpRecount, keepRecount, readRecount, readVotePages } from '../../store/recounts';
import type { StoredRecount } from '../../store/schema';
import { StorageError } from '../../store/storage-error';
import { lookAtProposal } from '../../watch/refresh-proposal';
import { isBehind, judgeRecount, overTimeOf } from './judge-recount';
import { pageOf, VoteSheet } from './vote-sheet';

/** More votes than this would take longer than anybody waits, and more memory than a worker should. */
export const mostVotes = 250_000;
/** Far more than these come in: a vote that grows by the half while it is read. */
const mostPages = (1.5 * mostVotes) / 1_000;

/** How often the newest votes and the hub's count are read once more, until they are of one moment. */
const mostRounds = 3;

interface Run {
  stop: AbortController;
  /** Settles when it has ended, for whatever reason. */
  done: Promise<void>;
  waitsUntil?: Milliseconds;
}

/** The recounts that go on in this life of the worker. What they have done is stored page by page. */
const runs = new Map<ProposalKey, Run>();

/** The run of a recount, if one goes on here. */
export function runOf(key: ProposalKey): Pick<Run, 'waitsUntil' | 'done'> | undefined {
  return runs.get(key);
}

/** Ends a run here. What is stored stays. */
export function stopRun(key: ProposalKey): void {
  runs.get(key)?.stop.abort();
  runs.delete(key);
}

/** Goes on with the recount that is stored, unless it goes on already. Nobody waits for it. */
export function runRecount(key: ProposalKey): void {
  if (runs.has(key)) return;
  const run: Run = { stop: new AbortController(), done: Promise.resolve() };
  runs.set(key, run);
  run.done = recountStored(key, run)
    .catch((error: unknown) => {
      if (run.stop.signal.aborted) return;
      // Where it stands is stored, as far as anything can be stored: it can be asked for again.
      if (!(error instanceof StorageError)) throw error;
      warn('a recount could not be kept', error);
    })
    .finally(() => {
      if (runs.get(key) === run) runs.delete(key);
    });
}

async function recountStored(key: ProposalKey, run: Run): Promise<void> {
  let recount = await readRecount(key);
  if (!recount?.work) return;
  const started = recount.work.run;
  try {
    while (recount?.work) recount = await goOn(recount, recount.work, run);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const stopped = await readRecount(key);
    if (!stopped?.work) return;
    const failure = { source: error.source, reason: error.reason };
    await keepRecount({ ...stopped, work: { ...stopped.work, failure } }, stopped.work.run);
    if (stopped.work.run === started) await bumpRevision();
  }
}

type Work = NonNullable<StoredRecount['work']>;

/** Reads to the end and judges. Gives the recount anew where all must be read once more; `undefined` once it is over. */
async function goOn(recount: StoredRecount, work: Work, run: Run): Promise<StoredRecount | undefined> {
  const { key } = recount;
  const id = key.slice('snapshot:'.length);
  const patience = {
    clock: Date.now,
    signal: run.stop.signal,
    onWait: (until: Milliseconds) => {
      run.waitsUntil = until;
    },
  };
  const sheet = new VoteSheet(await readVotePages(key));
  const { failure: _, ...healthy } = work;
  let at = healthy;
  let before: Proposal | undefined;
  let pages = 0;
  for (let round = 1; ; round += 1) {
    let fresh = 0;
    for (let last = false; !last; pages += 1) {
      // Whoever serves votes without an end is not read to the end.
      if (pages > mostPages || sheet.size > 1.5 * mostVotes) throw new SourceError('malformed', snapshotHub, 'no end');
      const page = await readVotesPage(id, at.cursor, { ...patience, userAsked: true });
      delete run.waitsUntil;
      const unknown = sheet.take(page.votes);
      fresh += unknown.length;
      last = page.last;
      at = { ...at, cursor: page.next, votes: sheet.size, of: Math.max(at.of, sheet.size), usedAt: Date.now() };
      const kept = unknown.length > 0 ? pageOf(key, at.pages, unknown) : undefined;
      if (kept) at = { ...at, pages: at.pages + 1 };
      if (!(await keepRecount({ ...recount, work: at }, at.run, kept))) return undefined;
    }
    // After the votes: it says what they should come to.
    const proposal = await patiently(() => lookAtProposal(key, Date.now()), patience);
    const now = Date.now();
    if (proposal === 'gone') throw new SourceError('not-found', snapshotHub, 'the proposal is gone');
    // With its last count the hub may take each voting power anew.
    if (proposal.scoresState !== at.scoresState) return beginRecount(key, beginningOf(proposal, now));
    const still =
      proposal.scoresState === 'final' ||
      (before !== undefined && fresh === 0 && isSameCount(before, proposal) && !isBehind(proposal, sheet));
    const result = judgeRecount(proposal, sheet, !still, now);
    if (!result) {
      await giveUpRecount(key);
      return undefined;
    }
    if (still || round === mostRounds || result.outcome === 'matches' || result.outcome === 'no-count') {
      await keepRecount({ key, result, overTime: overTimeOf(proposal, sheet, now) }, at.run);
      await bumpRevision();
      return undefined;
    }
    before = proposal;
  }
}

function isSameCount(a: Proposal, b: Proposal): boolean {
  return a.voteCount === b.voteCount && a.scoresTotal === b.scoresTotal && String(a.scores) === String(b.scores);
}

/** A recount of which nothing is done yet. */
export function beginningOf({ voteCount, scoresState }: Proposal, now: Milliseconds): Work {
  return {
    run: crypto.randomUUID(),
    usedAt: now,
    cursor: firstVote,
    pages: 0,
    votes: 0,
    of: voteCount,
    scoresState,
  };
}
