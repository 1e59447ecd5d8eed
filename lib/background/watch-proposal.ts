import { snapshotHub } from '../catalogue/hosts';
import { readCatalogue } from '../catalogue/rescues';
import type { Proposal } from '../domain/governance/proposal';
import type { NewWatch } from '../domain/governance/watch';
import { wholeOf } from '../domain/governance/watch-groups';
import type { Milliseconds } from '../domain/time';
import { topicWatchOf } from '../domain/topic/topic-watch';
import type { Protocol } from '../messages/protocol';
import type { Asker } from '../messages/serve';
import { updateBadge } from '../notify/badge';
import { warn } from '../platform/logger';
import { readingOf } from '../reading/rescue-reading';
import { bumpRevision } from '../store/preferences';
import { readStoredProposal } from '../store/proposals';
import { keepAside } from '../store/safety/keep-aside';
import { readSource } from '../store/sources';
import { removeWatch, saveWatch } from '../store/watches';
import { ensureAlarm } from '../watch/alarm';
import { scanDeliveries } from '../watch/deliveries/scan-deliveries';
import { nextPollAt } from '../watch/next-poll';
import { refreshProposal } from '../watch/refresh-proposal';
import { refreshRescue } from '../watch/refresh-rescue';
import { readObserved, readStored } from './read-stored';
import { orStorageBlocked } from './storage-blocked';
import { topicWatch } from './topics/watch-topic';
import { followWholes } from './watching/follow-wholes';

/** Follows a vote, a topic or a poll of a rescue from now on, or all of it or of a contribution. What is stored of it is the baseline: only what changes after is news. */
export function watchProposal(
  { key, rescueId }: Protocol['watch']['request'],
  { privateWindow }: Asker,
  now: Milliseconds = Date.now(),
): Promise<Protocol['watch']['answer']> {
  return orStorageBlocked<Protocol['watch']['answer']>(async () => {
    if (privateWindow) return { kind: 'failed', reason: 'private-window' };
    const watch = await watchOn(key, rescueId, now);
    if (!watch) return { kind: 'failed', reason: 'not-found' };
    await saveWatch(watch);
    // What is known of a whole is followed at once, and is no news.
    if (watch.awaitsBaseline) await followWholes(now);
    await keepAside();
    await ensureAlarm(now);
    await bumpRevision();
    // Money is looked for from the day of the first watch. Nobody waits for it; a failure is recorded with its source.
    void scanDeliveries(now).catch((error: unknown) => warn('The first look for deliveries failed', error));
    if (watch.awaitsBaseline)
      void readWhole(rescueId, now).catch((error: unknown) => warn('The votes of a rescue could not be read', error));
    return { kind: 'watched' };
  });
}

function watchOn(
  key: string,
  rescueId: string,
  now: Milliseconds,
): Promise<NewWatch | undefined> | NewWatch | undefined {
  if (wholeOf(key)) return wholeWatch(key, rescueId, now);
  return topicWatchOf(key) ? topicWatch(key, rescueId, now) : proposalWatch(key, rescueId, now);
}

/** The watch on all of a rescue, or of a contribution to it; `undefined` where it has none of that name. */
function wholeWatch(key: string, rescueId: string, now: Milliseconds): NewWatch | undefined {
  const { contributionId } = wholeOf(key) ?? {};
  const rescue = readCatalogue().find(({ id }) => id === rescueId);
  if (!rescue || wholeOf(key)?.rescueId !== rescueId) return undefined;
  const parts = [...rescue.contributions, ...rescue.recoveries];
  if (contributionId !== undefined && !parts.some(({ id }) => id === contributionId)) return undefined;
  const named = { key, rescueId, ...(contributionId !== undefined && { contributionId }) };
  return { ...named, createdAt: now, failures: 0, awaitsBaseline: true };
}

/** Reads the votes of a rescue for the first time since it is followed: what turns up after that is new. What fails is read by the next look. */
async function readWhole(rescueId: string, now: Milliseconds): Promise<void> {
  const rescue = readCatalogue().find(({ id }) => id === rescueId);
  if (!rescue) return;
  const outcome = await refreshRescue(rescue, now, { userAsked: true });
  const isRead = outcome === 'read' || (outcome === 'fresh' && !(await readSource(snapshotHub))?.failure);
  await followWholes(now, { read: new Set(isRead ? [rescueId] : []) });
  await keepAside();
  await ensureAlarm(Date.now());
  await bumpRevision();
}

async function proposalWatch(key: string, rescueId: string, now: Milliseconds): Promise<NewWatch | undefined> {
  const proposal = await readBaseline(key, now);
  return proposal && watchOf(proposal, rescueId, now);
}

/** Follows something no longer. News of it that was not told yet is not told. */
export function unwatchProposal(
  { key }: Protocol['unwatch']['request'],
  { privateWindow }: Asker,
  now: Milliseconds = Date.now(),
): Promise<Protocol['unwatch']['answer']> {
  return orStorageBlocked<Protocol['unwatch']['answer']>(async () => {
    if (privateWindow) return { kind: 'failed', reason: 'private-window' };
    await removeWatch(key);
    await keepAside();
    await ensureAlarm(now);
    await updateBadge();
    await bumpRevision();
    return { kind: 'unwatched' };
  });
}

/** The proposal as stored, or read now: without a baseline, its whole past would be news. */
async function readBaseline(key: string, now: Milliseconds): Promise<Proposal | undefined> {
  const stored = await readStoredProposal(key);
  if (stored || !key.startsWith('snapshot:')) return stored;
  await refreshProposal(key, now);
  return readStoredProposal(key);
}

/** The watch with its first look; `undefined` where the proposal is no part of the rescue. */
async function watchOf(proposal: Proposal, rescueId: string, now: Milliseconds): Promise<NewWatch | undefined> {
  const rescue = readCatalogue().find(({ id }) => id === rescueId);
  if (!rescue) return undefined;
  const reading = readingOf(rescue, await readObserved(rescue, await readStored()), now);
  const match = reading.evidence.matches.get(proposal.key);
  if (!match) return undefined;
  const next = nextPollAt(proposal, now, Math.random());
  return {
    key: proposal.key,
    rescueId,
    contributionId: match.part.id,
    createdAt: now,
    ...(next !== undefined && { nextPollAt: next }),
    failures: 0,
  };
}
