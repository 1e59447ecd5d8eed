import { readCatalogue } from '../catalogue/rescues';
import type { Watch } from '../domain/governance/watch';
import type { Rescue } from '../domain/rescue/rescue';
import { type Milliseconds, second } from '../domain/time';
import { topicWatchOf } from '../domain/topic/topic-watch';
import { SourceError } from '../platform/source-error';
import { saveDoneAt } from '../store/meta';
import { bumpRevision } from '../store/preferences';
import { keyOf, type Observation, saveObservations } from '../store/save-observations';
import type { StoredEvent } from '../store/schema';
import { readWatches, watchesDueBy } from '../store/watches';
import { type JudgeGround, judgeAnswer, judgeSilence } from './judge';
import { oneAtATime } from './one-at-a-time';
import { readGround } from './read-ground';
import { bySource, type WatchSource } from './source-for';
import { rememberAnswer, rememberFailure } from './source-health';
import { lookAtTopics } from './topics/look-at-topics';

/** What a look at the watched proposals did. */
export interface PollReport {
  /** `false`: another context is looking right now. */
  ran: boolean;
  /** Proposals that were asked about. */
  looked: number;
  /** News that was recorded by this look. */
  events: readonly StoredEvent[];
  /** Sources that gave no answer. They are recorded in the store too. */
  failures: readonly SourceError[];
}

/** How to look. */
export interface PollOptions {
  /** The user asks: all watches, whether due or not. */
  force?: boolean;
  /** The catalogue unless told. */
  rescues?: readonly Rescue[];
  /** `Math.random` unless told. */
  random?: () => number;
}

/** Alarms are at least 30 s apart, so what is due in the next half of that is looked at now. */
const grace = 15 * second;

/** Looks at the watches that are due: read, compare, save, next looks. One look at a time. Throws `StorageError` only. */
export async function poll(now: Milliseconds, options: PollOptions = {}): Promise<PollReport> {
  // What the user asks for waits for its turn; a look that is merely due is part of the one that runs.
  const report = await oneAtATime('shortfall-poll', () => look(now, options), { wait: options.force ?? false });
  return report ?? { ran: false, looked: 0, events: [], failures: [] };
}

async function look(now: Milliseconds, options: PollOptions): Promise<PollReport> {
  const { force = false, rescues = readCatalogue(), random = Math.random } = options;
  const ground = await readGround(now, { rescues, random });
  const due = force ? await readWatches() : await dueWatches(now);
  const events: StoredEvent[] = [];
  const failures: SourceError[] = [];
  const topics = due.filter(({ key }) => topicWatchOf(key));
  const { sources, unreadable } = bySource(due.filter((watch) => !topics.includes(watch)));
  for (const [source, watches] of sources) {
    const { recorded, failure } = await lookAt(source, watches, ground, force);
    events.push(...recorded);
    if (failure) failures.push(failure);
  }
  // After the votes: a slow forum keeps no reminder waiting.
  const told = await lookAtTopics(topics, ground);
  events.push(...told.events);
  failures.push(...told.failures.filter(({ reason }) => reason !== 'not-found'));
  // Or they would stay due for ever.
  await saveObservations(unreadable.map(unanswered), judgeSilence(ground));
  if (due.length > 0) {
    await saveDoneAt('poll', now);
    await bumpRevision();
  }
  return { ran: true, looked: due.length, events, failures };
}

/** What is due. Once one watch asks again after a failure, all that failed come along: if the source is back, it is back for all. */
async function dueWatches(now: Milliseconds): Promise<Watch[]> {
  const due = await watchesDueBy(now + grace);
  if (!due.some((watch) => watch.failures > 0)) return due;
  const keys = new Set(due.map((watch) => watch.key));
  const failed = (await readWatches()).filter(
    (watch) => watch.failures > 0 && watch.nextPollAt !== undefined && !keys.has(watch.key),
  );
  return [...due, ...failed];
}

async function lookAt(
  source: WatchSource,
  watches: readonly Watch[],
  ground: JudgeGround,
  userAsked: boolean,
): Promise<{ recorded: StoredEvent[]; failure?: SourceError }> {
  const { now, rescues } = ground;
  const recorded: StoredEvent[] = [];
  const left = new Map(watches.map((watch) => [watch.key, watch]));
  const silence = async (notBefore?: Milliseconds) => {
    recorded.push(...(await saveObservations([...left.values()].map(unanswered), judgeSilence(ground, notBefore))));
  };
  try {
    // Saved request by request: a look that is killed goes on with the rest at the next one.
    for await (const { observations, feed } of source.look(watches, { now, rescues, userAsked })) {
      const answered = observations.filter((observation) => !('unanswered' in observation));
      for (const observation of answered) left.delete(keyOf(observation));
      recorded.push(...(await saveObservations(answered, judgeAnswer(ground), feed)));
    }
    await silence();
    if (source.host !== undefined) await rememberAnswer(source.host, now);
    return { recorded };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    await silence(source.host === undefined ? now : await rememberFailure(error, now));
    return { recorded, failure: error };
  }
}

function unanswered({ key }: Watch): Observation {
  return { unanswered: key };
}
