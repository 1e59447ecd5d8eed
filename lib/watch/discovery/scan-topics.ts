import type { Candidate } from '../../domain/discovery/candidate';
import { isPromising } from '../../domain/discovery/promising';
import type { SearchedRescue } from '../../domain/discovery/suggestion';
import { type TopicRef, topicAddress, topicKey } from '../../domain/governance/topic';
import { matchTopic } from '../../domain/rescue/match-proposal';
import { dateSpan, hour, type Milliseconds } from '../../domain/time';
import { isAllowed } from '../../platform/host-permission';
import { SourceError } from '../../platform/source-error';
import { readOpeningPost } from '../../sources/discourse/read-topic';
import { type FoundTopic, searchTopics } from '../../sources/discourse/search-topics';
import type { ScanState } from '../../store/discovery/scan-state';
import { readSource } from '../../store/sources';
import { candidateOf } from './candidates';
import type { ScanStep } from './scan-proposals';

/** A forum that may be searched. */
export type SearchedForum = Pick<TopicRef, 'host' | 'base'>;

/** In one scan: forums that are searched, each with one word; and topics that are read. */
const mostForums = 2;
const mostTopics = 4;
const mostSeen = 300;
/** A forum that did not tell goes before those that told in this time. */
const sooner = 2 * hour;
const mostPending = 60;

/**
 * Searches the forums that were not searched for longest, and reads what was found and not read yet. A forum that does not answer is searched
 * again at its next turn: nothing is concluded from its silence.
 */
export async function* scanTopics(
  before: ScanState,
  searched: readonly SearchedRescue[],
  forums: readonly SearchedForum[],
  now: Milliseconds,
): AsyncGenerator<ScanStep> {
  let state = before;
  const next = [...forums].sort((a, b) => (state.forums[a.host]?.at ?? 0) - (state.forums[b.host]?.at ?? 0));
  let asked = 0;
  for (const forum of next) {
    if (asked >= mostForums) break;
    if (!(await isAllowed(forum.host)) || (await isFailing(forum, now))) continue;
    asked += 1;
    const found = await searchForum(forum, searched, asked);
    // Who did not tell is asked again before its next turn, and nothing is taken as seen.
    state = withFound(state, forum, found ?? [], searched, found ? now : now - sooner);
    yield { state, candidates: [] };
  }
  for (let read = 0; read < mostTopics && state.topics.length > 0; read += 1) {
    const [topic, ...topics] = state.topics;
    state = { ...state, topics };
    const candidate = topic && (await readCandidate(topic));
    yield { state, candidates: candidate ? [candidate] : [] };
  }
}

/** Whether a forum asked to be left alone, or did not answer just now. */
async function isFailing({ host }: SearchedForum, now: Milliseconds): Promise<boolean> {
  const failure = (await readSource(host))?.failure;
  return failure !== undefined && failure.retryAt > now;
}

/** One word of one rescue: the search of a forum wants all words at once. `undefined`: it did not tell. */
async function searchForum(
  forum: SearchedForum,
  searched: readonly SearchedRescue[],
  turn: number,
): Promise<FoundTopic[] | undefined> {
  const words = searched.flatMap(({ terms }) => terms.find(({ kind }) => kind !== 'stem')?.shown ?? []);
  const word = words[turn % words.length];
  if (word === undefined) return [];
  try {
    return await searchTopics(forum, word.includes(' ') ? `"${word}"` : word);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return undefined;
  }
}

function withFound(
  state: ScanState,
  { host, base }: SearchedForum,
  found: readonly FoundTopic[],
  searched: readonly SearchedRescue[],
  now: Milliseconds,
): ScanState {
  const seen = state.forums[host]?.seen ?? [];
  const known = new Set(seen);
  const begun = Math.min(...searched.map(({ rescue }) => dateSpan(rescue.incident.at)?.from ?? 0));
  const fresh = found.filter(
    ({ id, createdAt }) =>
      !known.has(id) &&
      (createdAt ?? begun) >= begun &&
      !searched.some(({ rescue }) => matchTopic(rescue, { host, ...(base !== undefined && { base }), id })),
  );
  const refs = [...fresh]
    .sort((a, b) => Number(isPromising(b, searched)) - Number(isPromising(a, searched)))
    .map(({ id }) => ({ host, ...(base !== undefined && { base }), id }));
  return {
    ...state,
    forums: { ...state.forums, [host]: { at: now, seen: [...fresh.map(({ id }) => id), ...seen].slice(0, mostSeen) } },
    topics: [...refs, ...state.topics].slice(0, mostPending),
  };
}

async function readCandidate(topic: TopicRef): Promise<Candidate | undefined> {
  try {
    const { title, post, createdAt } = await readOpeningPost(topic);
    const head = { key: topicKey(topic), url: topicAddress(topic), title, place: topic.host };
    return candidateOf({ ...head, ...(createdAt !== undefined && { createdAt }) }, post);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return undefined;
  }
}
