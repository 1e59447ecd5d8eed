import { describe, expect, it } from 'vitest';
import { normaliseList } from '@/lib/catalogue/list-format';
import { diffLists } from '@/lib/catalogue/lists/diff-lists';
import type { Rescue } from '@/lib/domain/rescue/rescue';
import { aListedClaim, aListedGift, aListedRescue } from '../../support/a-list';

const address = `0x${'ab'.repeat(20)}`;
const source = 'https://example.org/a';
const vote = { step: 'binding', required: true, venue: 'snapshot', space: 'gamma.eth', id: `0x${'1'.repeat(64)}` };
const result = (says: string) => ({ says, source, grade: 'primary' });

function rescuesOf(...rescues: readonly object[]): readonly Rescue[] {
  const read = normaliseList({ format: 'shortfall-list', version: 1, name: 'A list', rescues });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.list.rescues;
}
const gift = (given: object) => aListedRescue({ contributions: [aListedGift(given)] });
const recipient = (given: object = {}) => ({ chainId: 1, address, role: 'safe', use: 'recipient', source, ...given });

describe('what changed between two versions of a list', () => {
  it.each<[string, object, object, object]>([
    ['nothing', aListedRescue(), aListedRescue(), {}],
    ['a claim', gift({}), gift({ claims: [aListedClaim(), aListedClaim({ asOf: '2026-05-01' })] }), { claimsAdded: 1 }],
    [
      'a claim that says something else',
      gift({}),
      gift({ claims: [aListedClaim({ amount: { value: '999', asset: 'ETH' } })] }),
      { claimsAdded: 1, claimsRemoved: 1 },
    ],
    ['a vote', gift({}), gift({ votes: [vote] }), { votesAdded: 1 }],
    ['a result', gift({ votes: [vote] }), gift({ votes: [{ ...vote, result: result('passed') }] }), { voteResults: 1 }],
    [
      'another result',
      gift({ votes: [{ ...vote, result: result('passed') }] }),
      gift({ votes: [{ ...vote, result: result('failed') }] }),
      { voteResults: 1 },
    ],
    [
      'a contribution less and another one',
      aListedRescue(),
      aListedRescue({ contributions: [aListedGift({ id: 'delta' })] }),
      { contributionsAdded: 1, contributionsRemoved: 1 },
    ],
    ['an address', aListedRescue(), aListedRescue({ recipients: [recipient()] }), { addressesAdded: 1 }],
    [
      'an address in place of another',
      aListedRescue({ recipients: [recipient()] }),
      aListedRescue({ recipients: [recipient({ address: `0x${'cd'.repeat(20)}` })] }),
      { addressesAdded: 1, addressesRemoved: 1 },
    ],
    [
      'an address that is used for something else',
      aListedRescue({ recipients: [recipient({ use: 'superseded' })] }),
      aListedRescue({ recipients: [recipient()] }),
      { addressesAdded: 1, addressesRemoved: 1 },
    ],
    [
      'an address that the money may come from',
      gift({}),
      gift({ senders: [{ chainId: 1, address, role: 'treasury' }] }),
      { addressesAdded: 1 },
    ],
    [
      'the hole',
      aListedRescue(),
      aListedRescue({
        denominators: [{ id: 'hole', label: 'the hole', amount: '9000', asset: 'ETH', source, grade: 'primary' }],
      }),
      { denominatorsChanged: 1 },
    ],
    ['a name', aListedRescue(), aListedRescue({ name: 'Another' }), { otherChanges: 1 }],
    ['what a contribution is', gift({}), gift({ instrument: 'loan' }), { otherChanges: 1 }],
  ])('%s is counted as that, and as nothing else', (_, before, after, counts) => {
    expect(diffLists(rescuesOf(before), rescuesOf(after))).toEqual(counts);
  });

  it('counts whole rescues, and not what is in them', () => {
    const other = aListedRescue({ id: 'other' });
    expect(diffLists(rescuesOf(aListedRescue()), rescuesOf(aListedRescue(), other))).toEqual({ rescuesAdded: 1 });
    expect(diffLists(rescuesOf(aListedRescue()), rescuesOf(other))).toEqual({ rescuesAdded: 1, rescuesRemoved: 1 });
  });

  it('takes no notice of the order of fields, contributions or claims', () => {
    const claims = [aListedClaim(), aListedClaim({ asOf: '2026-05-01' })];
    const delta = aListedGift({ id: 'delta' });
    const before = aListedRescue({ contributions: [aListedGift({ claims }), delta] });
    const { id, ...rest } = aListedRescue({ contributions: [delta, aListedGift({ claims: claims.toReversed() })] });
    expect(diffLists(rescuesOf(before), rescuesOf({ ...rest, id }))).toEqual({});
  });
});
