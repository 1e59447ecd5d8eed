import { describe, expect, it } from 'vitest';
import { type AttentionGround, attention } from '../../../lib/background/views/attention.ts';
import type { Proposal } from '../../../lib/domain/governance/proposal.ts';
import { type Observed, readingOf } from '../../../lib/reading/rescue-reading.ts';
import { aProposal, aSmallRescue, idOf, testNow } from '../../support/small-rescue.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** What needs attention of a rescue in which these votes were seen. */
function needed(
  proposals: readonly Proposal[],
  ground: Partial<AttentionGround> = {},
  observed: Partial<Observed> = {},
) {
  const rescue = aSmallRescue();
  const reading = readingOf(rescue, { proposals, topics: [], deliveries: [], ...observed }, testNow);
  return attention([reading], {
    now: testNow,
    watches: [],
    proposals: new Map(proposals.map((proposal) => [proposal.key, proposal])),
    ownVotes: new Map(),
    ...ground,
  });
}

const alpha = (change: Partial<Proposal> = {}) =>
  aProposal({ space: 'alpha.eth', quorum: 0, endAt: testNow + 10 * day, ...change });
const kinds = (rows: ReturnType<typeof needed>) =>
  rows.map(({ name, reasons }) => [name, ...reasons.map(({ kind }) => kind)]);

describe('what needs attention', () => {
  it('an open vote that decides the gap is told, without a reason of its own', () => {
    const [row] = needed([alpha()]);
    expect(row).toMatchObject({ name: 'Alpha DAO', rescueName: 'Small Rescue', reasons: [], amount: { high: '2500' } });
  });

  it.each<[string, Partial<Proposal>, string[]]>([
    ['ends within a day', { endAt: testNow + day }, ['ends-soon']],
    ['ends a minute later', { endAt: testNow + day + 60_000 }, []],
    [
      'turned today',
      { turns: { lead: { count: 1, since: testNow - hour, at: testNow - hour, id: 'x' } } },
      ['flipped'],
    ],
    ['turned two days ago', { turns: { lead: { count: 1, since: 0, at: testNow - 2 * day, id: 'x' } } }, []],
    ['lacks its quorum near the end', { quorum: 1e9, endAt: testNow + 2 * day }, ['quorum-missing']],
    ['lacks its quorum with a week to go', { quorum: 1e9, endAt: testNow + 7 * day }, []],
    [
      'is blocked by a quorum of rejection only if it is reached',
      { quorum: 1e9, quorumType: 'rejection', endAt: testNow + 2 * day },
      [],
    ],
  ])('a vote that %s', (_, change, reasons) => {
    expect(kinds(needed([alpha(change)]))).toEqual([['Alpha DAO', ...reasons]]);
  });

  it('a vote that waits for the followed address', () => {
    const vote = alpha();
    const own = (cast?: object) => ({
      ownVotes: new Map([[vote.key, { key: vote.key, ...(cast && { cast }) }]]) as never,
    });
    expect(kinds(needed([vote], own()))).toEqual([['Alpha DAO', 'not-voted']]);
    expect(kinds(needed([vote], own({ choice: 1 })))).toEqual([['Alpha DAO']]);
  });

  it('a watched vote that decides no gap is told only where it presses', () => {
    const other = alpha({
      key: `snapshot:${idOf('ff')}`,
      id: idOf('ff'),
      space: 'elsewhere.eth',
      title: 'Something else',
    });
    const watches = [
      { kind: 'proposal' as const, key: other.key, rescueId: 'small-rescue', createdAt: 0, failures: 0 },
    ];
    expect(needed([other], { watches })).toEqual([]);
    expect(kinds(needed([{ ...other, endAt: testNow + hour }], { watches }))).toEqual([
      ['Something else', 'ends-soon'],
    ]);
  });

  it('a promise is overdue once all that could have arrived was read', () => {
    const passed = alpha({
      startAt: testNow - 9 * day,
      endAt: testNow - 5 * day,
      scoresState: 'final',
      scores: [100, 0, 0],
      scoresTotal: 100,
    });
    expect(needed([passed])).toEqual([]);
    const [row] = needed([passed], {}, { arrivalsReadSince: testNow - 9 * day });
    expect(row).toMatchObject({ name: 'Alpha DAO', reasons: [{ kind: 'overdue', days: 5 }] });
  });

  it('what presses stands first, the soonest before the later', () => {
    const key = `snapshot:${idOf('bb')}`;
    const other = alpha({ key, id: idOf('bb'), space: 'elsewhere.eth', title: 'Other', endAt: testNow + 3 * hour });
    const watches = [{ kind: 'proposal' as const, key, rescueId: 'small-rescue', createdAt: 0, failures: 0 }];
    const names = (endAt: number) => kinds(needed([alpha({ endAt }), other], { watches })).map(([name]) => name);
    expect(names(testNow + 8 * day)).toEqual(['Other', 'Alpha DAO']);
    expect(names(testNow + hour)).toEqual(['Alpha DAO', 'Other']);
    // Sooner, but not pressing: it has not opened yet.
    const waiting = alpha({ startAt: testNow + hour, endAt: testNow + 2 * hour });
    expect(kinds(needed([waiting, other], { watches }))).toEqual([['Other', 'ends-soon'], ['Alpha DAO']]);
  });
});
