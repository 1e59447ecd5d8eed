import type { Proposal } from '../domain/governance/proposal';
import { snapshotKey } from '../domain/governance/venue';
import type { Watch } from '../domain/governance/watch';
import type { Rescue } from '../domain/rescue/rescue';
import { hour, type Milliseconds, minute } from '../domain/time';
import { SourceError } from '../platform/source-error';
import { hubHost } from '../sources/snapshot/ask-hub';
import type { FeedAnswer } from '../sources/snapshot/feed';
import { lookAtHub } from '../sources/snapshot/look';
import type { Reading } from '../sources/snapshot/proposal-rows';
import { readFeedPlace } from '../store/meta';
import { readStoredProposals } from '../store/proposals';
import type { FeedProgress, Observation } from '../store/save-observations';
import { readSource } from '../store/sources';
import { readWatches } from '../store/watches';
import { observeReadings } from './observe-readings';
import { rescueSpaces } from './rescue-spaces';
import type { LookedAt, LookOptions, WatchSource } from './source-for';

const prefix = 'snapshot:';
const feedName = 'snapshot-feed';
/** What the feed says of a vote that has not opened is believed for so long; then it is read in any case. */
const longestUnread = 6 * hour;
/** A hub that does not answer with its feed may without. */
const patienceWithFeed = 2;

/** Snapshot's hub: what changed is taken from its change feed, how votes stand from the proposals themselves. */
export const snapshotSource: WatchSource = {
  lock: 'shortfall-poll',
  host: hubHost,
  // Hashes have no scope; votes of on-chain spaces do.
  reads: (key) => key.startsWith(prefix) && !key.includes(':', prefix.length),
  async *look(watches, options) {
    const { now, userAsked } = options;
    const ground = await groundOf(watches, options);
    const quiet = new Map(userAsked || !ground.cursor ? [] : watches.flatMap((watch) => quietOf(watch, ground, now)));
    const keysOf = (spaces: (space: string) => boolean) =>
      ground.unsettled.filter((key) => {
        const space = ground.stored.get(key)?.space.toLowerCase();
        return space !== undefined && spaces(space);
      });
    const look = lookAtHub(
      {
        ids: watches.filter(({ key }) => !quiet.has(key)).map(({ key }) => idOf(key)),
        spaces: ground.spaces,
        ...(ground.cursor && { cursor: ground.cursor }),
        alsoRead: ({ changed, unread }) => {
          // How a vote stands is read when it is due; what was changed in its text, or taken away, at once.
          const touched = (space: string) => [...(changed.get(space) ?? [])].some((kind) => kind !== 'proposal');
          const again = keysOf((space) => touched(space)).concat(
            [...quiet.keys()].filter((key) => unread.has(quiet.get(key)?.space.toLowerCase() ?? '')),
          );
          return [...new Set(again)].map(idOf);
        },
      },
      { now, userAsked },
    );
    const answered = new Set<string>();
    let legible = 0;
    for await (const step of look) {
      const readings = new Map([...step.readings].map(([id, reading]) => [snapshotKey(id), reading]));
      for (const [key, reading] of readings) {
        answered.add(key);
        if (reading !== 'malformed') legible += 1;
      }
      if (readings.size > 0 && legible === 0)
        throw new SourceError('malformed', hubHost, 'no proposal that can be read');
      yield await stepOf(readings, step.feed, ground, quiet, answered, options);
    }
  },
};

interface Ground {
  stored: ReadonlyMap<string, Proposal>;
  /** Keys of all watches whose vote is not over. */
  unsettled: readonly string[];
  /** The spaces of those, and those in which votes of tracked rescues may come. */
  spaces: readonly string[];
  rescues: readonly { rescue: Rescue; spaces: readonly string[] }[];
  cursor: Awaited<ReturnType<typeof readFeedPlace>>;
}

async function groundOf(watches: readonly Watch[], { rescues }: LookOptions): Promise<Ground> {
  const [all, proposals, cursor, hub] = await Promise.all([
    readWatches(),
    readStoredProposals(),
    readFeedPlace(feedName),
    readSource(hubHost),
  ]);
  const stored = new Map(proposals.map((proposal) => [proposal.key, proposal]));
  const due = new Set(watches.map(({ key }) => key));
  const unsettled = all
    .filter((watch) => snapshotSource.reads(watch.key) && (watch.nextPollAt !== undefined || due.has(watch.key)))
    .map(({ key }) => key);
  const tracked = rescues
    .filter((rescue) => all.some(({ rescueId }) => rescueId === rescue.id))
    .map((rescue) => ({ rescue, spaces: rescueSpaces(rescue) }));
  const spaces = new Set([
    ...unsettled.flatMap((key) => stored.get(key)?.space ?? []),
    ...tracked.flatMap((each) => each.spaces),
  ]);
  return {
    stored,
    unsettled,
    spaces: (hub?.failures ?? 0) < patienceWithFeed ? [...spaces].sort() : [],
    rescues: tracked,
    cursor,
  };
}

/** A vote that has not opened stands as it was seen, unless the feed says otherwise. */
function quietOf(watch: Watch, { stored, spaces }: Ground, now: Milliseconds): [string, Proposal][] {
  const seen = stored.get(watch.key);
  if (!seen?.exists || seen.missingSince !== undefined || watch.failures > 0 || !spaces.includes(seen.space)) return [];
  const age = now - seen.observedAt;
  return now < seen.startAt - minute && age >= 0 && age < longestUnread ? [[watch.key, seen]] : [];
}

async function stepOf(
  readings: ReadonlyMap<string, Reading>,
  feed: FeedAnswer | undefined,
  ground: Ground,
  quiet: ReadonlyMap<string, Proposal>,
  answered: ReadonlySet<string>,
  { now, userAsked }: LookOptions,
): Promise<LookedAt> {
  const observations = await observeReadings(readings, ground.stored, { now, userAsked }, feed);
  if (!feed) return { observations };
  const unchanged = [...quiet.keys()]
    .filter((key) => !answered.has(key))
    .map((key): Observation => ({ unchanged: key, observedAt: now }));
  const { changed, cursor } = feed;
  // A vote that is new, or was taken away: the rescue is read at once, and the worker that dies meanwhile does it when it is back.
  const due = ground.rescues
    .filter(({ spaces }) => spaces.some((space) => changed.has(space.toLowerCase())))
    .map(({ rescue }) => `rescue:${rescue.id}`);
  const progress: FeedProgress = { name: feedName, at: now, place: cursor, due };
  return { observations: [...observations, ...unchanged], feed: progress };
}

function idOf(key: string): string {
  return key.slice(prefix.length);
}
