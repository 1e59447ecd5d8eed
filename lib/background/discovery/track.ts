import { governanceContracts } from '../../catalogue/on-chain/governance-contracts';
import { readCatalogue } from '../../catalogue/rescues';
import type { Suggestion } from '../../domain/discovery/suggestion';
import { isCountable, type TrackedPart } from '../../domain/discovery/tracked-part';
import { isPast } from '../../domain/rescue/rescue';
import type { Milliseconds } from '../../domain/time';
import { topicWatchOf } from '../../domain/topic/topic-watch';
import type { Protocol } from '../../messages/protocol';
import type { Asker } from '../../messages/serve';
import { dismiss, readSuggestions } from '../../store/discovery/suggestions';
import { forgetTrackedPart, saveTrackedPart } from '../../store/discovery/tracked-parts';
import { bumpRevision } from '../../store/preferences';
import { reloadCatalogue } from '../lists/load-catalogue';
import { daoOf } from './dao-of';
import { noRescue } from './read-hint';

/** Counts a page that was suggested as a part of its rescue from now on, as the user has it. Refused where it was not suggested, or the amount cannot be counted. */
export async function track(
  { key, rescueId, ask }: Protocol['track']['request'],
  { privateWindow }: Asker,
  now: Milliseconds = Date.now(),
): Promise<Protocol['track']['answer']> {
  if (privateWindow) return { kind: 'failed', reason: 'private-window' };
  const rescue = readCatalogue().find(({ id }) => id === rescueId);
  const suggestion = (await readSuggestions()).find((each) => each.key === key && each.rescueId === rescueId);
  const part = suggestion && partOf(suggestion, now);
  if (!rescue || isPast(rescue) || !part || suggestion.danger === 'look-alike')
    return { kind: 'failed', reason: 'not-found' };
  if (ask && !isCountable(ask, rescue)) return { kind: 'failed', reason: 'malformed' };
  await saveTrackedPart({ ...part, ...(ask && { ask }) });
  await reloadCatalogue();
  return { kind: 'saved' };
}

/** Counts it no longer. */
export async function untrack(
  { key }: Protocol['untrack']['request'],
  { privateWindow }: Asker,
): Promise<Protocol['untrack']['answer']> {
  if (privateWindow) return { kind: 'failed', reason: 'private-window' };
  if (!(await forgetTrackedPart(key))) return { kind: 'failed', reason: 'not-found' };
  await reloadCatalogue();
  return { kind: 'saved' };
}

/** Suggests it no more. */
export async function notThis(
  { key, rescueId = noRescue }: Protocol['notThis']['request'],
  { privateWindow }: Asker,
  now: Milliseconds = Date.now(),
): Promise<Protocol['notThis']['answer']> {
  if (privateWindow) return { kind: 'failed', reason: 'private-window' };
  await dismiss({ key, rescueId }, now);
  await bumpRevision();
  return { kind: 'saved' };
}

/** What a suggestion is once it is tracked; `undefined` for what is neither a proposal of Snapshot nor a topic. */
function partOf(
  { key, rescueId, url, title, place, ask, createdAt }: Suggestion,
  now: Milliseconds,
): TrackedPart | undefined {
  const topic = topicWatchOf(key)?.topic;
  const id = /^snapshot:([A-Za-z0-9]{46,66})$/.exec(key)?.[1];
  const dao = daoOf({ key, place });
  if (!topic && (id === undefined || place === '')) return undefined;
  return {
    key,
    rescueId,
    contributor: dao?.name ?? place,
    ...(dao && { dao: dao.id }),
    ...(dao && governanceContracts.some((contract) => contract.dao === dao.id) && { isSignal: true }),
    ...(topic ? { topic } : id !== undefined && { snapshot: { space: place, id } }),
    url,
    // Addresses are shown from reviewed lists only.
    sentence: (ask?.sentence ?? title).replaceAll(/0x[0-9a-fA-F]{40}/g, '0x…').slice(0, 1_000),
    saidAt: createdAt ?? now,
    trackedAt: now,
  };
}
