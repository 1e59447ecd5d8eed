import { type Dao, daos } from '../../catalogue/daos';
import type { Candidate } from '../../domain/discovery/candidate';
import { topicWatchOf } from '../../domain/topic/topic-watch';

/** The DAO in whose forum or Snapshot space a page stands, where it is known. */
export function daoOf({ key, place }: Pick<Candidate, 'key' | 'place'>): Dao | undefined {
  const isTopic = topicWatchOf(key) !== undefined;
  return daos.find(({ forum, olderForums = [], spaces }) =>
    isTopic
      ? forum === place || olderForums.includes(place)
      : spaces.some(({ name, aliases = [] }) => name === place || aliases.includes(place)),
  );
}
