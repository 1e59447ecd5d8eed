import { ethereumNodes, snapshotHub } from '../catalogue/hosts';
import { passingRuleOf } from '../catalogue/passing-rules';
import { readCatalogue } from '../catalogue/rescues';
import { isPast } from '../domain/rescue/rescue';
import type { NotificationSettings, WatchLevel } from '../domain/telling/notification-settings';
import type { Milliseconds } from '../domain/time';
import type { Problem } from '../messages/panel-view';
import type { PopupView } from '../messages/popup-view';
import { readNotificationTrouble } from '../notify/shown';
import { ladderView } from '../reading/ladder-view';
import { arrivalsNotReadBefore, partName, type RescueReading, readingOf } from '../reading/rescue-reading';
import { readApiKey } from '../sources/snapshot/api-key';
import { countUnread, readActivity } from '../store/events';
import { readLastPollAt } from '../store/meta';
import { readPreferences } from '../store/preferences';
import { nextDueAt, readWatches } from '../store/watches';
import { voteOfKey } from '../watch/on-chain/vote-refs';
import { readSuggestionsView } from './discovery/read-suggestions-view';
import { nodeProblems } from './nodes/node-problems';
import { readTelling } from './notifications/telling-view';
import { readObserved, readStored, type Stored } from './read-stored';
import { refreshRescueBehind } from './refresh-subject';
import { missingHosts } from './sites/read-sites';
import { activityView } from './views/activity-view';
import { otherVotes } from './views/other-votes';
import { problemsOf } from './views/source-problems';
import { voteView } from './views/vote-view';
import { watchedTopic } from './views/watched-topic';

/** Lines of activity that the popup shows. */
const activityLines = 50;

/** All that the popup shows, from what is stored. Where the database is blocked: from the catalogue, with that problem. */
export async function readPopup(now: Milliseconds = Date.now()): Promise<PopupView> {
  const [stored, { denominators }] = await Promise.all([readStored(), readPreferences()]);
  // What is over is neither counted nor asked about for everybody who looks; what somebody follows is.
  const watched = new Set(stored.blocked ? [] : (await readWatches()).map(({ rescueId }) => rescueId));
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
      openVotes: otherVotes(reading),
    })),
    ...(await readOwn(stored, readings, now)),
    ...(await readSuggestionsView(readings)),
    problems: [...problemsOf(stored, hosts), ...(await keyProblem()), ...(await nodeProblems(chains, now))],
    ...(trouble && { notificationTrouble: trouble }),
    missingHosts: await missingHosts(),
  };
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
async function readOwn(stored: Stored, readings: readonly RescueReading[], now: Milliseconds): Promise<Own> {
  if (stored.blocked) return { watched: [], watchedTopics: [], activity: [], unread: 0, telling: { paused: false } };
  const [watches, activity, unread, lastPollAt, next, telling, { notifications }] = await Promise.all([
    readWatches(),
    readActivity(activityLines),
    countUnread(),
    readLastPollAt(),
    nextDueAt(),
    readTelling(now),
    readPreferences(),
  ]);
  const levels = notifications.watches;
  return {
    watched: watches
      .flatMap(({ key, rescueId }) => {
        const reading = readings.find(({ rescue }) => rescue.id === rescueId);
        const proposal = stored.proposals.find((each) => each.key === key);
        if (!reading || !proposal) return [];
        const part = reading.evidence.matches.get(key)?.part;
        return {
          key,
          rescueName: reading.rescue.name,
          ...(part && { contributor: partName(reading.rescue, part) }),
          vote: voteView(proposal, passingRuleOf(proposal.space), now, stored.ownVotes.get(key)),
          ...levelOf(levels, key),
        };
      })
      .sort(byUrgency(now)),
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

/** Open votes by how soon they end, then ended ones, the last to end first. */
function byUrgency(now: Milliseconds) {
  return (a: Own['watched'][number], b: Own['watched'][number]): number => {
    const [aEnded, bEnded] = [a.vote.endAt <= now, b.vote.endAt <= now];
    if (aEnded !== bEnded) return aEnded ? 1 : -1;
    return aEnded ? b.vote.endAt - a.vote.endAt : a.vote.endAt - b.vote.endAt;
  };
}
