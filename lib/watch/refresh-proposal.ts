import { readCatalogue } from '../catalogue/rescues';
import { readSpaceKey } from '../domain/governance/on-chain/snapshot-networks';
import type { Proposal } from '../domain/governance/proposal';
import type { ProposalKey } from '../domain/governance/venue';
import type { Rescue } from '../domain/rescue/rescue';
import { type Milliseconds, second } from '../domain/time';
import { SourceError } from '../platform/source-error';
import { bumpRevision } from '../store/preferences';
import { readStoredProposal } from '../store/proposals';
import { type Observation, saveObservations } from '../store/save-observations';
import { AskedLately } from './asked-lately';
import { judgeAnswer } from './judge';
import { observeReadings } from './observe-readings';
import { hostOf, readByKey } from './read-by-key';
import { readGround } from './read-ground';
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
  key: ProposalKey,
  now: Milliseconds,
  { rescues = readCatalogue(), random = Math.random }: LookGround = {},
): Promise<Proposal | 'gone'> {
  const reading = await readByKey(key, now);
  const stored = await readStoredProposal(key);
  const known = new Map(stored ? [[key, stored]] : []);
  // Nothing is deleted on a chain: what its API does not know, it has not read yet.
  const observations: Observation[] = readSpaceKey(key)
    ? [reading === 'gone' ? { unanswered: key } : { proposal: reading }]
    : await observeReadings(new Map([[key, reading]]), known, { now, userAsked: true });
  const answered = observations.filter((observation) => !('unanswered' in observation));
  await saveObservations(answered, judgeAnswer(await readGround(now, { rescues, random })));
  await rememberAnswer(hostOf(key), now);
  await bumpRevision();
  return reading;
}

/**
 * Reads one proposal, the subject of a page, and keeps it, whether it belongs to a rescue or not. At most every 20 s.
 * `not-found`: its source knows no such id, and never did as far as we know. Throws `StorageError` only.
 */
export async function refreshProposal(
  key: ProposalKey,
  now: Milliseconds,
  ground: LookGround = {},
): Promise<RefreshOutcome | 'not-found'> {
  return asked.once(key, now, interval, async () => {
    const stored = await readStoredProposal(key);
    if (stored?.exists && stored.observedAt <= now && now - stored.observedAt < interval) return 'fresh';
    try {
      const reading = await lookAtProposal(key, now, ground);
      return reading === 'gone' && !stored ? 'not-found' : 'read';
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      await rememberFailure(error, now);
      await bumpRevision();
      return 'failed';
    }
  });
}
