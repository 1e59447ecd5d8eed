import { readCatalogue } from '../catalogue/rescues';
import type { Watch } from '../domain/governance/watch';
import { isWhole } from '../domain/governance/watch-groups';
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
import { noticeClock } from './notice-clock';
import { oneAtATime } from './one-at-a-time';
import { readGround } from './read-ground';
import { bySource, type WatchSource } from './source-for';
import { rememberAnswer, rememberFailure } from './source-health';
import { lookAtTopics } from './topics/look-at-topics';

/** What a look at all that is watched did. */
export interface PollReport {
  /** `false`: another context is looking right now. */
  ran: boolean;
  /** Watches that were asked about. */
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
  /** Told after each source that brought news, while others may still be asked. */
  onNews?: () => Promise<void>;
}

/** Alarms are at least 30 s apart, so what is due in the next half of that is looked at now. */
const grace = 15 * second;

/** One turn at one source, or at the forums. */
interface Turn {
  lock: string;
  watches: readonly Watch[];
  look: (watches: readonly Watch[]) => Promise<Look>;
}

interface Look {
  recorded: readonly StoredEvent[];
  failures: readonly SourceError[];
}

/**
 * Looks at the watches that are due: read, compare, save, next looks. All sources at once, and at each one look at a time: nobody waits for
 * a slower one, not even where the next look is due meanwhile. Throws `StorageError` only.
 */
export async function poll(now: Milliseconds, options: PollOptions = {}): Promise<PollReport> {
  await noticeClock(now);
  const { force = false, rescues = readCatalogue(), random = Math.random } = options;
  const ground = await readGround(now, { rescues, random });
  const due = force ? (await readWatches()).filter((watch) => !isWhole(watch)) : await dueWatches(now);
  const isTopic = ({ key }: Watch) => topicWatchOf(key) !== undefined;
  const { sources, unreadable } = bySource(due.filter((watch) => !isTopic(watch)));
  // Or they would stay due for ever.
  await saveObservations(unreadable.map(unanswered), judgeSilence(ground));
  const turns: Turn[] = [...sources].map(([source, watches]) => ({
    lock: source.lock,
    watches,
    look: (still) => lookAt(source, still, ground, force),
  }));
  const topics = due.filter(isTopic);
  if (topics.length > 0)
    turns.push({ lock: 'shortfall-topics', watches: topics, look: (still) => lookAtForums(still, ground) });
  const done = await allOf(turns.map((turn) => takeTurn(turn, now, options)));
  return {
    ran: turns.length === 0 || done.some((each) => each !== undefined),
    looked: sum(done.map((each) => each?.looked ?? 0)),
    events: done.flatMap((each) => each?.recorded ?? []),
    failures: done.flatMap((each) => each?.failures ?? []),
  };
}

/** Looks, unless somebody does so right now: then `undefined`. What the user asks for waits for its turn. */
async function takeTurn(
  { lock, watches, look }: Turn,
  now: Milliseconds,
  { force = false, onNews }: PollOptions,
): Promise<(Look & { looked: number }) | undefined> {
  const work = async () => {
    // Whoever had the turn before may have looked at them already.
    const still = force ? watches : await stillDue(watches, now);
    if (still.length === 0) return { looked: 0, recorded: [], failures: [] };
    const { recorded, failures } = await look(still);
    await saveDoneAt('poll', now);
    await bumpRevision();
    return { looked: still.length, recorded, failures };
  };
  const done = await oneAtATime(lock, work, { wait: force });
  // Once the turn is over: what is slow to be told keeps nobody from looking.
  if (done && done.recorded.length > 0) await onNews?.();
  return done;
}

/** All results. Where one fails the others are waited for too: nothing goes on behind the back of whoever asked. */
async function allOf<T>(all: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(all);
  for (const each of settled) if (each.status === 'rejected') throw each.reason;
  return Promise.all(all);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

async function stillDue(watches: readonly Watch[], now: Milliseconds): Promise<Watch[]> {
  const due = new Map((await dueWatches(now)).map((watch) => [watch.key, watch]));
  return watches.flatMap(({ key }) => due.get(key) ?? []);
}

async function lookAtForums(watches: readonly Watch[], ground: JudgeGround): Promise<Look> {
  const { events, failures } = await lookAtTopics(watches, ground);
  return { recorded: events, failures: failures.filter(({ reason }) => reason !== 'not-found') };
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
): Promise<Look> {
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
    return { recorded, failures: [] };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    await silence(source.host === undefined ? now : await rememberFailure(error, now));
    return { recorded, failures: [error] };
  }
}

function unanswered({ key }: Watch): Observation {
  return { unanswered: key };
}
