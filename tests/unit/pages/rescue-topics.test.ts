import { describe, expect, it } from 'vitest';
import { forums } from '../../../lib/catalogue/forums';
import { rescueTopics } from '../../../lib/catalogue/rescue-topics';
import { readCatalogue } from '../../../lib/catalogue/rescues';

describe('the topics that pages keep room on', () => {
  it('are those that the catalogue names on forums where we run, and no others', () => {
    const named = readCatalogue().flatMap((rescue) => [
      ...rescue.topics,
      ...[...rescue.contributions, ...rescue.recoveries].flatMap(({ votes }) =>
        votes.flatMap(({ topic }) => topic ?? []),
      ),
    ]);
    const here = named.filter(({ host }) => forums.some((forum) => forum.host === host));
    expect([...rescueTopics].sort()).toEqual([...new Set(here.map(({ host, id }) => `${host}/${id}`))].sort());
  });
});
