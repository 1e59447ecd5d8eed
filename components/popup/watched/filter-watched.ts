import type { WatchedTopicView, WatchedVoteView } from '../../../lib/messages/popup-view';

/** Something that the user follows, with what it is found by. */
export type WatchedRow = { key: string; words: string; isOver: boolean } & (
  | { kind: 'vote'; watched: WatchedVoteView }
  | { kind: 'topic'; topic: WatchedTopicView }
);

/** Which of them are shown. */
export const watchedFilters = ['all', 'open', 'over', 'topics'] as const;
export type WatchedFilter = (typeof watchedFilters)[number];

/** All that is followed: votes as they come, then topics and polls. */
export function watchedRows(votes: readonly WatchedVoteView[], topics: readonly WatchedTopicView[]): WatchedRow[] {
  return [
    ...votes.map((watched): WatchedRow => {
      const { key, contributor = '', rescueName, title, space } = watched;
      const words = folded([contributor, title, space, rescueName]);
      return { key, kind: 'vote', watched, words, isOver: !undecided.has(watched.verdict) };
    }),
    ...topics.map((topic): WatchedRow => {
      const { key, contributor = '', rescueName, title, poll } = topic;
      const words = folded([contributor, title, poll?.question ?? '', rescueName]);
      return { key, kind: 'topic', topic, words, isOver: topic.hidden || poll?.over === true };
    }),
  ];
}

const undecided: ReadonlySet<string> = new Set(['pending', 'open', 'sealed', 'counting', 'stuck']);

/** Those that a filter lets through and that have every word of a search somewhere, whatever its case and accents. */
export function filterWatched(rows: readonly WatchedRow[], search: string, filter: WatchedFilter): WatchedRow[] {
  const wanted = folded([search]).split(' ').filter(Boolean);
  return rows.filter((row) => passes(row, filter) && wanted.every((word) => row.words.includes(word)));
}

function passes({ kind, isOver }: WatchedRow, filter: WatchedFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return !isOver;
    case 'over':
      return isOver;
    case 'topics':
      return kind === 'topic';
  }
}

function folded(texts: readonly string[]): string {
  return texts.join(' ').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ');
}
