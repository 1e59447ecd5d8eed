import { readCatalogue } from '../catalogue/rescues';
import { spaceAliases } from '../catalogue/space-aliases';
import type { Proposal } from '../domain/governance/proposal';
import { type ProposalKey, snapshotKey } from '../domain/governance/venue';
import { matchAll } from '../domain/rescue/matches';
import { isPast, type Rescue } from '../domain/rescue/rescue';
import { dateSpan, type Milliseconds, minute } from '../domain/time';
import { SourceError } from '../platform/source-error';
import { type AskOptions, hubHost } from '../sources/snapshot/ask-hub';
import type { Reading } from '../sources/snapshot/proposal-rows';
import { readProposalsByIds, readProposalsOfSpaces } from '../sources/snapshot/read-proposals';
import { readVotesOfSpaces, spacesHost } from '../sources/snapshot-spaces/read-space-votes';
import { readDoneAt, saveDoneAt } from '../store/meta';
import { bumpRevision } from '../store/preferences';
import { readStoredProposals } from '../store/proposals';
import { type Observation, saveObservations } from '../store/save-observations';
import { readStoredTopics } from '../store/topics';
import { type JudgeGround, judgeAnswer } from './judge';
import { nextPollAt } from './next-poll';
import { observeReadings } from './observe-readings';
import { observeVotes } from './on-chain/observe-votes';
import { listedVotes } from './on-chain/vote-refs';
import { oneAtATime } from './one-at-a-time';
import { readGround } from './read-ground';
import { listedIds, onChainSpaces, rescueSpaces } from './rescue-spaces';
import { rememberAnswer, rememberFailure } from './source-health';

/** What a refresh did: `fresh`: nothing was due; `failed`: no answer, and the source's failure is recorded in the store. */
export type RefreshOutcome = 'read' | 'fresh' | 'failed';

/** How to refresh. */
export interface RefreshRescueOptions {
  /** Somebody is looking at it. */
  userAsked: boolean;
  /** All that is known; the catalogue unless told. Names the contributors in the news. */
  rescues?: readonly Rescue[];
  /** `Math.random` unless told. */
  random?: () => number;
}

/** Not more often than this. */
const intervals = { forUser: minute, inBackground: 15 * minute };

/**
 * Reads the proposals of the rescue's Snapshot spaces since the incident, in one request, and keeps those that belong to
 * it. What is watched among them makes news as in a poll; the rest is a baseline. Throws `StorageError` only.
 */
export async function refreshRescue(
  rescue: Rescue,
  now: Milliseconds,
  options: RefreshRescueOptions,
): Promise<RefreshOutcome> {
  const name = `rescue:${rescue.id}`;
  const outcome = await oneAtATime(`shortfall-${name}`, async () => {
    const last = await readDoneAt(name);
    const interval = options.userAsked ? intervals.forUser : intervals.inBackground;
    if (last !== undefined && last <= now && now - last < interval) return 'fresh';
    // An attempt counts, whatever comes of it: a hub that is down is not asked by every page that opens.
    await saveDoneAt(name, now);
    return readAnew(rescue, now, options);
  });
  return outcome ?? 'fresh';
}

async function readAnew(rescue: Rescue, now: Milliseconds, options: RefreshRescueOptions): Promise<RefreshOutcome> {
  const { userAsked, rescues = readCatalogue(), random = Math.random } = options;
  // Of each other they know nothing: neither waits for the other, nor fails with it.
  const ask = { now, userAsked };
  const ground = await readGround(now, { rescues, random });
  const spaces = [...onChainSpaces(rescue)].map(([network, contracts]) =>
    refreshFrom(spacesHost(network), () => observeSpaces(rescue, network, contracts, ask), now, ground),
  );
  const [held, ...outcomes] = await Promise.all([
    refreshHeld(rescue, now, ground),
    refreshFrom(hubHost, () => observeRescue(rescue, ask), now, ground),
    ...spaces,
  ]);
  const read = outcomes.filter((each) => each !== 'fresh');
  const outcome = read.includes('failed') ? 'failed' : (read[0] ?? held);
  if (outcome !== 'fresh') await bumpRevision();
  return outcome;
}

async function refreshFrom(
  host: string,
  observe: () => Promise<Observation[] | undefined>,
  now: Milliseconds,
  ground: JudgeGround,
): Promise<RefreshOutcome> {
  try {
    const observations = await observe();
    if (!observations) return 'fresh';
    await saveObservations(observations, judgeAnswer(ground));
    await rememberAnswer(host, now);
    return 'read';
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    await rememberFailure(error, now);
    return 'failed';
  }
}

/** Reads the votes on chains that the rescue's list names, but those of which nothing more can come. */
async function refreshHeld(rescue: Rescue, now: Milliseconds, ground: JudgeGround): Promise<RefreshOutcome> {
  const stored = new Map((await readStoredProposals()).map((proposal) => [proposal.key, proposal]));
  const open = listedVotes(rescue).filter(({ key }) => {
    const seen = stored.get(key);
    return !seen || nextPollAt(seen, now, 0) !== undefined;
  });
  if (open.length === 0) return 'fresh';
  try {
    const observations = await observeVotes(open, now);
    await saveObservations(
      observations.filter((observation) => !('unanswered' in observation)),
      judgeAnswer(ground),
    );
    return 'read';
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return 'failed';
  }
}

/** The votes of the rescue in its on-chain Snapshot spaces of one network. */
async function observeSpaces(
  rescue: Rescue,
  network: string,
  spaces: readonly string[],
  ask: AskOptions,
): Promise<Observation[] | undefined> {
  const incident = dateSpan(rescue.incident.at);
  if (!incident) return undefined;
  const found = await readVotesOfSpaces(network, spaces, incident.from, ask);
  const matched = matchAll(rescue, found, await readStoredTopics(), spaceAliases);
  return found.filter(({ key }) => matched.has(key)).map((proposal) => ({ proposal }));
}

/** What the hub says of the rescue's proposals; `undefined` where the rescue has nothing to do with Snapshot. */
async function observeRescue(rescue: Rescue, ask: AskOptions): Promise<Observation[] | undefined> {
  // Of a past rescue all votes are listed: years of other votes in its spaces are not read for it.
  const spaces = isPast(rescue) ? [] : rescueSpaces(rescue);
  const incident = dateSpan(rescue.incident.at);
  const listed = listedIds(rescue);
  if (spaces.length === 0 && listed.length === 0) return undefined;
  const found = incident ? await readProposalsOfSpaces(spaces, incident.from, ask) : [];
  const [stored, topics] = [await readStoredProposals(), await readStoredTopics()];
  const belong = (proposals: readonly Proposal[]): Set<ProposalKey> =>
    new Set(matchAll(rescue, proposals, topics, spaceAliases).keys());
  const matched = belong(found);
  const observations: Observation[] = found.filter(({ key }) => matched.has(key)).map((proposal) => ({ proposal }));

  // The list leaves out what is flagged, deleted, or older than the incident. Asked by id, each says which.
  const known = belong(stored);
  const seen = new Set(found.map(({ key }) => key));
  const absent = new Map<ProposalKey, string>();
  for (const { key, id, exists, venue, chain } of stored)
    if (exists && venue === 'snapshot' && !chain && known.has(key) && !seen.has(key)) absent.set(key, id);
  const stillKnown = new Set(stored.map(({ key }) => key));
  for (const id of listed)
    if (!seen.has(snapshotKey(id)) && !stillKnown.has(snapshotKey(id))) absent.set(snapshotKey(id), id);
  if (absent.size > 0) {
    const byId = await readProposalsByIds([...absent.values()], ask);
    const readings = new Map(
      [...absent].map(([key, id]): [ProposalKey, Reading] => [key, byId.get(id) ?? 'malformed']),
    );
    const before = new Map(stored.map((proposal) => [proposal.key, proposal]));
    const options = { now: ask.now, userAsked: ask.userAsked ?? false };
    for (const observation of await observeReadings(readings, before, options))
      if (!('unanswered' in observation)) observations.push(observation);
  }
  return observations;
}
