import { describe, expect, it, vi } from 'vitest';
import { mayBelong, topicsOfSpace } from '../../../lib/background/find-part.ts';
import type { Stored } from '../../../lib/background/read-stored.ts';
import { problemsOf } from '../../../lib/background/views/source-problems.ts';
import { ethereumNodes } from '../../../lib/catalogue/hosts.ts';
import { arrivalsNotReadBefore, readingOf } from '../../../lib/reading/rescue-reading.ts';
import { alphaTopic, aSmallRescue, aTopic, idOf, testNow } from '../../support/small-rescue.ts';

vi.mock('../../../lib/catalogue/space-aliases', () => ({
  spaceAliases: new Map([
    ['alpha-old.eth', 'alpha-later.eth'],
    ['alpha-later.eth', 'alpha.eth'],
  ]),
}));

const hub = 'hub.snapshot.org';
const failing = (host: string) => ({
  host,
  failures: 1,
  failure: { reason: 'unreachable' as const, since: 5, retryAt: 9 },
});
const stored = (sources: Stored['sources'], blocked = false): Stored => ({
  proposals: [],
  topics: [],
  sources,
  watches: [],
  watchedKeys: new Set(),
  ownVotes: new Map(),
  blocked,
  ...(blocked && { trouble: { reason: 'storage-blocked' as const, since: testNow } }),
});
const hosts = new Set<string>([hub, ...ethereumNodes]);

describe('the problems of a view', () => {
  it('are those of the sources it rests on', () => {
    expect(problemsOf(stored([failing(hub), failing('forum.example')]), hosts)).toEqual([
      { source: hub, reason: 'unreachable', since: 5 },
    ]);
  });

  it('say when the source last answered', () => {
    expect(problemsOf(stored([{ ...failing(hub), lastGoodAt: 3 }]), hosts)).toMatchObject([{ lastGoodAt: 3 }]);
  });

  it('are none where the source has answered since', () => {
    expect(problemsOf(stored([{ host: hub, failures: 0, lastGoodAt: 3 }]), hosts)).toEqual([]);
  });

  it('hold a node only where no other stands in for it', () => {
    const [first, ...others] = ethereumNodes.map(failing);
    if (!first) throw new Error('no nodes');
    expect(problemsOf(stored([first]), hosts)).toEqual([]);
    expect(problemsOf(stored([first, ...others]), hosts)).toHaveLength(1);
  });

  it('begin with the database, where it is blocked', () => {
    expect(problemsOf(stored([], true), hosts)).toEqual([
      { source: 'storage', reason: 'storage-blocked', since: testNow },
    ]);
  });
});

describe('what may belong to a rescue', () => {
  const rescue = aSmallRescue();
  const page = (id: string, space?: string) =>
    ({ kind: 'proposal', venue: 'snapshot', network: 's', id, ...(space !== undefined && { space }) }) as const;

  it('is a proposal in a space of its, under any name that the space has had', () => {
    expect(mayBelong(rescue, page(idOf('77'), 'alpha.eth'), [])).toBe(true);
    expect(mayBelong(rescue, page(idOf('77'), 'Alpha-Old.eth'), [])).toBe(true);
    expect(mayBelong(rescue, page(idOf('77'), 'gamma.eth'), [])).toBe(false);
  });

  it('is a proposal that it lists, wherever that is shown', () => {
    expect(mayBelong(rescue, page(idOf('be')), [])).toBe(true);
    expect(mayBelong(rescue, page(idOf('BE')), [])).toBe(true);
  });

  it('is a proposal that the opening post of its topic links, and no other topic', () => {
    const openingPostProposalIds = [idOf('77')];
    expect(mayBelong(rescue, page(idOf('77'), 'gamma.eth'), [aTopic({ openingPostProposalIds })])).toBe(true);
    expect(mayBelong(rescue, page(idOf('77'), 'gamma.eth'), [aTopic({ id: 9, openingPostProposalIds })])).toBe(false);
  });

  it('knows the topics that may link a proposal of a space', () => {
    expect(topicsOfSpace(rescue, 'alpha-old.eth')).toEqual([alphaTopic]);
    expect(topicsOfSpace(rescue, 'beta.eth')).toEqual([]);
  });
});

describe('arrivals', () => {
  const since = (arrivalsReadSince?: number) =>
    arrivalsNotReadBefore(
      readingOf(
        aSmallRescue(),
        { proposals: [], topics: [], deliveries: [], ...(arrivalsReadSince !== undefined && { arrivalsReadSince }) },
        testNow,
      ),
    );

  it('were not read before now, if they never were', () => expect(since()).toBe(testNow));
  it('were not read before the first look', () => expect(since(testNow - 1_000)).toBe(testNow - 1_000));
  it('are all known, if they were read from before the incident', () =>
    expect(since(Date.parse('2026-04-17'))).toBeUndefined());
});
