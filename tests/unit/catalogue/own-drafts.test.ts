import { describe, expect, it } from 'vitest';
import { normaliseList } from '@/lib/catalogue/list-format';
import { completeDraft, draftOf } from '@/lib/catalogue/own/complete-draft';
import { seedDraft } from '@/lib/catalogue/own/seed-draft';
import { voteOfAddress } from '@/lib/catalogue/own/vote-of-address';
import { bundledList } from '@/lib/catalogue/rescues/bundled-list';

const topic = 'https://forum.example.org/t/we-were-drained/42';
const id = `0x${'7'.repeat(64)}`;
const lidoVote = `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${id}`;
const written = (given: object = {}) => ({
  name: 'Drained!',
  incident: { at: '2026-04', source: topic },
  denominators: [{ amount: '2000', asset: 'USDC' }],
  contributions: [{ contributor: 'Älpha DAO', claims: [{ amount: { value: '5', asset: 'ETH', floor: '' } }] }],
  ...given,
});
const complete = (given?: object, taken: readonly string[] = []) => completeDraft(written(given), new Set(taken));
const problems = (rescue: object) => {
  const read = normaliseList({ format: 'shortfall-list', version: 1, name: 'x', rescues: [rescue] });
  return read.ok ? [] : read.problems.map(({ path }) => path.replace('rescues[0].', ''));
};

describe('a draft', () => {
  it('becomes a rescue of the list format, with what follows from the rest filled in', () => {
    const rescue = complete();
    expect(problems(rescue)).toEqual([]);
    expect(rescue).toMatchObject({
      id: 'drained-2026',
      title: 'Drained!',
      unit: 'USDC',
      defaultDenominator: 'hole',
      assets: [
        { symbol: 'USDC', decimals: 6 },
        { symbol: 'ETH', decimals: 18 },
      ],
      denominators: [{ id: 'hole', label: 'Drained!', source: topic, grade: 'secondary' }],
      contributions: [
        {
          id: 'a-lpha-dao',
          instrument: 'unknown',
          claims: [{ status: 'announced', amount: { value: '5', asset: 'ETH' }, source: topic }],
        },
      ],
    });
  });

  it('gets an id that nobody has, and two parts of one name get two', () => {
    const twice = { contributions: [{ contributor: 'A' }, { contributor: 'A' }] };
    const rescue = complete(twice, ['drained-2026', 'drained-2026-2']) as {
      id: string;
      contributions: { id: string }[];
    };
    expect(rescue.id).toBe('drained-2026-3');
    expect(rescue.contributions.map((each) => each.id)).toEqual(['a', 'a-2']);
    expect(problems(rescue)).toEqual([]);
  });

  it('makes nothing up: what is missing is said at its place', () => {
    expect(problems(completeDraft({}, new Set())).sort()).toEqual(
      expect.arrayContaining(['incident.at', 'incident.source', 'name', 'unit']),
    );
    expect(problems(complete({ denominators: [{ amount: '', asset: 'ETH' }] }))).toContain('denominators[0].amount');
    expect(problems(complete({ contributions: [{ contributor: '' }] }))).toEqual(['contributions[0].contributor']);
  });

  it('counts support without an amount as voiced', () => {
    expect(complete({ contributions: [{ contributor: 'A', claims: [{ amount: { asset: 'ETH' } }] }] })).toMatchObject({
      contributions: [{ claims: [{ status: 'voiced' }] }],
    });
  });

  it('sums up all contributions in a total that says so, also in those that are added later', () => {
    const total = { label: 'All', amount: '5', asset: 'ETH', parts: [] };
    expect(complete({ totals: [total] })).toMatchObject({ totals: [{ parts: [{ id: 'a-lpha-dao' }], source: topic }] });
    const parts = [{ kind: 'amount', label: 'x', amount: '5' }];
    expect(complete({ totals: [{ ...total, parts }] })).toMatchObject({ totals: [{ parts }] });
    expect(draftOf(complete({ totals: [total] }))).toMatchObject({ totals: [{ parts: [] }] });
    // One that names no parts cannot be checked, and nobody makes some up.
    const { parts: _, ...bare } = total;
    expect(complete({ totals: [bare] })).not.toMatchObject({ totals: [{ parts: expect.anything() }] });
  });

  it('knows where a vote only asks, and that another one has to follow there', () => {
    const rescue = complete({ contributions: [{ contributor: 'Lido', votes: [{ url: lidoVote }] }] });
    expect(rescue).toMatchObject({
      contributions: [
        {
          votes: [
            { step: 'signal', venue: 'snapshot', space: 'lido-snapshot.eth', id },
            { step: 'binding', required: true, venue: 'aragon', chainId: 1 },
          ],
        },
      ],
    });
    // Nor twice, when it is changed and saved again.
    expect(completeDraft(rescue, new Set())).toEqual(rescue);
  });

  it.each(bundledList.rescues.map((rescue) => [rescue.id, rescue] as const))(
    'that is a copy of %s stays what it is',
    (_, rescue) => {
      expect(completeDraft(draftOf(rescue), new Set())).toEqual(rescue);
    },
  );
});

describe('the address of a vote or topic', () => {
  it.each([
    [lidoVote, { venue: 'snapshot', space: 'lido-snapshot.eth', id }],
    ['https://vote.lido.fi/vote/200', { venue: 'aragon', chainId: 1, id: '200', step: 'binding' }],
    ['https://app.aave.com/governance/v3/proposal/?proposalId=400', { venue: 'aave-governance-v3', id: '400' }],
    [topic, { venue: 'discourse', step: 'discussion', required: false, topic }],
    ['https://example.org/', undefined],
    ['', undefined],
    [`https://snapshot.box/#/s:example.eth/proposal/0x1`, undefined],
  ])('%s', (address, vote) => {
    if (vote === undefined) expect(voteOfAddress(address)).toBeUndefined();
    else expect(voteOfAddress(address)).toMatchObject(vote);
  });
});

describe('what was read on a page', () => {
  it('of a range counts from its low end, of a cap from nothing', () => {
    const ask = { low: '100', high: '200', asset: 'ETH', instrument: 'loan' };
    const amountOf = (given: object) => seedDraft({ title: 'T', url: topic, ask: { ...ask, ...given } }).contributions;
    expect(amountOf({})).toMatchObject([{ claims: [{ amount: { value: '200', cap: true, floor: '100' } }] }]);
    expect(amountOf({ low: '0' })).toEqual([
      expect.objectContaining({
        claims: [expect.objectContaining({ amount: { value: '200', asset: 'ETH', cap: true } })],
      }),
    ]);
    expect(amountOf({ low: '200' })).toEqual([
      expect.objectContaining({ claims: [expect.objectContaining({ amount: { value: '200', asset: 'ETH' } })] }),
    ]);
  });

  it('on the page of a vote, begins with somebody whose part it decides', () => {
    expect(seedDraft({ title: 'T', url: lidoVote })).toMatchObject({ contributions: [{ votes: [{ url: lidoVote }] }] });
  });

  it('keeps a title of any length short', () => {
    expect(String(seedDraft({ title: 'x'.repeat(500), url: topic }).name)).toHaveLength(120);
  });
});
