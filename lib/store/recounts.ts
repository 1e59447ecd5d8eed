import type { ProposalKey } from '../domain/governance/venue';
import { day, type Milliseconds } from '../domain/time';
import { inDatabase, inTransaction, type WriteTransaction } from './database';
import type { StoredRecount, StoredVotePage } from './schema';

/** Work that nobody asked about for so long is given up, and a result this old says nothing any more. */
const workKept = day;
const resultKept = 30 * day;
/** Of so many votes, the latest. */
const recountsKept = 24;

/** A recount, under way or done; `undefined` where none was asked for. */
export function readRecount(key: ProposalKey): Promise<StoredRecount | undefined> {
  return inDatabase((database) => database.get('recounts', key));
}

/** The votes that were read so far, in the order of reading. */
export function readVotePages(key: ProposalKey): Promise<StoredVotePage[]> {
  return inDatabase((database) => database.getAll('votePages', pagesOf(key)));
}

/** Begins a recount, from its first vote. What the last one came to stays until this one is done. */
export function beginRecount(key: ProposalKey, work: NonNullable<StoredRecount['work']>): Promise<StoredRecount> {
  return inTransaction(['recounts', 'votePages'], async (transaction) => {
    const { work: _, ...before } = (await transaction.objectStore('recounts').get(key)) ?? { key };
    const recount = { ...before, work };
    await dropPages(transaction, key);
    await transaction.objectStore('recounts').put(recount);
    return recount;
  });
}

/**
 * Keeps how a recount stands, with a page of votes where one was read, in one transaction: who goes on after being stopped
 * neither misses a page nor reads one twice. `false`: it was given up meanwhile, or begun anew, and nothing is kept.
 */
export function keepRecount(recount: StoredRecount, run: string, page?: StoredVotePage): Promise<boolean> {
  return inTransaction(['recounts', 'votePages'], async (transaction) => {
    const recounts = transaction.objectStore('recounts');
    if ((await recounts.get(recount.key))?.work?.run !== run) return false;
    await recounts.put(recount);
    if (page) await transaction.objectStore('votePages').put(page);
    // Done: the votes have been counted, and take room.
    if (!recount.work) await dropPages(transaction, recount.key);
    return true;
  });
}

/** Gives a recount up. What an earlier one came to stays. */
export function giveUpRecount(key: ProposalKey): Promise<void> {
  return inTransaction(['recounts', 'votePages'], async (transaction) => {
    const recounts = transaction.objectStore('recounts');
    const { work: _, ...rest } = (await recounts.get(key)) ?? { key };
    if (rest.result) await recounts.put(rest);
    else await recounts.delete(key);
    await dropPages(transaction, key);
  });
}

/** Drops work that was left for a day, results of a month ago, and all but the latest few. Gives those that stay. */
export async function dropOldRecounts(now: Milliseconds): Promise<StoredRecount[]> {
  const all = await inDatabase((database) => database.getAll('recounts'));
  const latestFirst = [...all].sort((a, b) => lastUseOf(b) - lastUseOf(a));
  const isOld = (recount: StoredRecount, place: number) =>
    place >= recountsKept || now - lastUseOf(recount) > (recount.work ? workKept : resultKept);
  const old = latestFirst.filter(isOld);
  if (old.length > 0)
    await inTransaction(['recounts', 'votePages'], async (transaction) => {
      for (const { key } of old) {
        await transaction.objectStore('recounts').delete(key);
        await dropPages(transaction, key);
      }
    });
  return latestFirst.filter((recount, place) => !isOld(recount, place));
}

function lastUseOf({ work, result }: StoredRecount): Milliseconds {
  return Math.max(work?.usedAt ?? 0, result?.at ?? 0);
}

function dropPages(transaction: WriteTransaction, key: ProposalKey): Promise<void> {
  return transaction.objectStore('votePages').delete(pagesOf(key));
}

function pagesOf(key: ProposalKey): IDBKeyRange {
  return IDBKeyRange.bound([key, Number.NEGATIVE_INFINITY], [key, Number.POSITIVE_INFINITY]);
}
