import { expect, it } from 'vitest';
import { hashOf, readAddress } from '../../../../components/dashboard/dashboard-address';

it.each([
  ['', {}],
  ['#', {}],
  ['#rescue/defi-united-2026', { rescue: 'defi-united-2026' }],
  ['#rescue/defi-united-2026/votes', { rescue: 'defi-united-2026', part: 'votes' }],
  ['#rescue/own%2Fone/a%20b', { rescue: 'own/one', part: 'a b' }],
  ['#activity', { part: 'activity' }],
  ['#rescue/', {}],
  ['#anything/else', {}],
  ['#rescue/%E0%A4%A', { rescue: '%E0%A4%A' }],
])('reads %s', (hash, address) => {
  expect(readAddress(hash)).toEqual(address);
});

it.each([{ rescue: 'a/b', part: 'ü #1' }, { rescue: 'r1' }, { part: 'activity' }])(
  'finds back to what it wrote: %o',
  (address) => {
    expect(readAddress(hashOf(address))).toEqual(address);
  },
);
