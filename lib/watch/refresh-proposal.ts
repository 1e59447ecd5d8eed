import { readCatalogue } from '../catalogue/rescues';
import type { Proposal } from '../domain/governance/proposal';
import { snapshotKey } from '../domain/governance/venue';
import type { Rescue } from '../domain/rescue/rescue';
import { type Milliseconds, second } from '../domain/time';
import { SourceError } from '../platform/source-error';
import { hubHost } from '../sources/snapshot/ask-hub';
import { readProposalsByIds } from '../sources/snapshot/read-proposals';
import { bumpRevision } from '../store/preferences';
import { readStoredProposal } from '../store/proposals';
import { saveObservations } from '../store/save-observations';
import { AskedLately } from './asked-lately';
import { judgeAnswer } from './judge';
import { observeReadings } from './observe-readings';
import type { RefreshOutcome } from './refresh-rescue';

import { rememberAnswer, rememberFailure } from './source-health';

const interval = 20 * second;

const asked = new AskedLately<RefreshOutcome | 'not-found'>();

interface LookGround {
  /** The catalogue unless told. */
  rescues?: readonly Rescue[];
  random?: () => number;
}

/** Reads one proposal that the user asks for now, and keeps it. Throws `SourceError`, which is not recorded, and `StorageError`. */
export async function lookAtProposal(
  id: string,
  now: Milliseconds,
  { rescues = readCatalogue(), random = Math.random }: LookGround = {},
): Promise<Proposal | 'gone'> {
  const reading = (await readProposalsByIds([id], { now, userAsked: true })).get(id) ?? 'gone';
  if (reading === 'malformed') throw new SourceError('malformed', hubHost, 'not a proposal');
  const stored = await readStoredProposal(snapshotKey(id));
  const known = new Map(stored ? [[stored.key, stored]] : []);
  const observations = await observeReadings(new Map([[snapshotKey(id), reading]]), known, { now, userAsked: true });
  await saveObservations(observations, judgeAnswer({ now, rescues, random }));
  await rememberAnswer(hubHost, now);
  await bumpRevision();
  return reading;
}

/**
 * Reads one proposal, the subject of a page, and keeps it, whether it belongs to a rescue or not. At most every 20 s.
 * `not-found`: the hub knows no such id, and never did as far as we know. Throws `StorageError` only.
 */
export async function refreshProposal(
  id: string,
  now: Milliseconds,
  ground: LookGround = {},
): Promise<RefreshOutcome | 'not-found'> {
  const key = snapshotKey(id);
  return asked.once(key, now, interval, async () => {
    const stored = await readStoredProposal(key);
    if (stored?.exists && stored.observedAt <= now && now - stored.observedAt < interval) return 'fresh';
    try {
      const reading = await lookAtProposal(id, now, ground);
      return reading === 'gone' && !stored ? 'not-found' : 'read';
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      await rememberFailure(error, now);
      await bumpRevision();
      return 'failed';
    }
  });
}
