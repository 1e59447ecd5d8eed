import { type Subject, subjectKey } from '../domain/governance/subject';
import { topicKey } from '../domain/governance/topic';
import type { Rescue } from '../domain/rescue/rescue';
import { type Milliseconds, minute, second } from '../domain/time';
import type { Problem } from '../messages/panel-view';
import { drainOutbox } from '../notify/drain-outbox';
import { readingOf } from '../reading/rescue-reading';
import { readStoredProposal } from '../store/proposals';
import { readSource } from '../store/sources';
import { StorageError } from '../store/storage-error';
import { readStoredTopics } from '../store/topics';
import { hostOf } from '../watch/read-by-key';
import { refreshOwnVotes } from '../watch/refresh-own-votes';
import { refreshProposal } from '../watch/refresh-proposal';
import { refreshRescue } from '../watch/refresh-rescue';
import { refreshTopic } from '../watch/refresh-topic';
import { topicsOfSpace } from './find-part';
import { newsBackground } from './news-background';
import { whileStorageWorks } from './storage-blocked';

/** How long a page waits for a source, before it is told what is known without it. */
const patience = 8 * second;
/** What adds to a page that is known already: there is less to wait for. */
const shortPatience = 3 * second;

/** Topics that are read behind a vote. */
const mostTopics = 3;

/** What was read anew a moment ago; the answer to that makes pages ask again, and must not start another round. */
const lately = new Map<string, Milliseconds>();

/** Reads the subject of a page and its rescue anew, while the page shows what is stored. At most once a minute for each. */
export function refreshBehind(rescue: Rescue, subject: Subject, now: Milliseconds): void {
  const name = subjectKey(subject);
  if (subject.kind === 'topic') seldom(name, now, () => refreshTopic(subject, now));
  // What a contract holds is read with the rescue that lists it.
  else if (subject.venue === 'snapshot') {
    seldom(name, now, async () => {
      await refreshProposal(name, now);
      // Its topics are steps of the same chain, with their polls.
      for (const topic of topicsOfSpace(rescue, subject.space).slice(0, mostTopics)) await refreshTopic(topic, now);
    });
    seldom(`own:${name}`, now, () => refreshOwnVotes(now, { userAsked: true, also: name }));
  }
  refreshRescueBehind(rescue, now);
}

/** Reads the votes of a rescue anew, while what is stored is shown. At most once a minute. */
export function refreshRescueBehind(rescue: Rescue, now: Milliseconds): void {
  seldom(rescue.id, now, () => refreshRescue(rescue, now, { userAsked: true }));
}

/** Work that nobody waits for. A database that is blocked is told where it is read. */
function seldom(name: string, now: Milliseconds, work: () => Promise<unknown>): void {
  const last = lately.get(name);
  if (last !== undefined && now >= last && now - last < minute) return;
  lately.set(name, now);
  void whileStorageWorks(async () => {
    await work();
    // What was read may be news of a vote that the user follows.
    await drainOutbox(now, newsBackground);
  });
}

/** Reads a subject of which nothing is stored yet. Resolves with what went wrong: empty where all was read. */
export async function readFirst(rescue: Rescue, subject: Subject, now: Milliseconds): Promise<Problem[]> {
  try {
    if (subject.kind === 'topic') {
      const reads = [refreshTopic(subject, now), refreshRescue(rescue, now, { userAsked: true })];
      // What failed is recorded with its source, and the panel is drawn without it.
      await within(shortPatience, Promise.all(reads));
      return [];
    }
    if (subject.venue === 'snapshot') return await readFirstProposal(rescue, subject, now);
    await within(shortPatience, refreshRescue(rescue, now, { userAsked: true }));
    return [];
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    return [{ source: 'storage', reason: error.trouble, since: now }];
  }
}

async function readFirstProposal(
  rescue: Rescue,
  subject: Extract<Subject, { kind: 'proposal' }>,
  now: Milliseconds,
): Promise<Problem[]> {
  const key = subjectKey(subject);
  const source = hostOf(key);
  const outcome = await within(patience, refreshProposal(key, now));
  if (outcome === 'not-found') return [{ source, reason: 'not-found', since: now }];
  if (outcome === 'failed' || outcome === undefined) return [await problemOf(source, outcome, now)];
  const proposal = await readStoredProposal(key);
  if (!proposal) return [{ source, reason: 'not-found', since: now }];
  const topics = await readStoredTopics();
  const tied = readingOf(rescue, { proposals: [proposal], topics, deliveries: [] }, now).evidence.matches.size > 0;
  // The rescue's other votes are part of the first picture too: without them it would be drawn from claims alone.
  if (tied) await within(shortPatience, refreshRescue(rescue, now, { userAsked: true }));
  // What was proposed before the incident was not proposed for it.
  if (tied || proposal.createdAt < Date.parse(rescue.incident.at)) return [];
  return readTopicsOf(rescue, subject.space ?? proposal.space, new Set(topics.map(({ key }) => key)), now);
}

/** A topic's opening post may link the proposal, where the proposal does not link the topic. */
async function readTopicsOf(
  rescue: Rescue,
  space: string,
  known: ReadonlySet<string>,
  now: Milliseconds,
): Promise<Problem[]> {
  const unread = topicsOfSpace(rescue, space).filter((topic) => !known.has(topicKey(topic)));
  const reads = unread.map(async (topic) => {
    const outcome = await within(patience, refreshTopic(topic, now));
    return outcome === 'failed' || outcome === undefined ? [await problemOf(topic.host, outcome, now)] : [];
  });
  return (await Promise.all(reads)).flat();
}

/** Why a source gave no answer. A failure that was not recorded is our own budget, which is spent; no outcome is no answer in time. */
async function problemOf(host: string, outcome: 'failed' | undefined, now: Milliseconds): Promise<Problem> {
  const state = await readSource(host);
  return {
    source: host,
    reason: state?.failure?.reason ?? (outcome === 'failed' ? 'rate-limited' : 'unreachable'),
    since: state?.failure?.since ?? now,
    ...(state?.lastGoodAt !== undefined && { lastGoodAt: state.lastGoodAt }),
  };
}

/** What a promise brings in time; `undefined` where it takes longer. It goes on, and what it reads is stored. */
async function within<T>(time: Milliseconds, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, time, undefined);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
