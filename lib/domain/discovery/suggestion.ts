import type { TopicAmount } from '../governance/topic';
import type { Rescue } from '../rescue/rescue';
import { day, type Milliseconds } from '../time';
import type { Candidate } from './candidate';
import { type Judgement, judgeCandidate, type Tie } from './judge-candidate';
import type { RescueTerm } from './rescue-terms';

/** A proposal or topic that may be part of a rescue, or that leads money elsewhere. Titles and sentences are text of others. */
export interface Suggestion {
  /** `subjectKey` of it. */
  key: string;
  rescueId: string;
  url: string;
  title: string;
  /** Snapshot space, or host of the forum. */
  place: string;
  verdict: Judgement['verdict'];
  score: number;
  tie?: Tie;
  ask?: TopicAmount;
  danger?: NonNullable<Judgement['danger']>;
  unverified?: true;
  flagged?: true;
  createdAt?: Milliseconds;
  foundAt: Milliseconds;
}

/** A rescue with the words by which it is searched. */
export interface SearchedRescue {
  rescue: Rescue;
  terms: readonly RescueTerm[];
}

/** The rescue that a text is likeliest part of, or whose money it leads elsewhere; `undefined` where it is neither. */
export function suggestionOf(
  candidate: Candidate,
  searched: readonly SearchedRescue[],
  now: Milliseconds,
): Suggestion | undefined {
  const { key, url, title, place, unverified, flagged, createdAt } = candidate;
  const [best] = searched
    .map(({ rescue, terms }) => ({ rescueId: rescue.id, ...judgeCandidate(candidate, rescue, terms) }))
    .filter(({ verdict, danger }) => verdict === 'part' || danger)
    .sort((a, b) => b.score - a.score);
  if (!best) return undefined;
  return {
    ...best,
    key,
    url,
    title: title.slice(0, 300),
    place,
    ...(unverified && { unverified }),
    ...(flagged && { flagged }),
    ...(createdAt !== undefined && { createdAt }),
    foundAt: now,
  };
}

const most = 100;
const longest = 90 * day;

/** What was found before and now, each once, the likeliest first. `read`: keys of all that was read now; of those the old is forgotten. */
export function mergeSuggestions(
  before: readonly Suggestion[],
  found: readonly Suggestion[],
  read: ReadonlySet<string>,
  now: Milliseconds,
): Suggestion[] {
  const firstFound = new Map(before.map(({ key, foundAt }) => [key, foundAt]));
  const fresh = found.map((each) => ({ ...each, foundAt: firstFound.get(each.key) ?? each.foundAt }));
  return [...before.filter(({ key }) => !read.has(key)), ...fresh]
    .filter(({ foundAt }) => now - foundAt < longest)
    .sort((a, b) => b.score - a.score)
    .slice(0, most);
}
