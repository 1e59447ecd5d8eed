import { describe, expect, it } from 'vitest';
import { rescueTopics } from '../../../lib/catalogue/rescue-topics';
import { readCatalogue } from '../../../lib/catalogue/rescues';

describe('the topics that pages keep room on', () => {
  it('are those that the catalogue names, and no others', () => {
    const named = readCatalogue().flatMap((rescue) => [
      ...rescue.topics,
      ...[...rescue.contributions, ...rescue.recoveries].flatMap(({ votes }) =>
        votes.flatMap(({ topic }) => topic ?? []),
      ),
    ]);
    expect([...rescueTopics].sort()).toEqual([...new Set(named.map(({ host, id }) => `${host}/${id}`))].sort());
  });
});
