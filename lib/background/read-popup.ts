import { ethereumNodes, snapshotHub } from '../catalogue/hosts';
import { readCatalogue } from '../catalogue/rescues';
import type { Proposal } from '../domain/governance/proposal';
import type { Watch } from '../domain/governance/watch';
import { rescueWatchKey } from '../domain/governance/watch-groups';
import { isPast, type Rescue } from '../domain/rescue/rescue';
import type { NotificationSettings, WatchLevel } from '../domain/telling/notification-settings';
import type { Milliseconds } from '../domain/time';
import type { Problem } from '../messages/panel-view';
import type { PopupView } from '../messages/popup-view';
import { readNotificationTrouble } from '../notify/shown';
import { ladderView } from '../reading/ladder-view';
import { arrivalsNotReadBefore, type RescueReading, readingOf } from '../reading/rescue-reading';
import { readApiKey } from '../sources/snapshot/api-key';
import { countUnread, readActivity } from '../store/events';
import { readLastPollAt } from '../store/meta';
import { readPreferences } from '../store/preferences';
import { nextDueAt } from '../store/watches';
import { voteOfKey } from '../watch/on-chain/vote-refs';
import { readSuggestionsView } from './discovery/read-suggestions-view';
import { nodeProblems } from './nodes/node-problems';
import { readTelling } from './notifications/telling-view';
import { readObserved, readStored, type Stored } from './read-stored';
import { refreshRescueBehind } from './refresh-subject';
import { missingHosts } from './sites/read-sites';
import { activityView } from './views/activity-view';
import { attention } from './views/attention';
import { problemsOf } from './views/source-problems';
import { watchedTopic } from './views/watched-topic';
import { watchedVotes } from './views/watched-vote';

/** Lines of activity that the popup shows. */
const activityLines = 50;

/** All that the popup shows, from what is stored. Where the database is blocked: from the catalogue, with that problem. */
export async function readPopup(now: Milliseconds = Date.now()): Promise<PopupView> {
  const [stored, { denominators }] = await Promise.all([readStored(), readPreferences()]);
  // What is over is neither counted nor asked about for everybody who looks; what somebody follows is.
  const { watches } = stored;
  const watched = new Set(watches.map(({ rescueId }) => rescueId));
  const proposals = new Map(stored.proposals.map((proposal) => [proposal.key, proposal]));
  const rescues = readCatalogue().filter((rescue) => !isPast(rescue) || watched.has(rescue.id));
  const readings = await Promise.all(
    rescues.map(async (rescue) => readingOf(rescue, await readObserved(rescue, stored), now)),
  );
  if (!stored.blocked) for (const rescue of rescues) refreshRescueBehind(rescue, now);
  const chains = [...stored.watchedKeys].flatMap((key) => voteOfKey(key)?.chainId ?? []);
  const hosts = new Set([snapshotHub, ...ethereumNodes, ...stored.sources.map(({ host }) => host)]);
  const trouble = await readNotificationTrouble();
  return {
    rescues: readings.map((reading) => ({
      id: reading.rescue.id,
      name: reading.rescue.name,
      title: reading.rescue.title,
      ...(reading.rescue.closedOn !== undefined && { closedOn: reading.rescue.closedOn }),
      ...(reading.rescue.from && { from: reading.rescue.from }),
      ladder: ladderView(reading.ledger, denominators[reading.rescue.id], arrivalsNotReadBefore(reading)),
      ...(!stored.blocked && { watch: wholeWatch(reading.rescue, stored) }),
    })),
    attention: attention(readings, { now, watches, proposals, ownVotes: stored.ownVotes }),
    ...(await readOwn(stored, watches, proposals, readings, now)),
    ...(await readSuggestionsView(readings)),
    problems: [...problemsOf(stored, hosts), ...(await keyProblem()), ...(await nodeProblems(chains, now))],
    ...(trouble && { notificationTrouble: trouble }),
    missingHosts: await missingHosts(),
  };
}

function wholeWatch({ id }: Rescue, { watchedKeys }: Stored): { key: string; watched: boolean } {
  const key = rescueWatchKey(id);
  return { key, watched: watchedKeys.has(key) };
}

/** A key that the hub refused keeps nothing from being read, but the user should know. */
async function keyProblem(): Promise<Problem[]> {
  const key = await readApiKey();
  return key?.refusedAt === undefined ? [] : [{ source: snapshotHub, reason: 'invalid-key', since: key.refusedAt }];
}

type Own = Pick<
  PopupView,
  'watched' | 'watchedTopics' | 'activity' | 'unread' | 'lastPollAt' | 'nextPollAt' | 'telling'
>;

/** What belongs to the user: watches, news, times. Empty where the database is blocked. */
async function readOwn(
  stored: Stored,
  watches: readonly Watch[],
  proposals: ReadonlyMap<string, Proposal>,
  readings: readonly RescueReading[],
  now: Milliseconds,
): Promise<Own> {
  if (stored.blocked) return { watched: [], watchedTopics: [], activity: [], unread: 0, telling: { paused: false } };
  const [activity, unread, lastPollAt, next, telling, { notifications }] = await Promise.all([
    readActivity(activityLines),
    countUnread(),
    readLastPollAt(),
    nextDueAt(),
    readTelling(now),
    readPreferences(),
  ]);
  const levels = notifications.watches;
  return {
    watched: watchedVotes(watches, { proposals, ownVotes: stored.ownVotes, readings, now }).map((vote) => ({
      ...vote,
      ...levelOf(levels, vote.key),
    })),
    watchedTopics: watches.flatMap((watch) =>
      watchedTopic(watch, stored.topics, readings, now).map((topic) => ({ ...topic, ...levelOf(levels, topic.key) })),
    ),
    activity: activity.map((event) => activityView(event, readCatalogue())),
    unread,
    telling,
    ...(lastPollAt !== undefined && { lastPollAt }),
    ...(next !== undefined && { nextPollAt: next }),
  };
}

function levelOf(levels: NotificationSettings['watches'], key: string): { level?: WatchLevel } {
  const level = Object.hasOwn(levels, key) ? levels[key] : undefined;
  return level === undefined ? {} : { level };
}
