import { describe, expect, it } from 'vitest';
import { discoursePages } from '../../../lib/pages/discourse';
import type { PageAdapter } from '../../../lib/pages/page-adapter';
import { snapshotPages } from '../../../lib/pages/snapshot';

const hash = `0x${'a1b2c3d4'.repeat(8)}`;
const oldHash = 'QmdzHYYGPJVRtU6EDHGhPtBRnmFMZpPFEAPuyGpyyErXTh'.slice(0, 46);
const ipfs = `bafkrei${'a2b3c4d5'.repeat(6)}wxyz`;
const oz = '4'.repeat(78);

type Meaning = { snapshot: string } | { topic: string } | 'garbled snapshot' | 'garbled topic' | 'nothing';

/** Addresses as they are met, and what they are about: `network space id` or `host id`. */
const addresses: readonly [string, Meaning][] = [
  // Snapshot: the present site.
  [`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${hash}`, { snapshot: `s lido-snapshot.eth ${hash}` }],
  [`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${hash}/`, { snapshot: `s lido-snapshot.eth ${hash}` }],
  [`https://snapshot.box/#/s:aavedao.eth/proposal/${hash}/votes`, { snapshot: `s aavedao.eth ${hash}` }],
  [`https://snapshot.box/#/s:aavedao.eth/proposal/${hash}/execution`, { snapshot: `s aavedao.eth ${hash}` }],
  [`https://snapshot.box/#/s:aavedao.eth/proposal/${hash}/discussion`, { snapshot: `s aavedao.eth ${hash}` }],
  [`https://snapshot.box/#/s:aavedao.eth/proposal/${hash}?app=x`, { snapshot: `s aavedao.eth ${hash}` }],
  [`https://snapshot.box/?ref=x#/s:aavedao.eth/proposal/${hash}`, { snapshot: `s aavedao.eth ${hash}` }],
  [
    `https://snapshot.box/#/s:aavedao.eth/proposal/${hash.toUpperCase().replace('0X', '0x')}`,
    { snapshot: `s aavedao.eth ${hash.toUpperCase().replace('0X', '0x')}` },
  ],
  [`https://snapshot.box/#/s:aave.eth/proposal/${oldHash}`, { snapshot: `s aave.eth ${oldHash}` }],
  [`https://snapshot.box/#/s:aave.eth/proposal/${ipfs}`, { snapshot: `s aave.eth ${ipfs}` }],
  [`https://testnet.snapshot.box/#/s-tn:test.eth/proposal/${hash}`, { snapshot: `s-tn test.eth ${hash}` }],
  [
    `https://snapshot.box/#/org/arbitrum/s:arbitrumfoundation.eth/proposal/${hash}`,
    { snapshot: `s arbitrumfoundation.eth ${hash}` },
  ],
  [
    `https://snapshot.box/#/org/arbitrum/s:arbitrumfoundation.eth/proposal/${hash}/votes`,
    { snapshot: `s arbitrumfoundation.eth ${hash}` },
  ],
  [
    'https://snapshot.box/#/eth:0x408ED6354d4973f66138C91495F2f2FCbd8724C3/proposal/12',
    { snapshot: 'eth 0x408ED6354d4973f66138C91495F2f2FCbd8724C3 12' },
  ],
  [
    `https://snapshot.box/#/arb1:0x789fC99093B09aD01C34DC7251D0C89ce743e5a4/proposal/${oz}/votes`,
    { snapshot: `arb1 0x789fC99093B09aD01C34DC7251D0C89ce743e5a4 ${oz}` },
  ],
  [
    'https://snapshot.box/#/sn:0x07bd3419669f9f0cc8f19e9e2457089cdd4804a4c41a5729ee9c7fd02ab8ab62/proposal/3',
    { snapshot: 'sn 0x07bd3419669f9f0cc8f19e9e2457089cdd4804a4c41a5729ee9c7fd02ab8ab62 3' },
  ],
  // Snapshot: older forms.
  [`https://snapshot.box/#/aave/proposal/${hash}`, { snapshot: `s aave ${hash}` }],
  [`https://snapshot.org/#/arbitrumfoundation.eth/proposal/${hash}`, { snapshot: `s arbitrumfoundation.eth ${hash}` }],
  [`https://snapshot.org/#/aave.eth/proposal/${oldHash}`, { snapshot: `s aave.eth ${oldHash}` }],
  [`https://v1.snapshot.box/#/lido-snapshot.eth/proposal/${hash}`, { snapshot: `s lido-snapshot.eth ${hash}` }],
  [`https://testnet.v1.snapshot.box/#/test.eth/proposal/${hash}`, { snapshot: `s-tn test.eth ${hash}` }],
  // Snapshot: pages that are no proposal.
  ['https://snapshot.box/', 'nothing'],
  ['https://snapshot.box/#/', 'nothing'],
  ['https://snapshot.box/#/explore', 'nothing'],
  ['https://snapshot.box/#/s:aavedao.eth', 'nothing'],
  ['https://snapshot.box/#/s:aavedao.eth/proposals?state=active', 'nothing'],
  ['https://snapshot.box/#/s:aavedao.eth/create', 'nothing'],
  [`https://snapshot.box/#/profile/${hash.slice(0, 42)}`, 'nothing'],
  [`https://snapshot.box/#/gb:aave/proposal/${hash}`, 'nothing'],
  [`https://snapshot.box/proposal/${hash}`, 'nothing'],
  [`http://snapshot.box/#/s:aavedao.eth/proposal/${hash}`, 'nothing'],
  [`https://snapshot.box.example.org/#/s:aavedao.eth/proposal/${hash}`, 'nothing'],
  [`https://hub.snapshot.org/#/s:aavedao.eth/proposal/${hash}`, 'nothing'],
  // Snapshot: ids that cannot be read.
  ['https://snapshot.box/#/s:aavedao.eth/proposal/0x1234', 'garbled snapshot'],
  [`https://snapshot.box/#/s:aavedao.eth/proposal/${hash}ff`, 'garbled snapshot'],
  [`https://snapshot.box/#/s:aavedao.eth/proposal/${hash.slice(0, -1)}`, 'garbled snapshot'],
  [`https://snapshot.box/#/s:aavedao.eth/proposal/${hash.replace('a1', 'zz')}`, 'garbled snapshot'],
  ['https://snapshot.box/#/s:aavedao.eth/proposal/', 'garbled snapshot'],
  ['https://snapshot.box/#/s:aavedao.eth/proposal/%3Cscript%3E', 'garbled snapshot'],
  ['https://snapshot.box/#/s:aavedao.eth/proposal/%E0%A4%A', 'garbled snapshot'],
  // Discourse: topics.
  ['https://research.lido.fi/t/lido-contribution/11483', { topic: 'research.lido.fi 11483' }],
  ['https://research.lido.fi/t/lido-contribution/11483/', { topic: 'research.lido.fi 11483' }],
  ['https://research.lido.fi/t/lido-contribution/11483/27', { topic: 'research.lido.fi 11483' }],
  ['https://research.lido.fi/t/lido-contribution/11483/last', { topic: 'research.lido.fi 11483' }],
  ['https://research.lido.fi/t/11483', { topic: 'research.lido.fi 11483' }],
  ['https://research.lido.fi/t/11483/5', { topic: 'research.lido.fi 11483' }],
  ['https://research.lido.fi/t/-/11483', { topic: 'research.lido.fi 11483' }],
  [
    'https://governance.aave.com/t/arfc-rseth-incident-funding-update/24740/2?u=senad.eth',
    { topic: 'governance.aave.com 24740' },
  ],
  ['https://governance.aave.com/t/arfc/24740?page=3#multisig-management-13', { topic: 'governance.aave.com 24740' }],
  ['https://forum.mantle.xyz/t/mip-34-credit-facility/1200', { topic: 'forum.mantle.xyz 1200' }],
  [
    'https://forum.arbitrum.foundation/t/constitutional-aip-47-approve/30825',
    { topic: 'forum.arbitrum.foundation 30825' },
  ],
  ['https://forum.arbitrum.foundation/t/2026-plan/30825', { topic: 'forum.arbitrum.foundation 30825' }],
  ['https://governance.ether.fi/t/%D7%A9%D7%9C%D7%95%D7%9D/77', { topic: 'governance.ether.fi 77' }],
  // Discourse: pages that are no topic.
  ['https://research.lido.fi/', 'nothing'],
  ['https://research.lido.fi/latest', 'nothing'],
  ['https://research.lido.fi/c/proposals/9', 'nothing'],
  ['https://research.lido.fi/tag/treasury', 'nothing'],
  ['https://research.lido.fi/u/bob/activity/topics', 'nothing'],
  ['https://research.lido.fi/t/only-a-slug', 'nothing'],
  ['https://research.lido.fi/t/external_id/abc', 'nothing'],
  ['https://research.lido.fi/t/11483.json', 'nothing'],
  ['https://research.lido.fi/t/slug/11483.rss', 'nothing'],
  ['https://research.lido.fi/p/4455', 'nothing'],
  ['https://research.lido.fi/raw/11483', 'nothing'],
  ['https://research.lido.fi/tags/c/x/9/t/12', 'nothing'],
  ['http://research.lido.fi/t/slug/11483', 'nothing'],
  // Discourse: numbers that cannot be read.
  ['https://research.lido.fi/t/slug/11a483', 'garbled topic'],
  ['https://research.lido.fi/t/slug/0', 'garbled topic'],
  ['https://research.lido.fi/t/slug/99999999999999', 'garbled topic'],
  ['https://research.lido.fi/t/slug/4000000000', 'garbled topic'],
];

const adapters: readonly PageAdapter[] = [snapshotPages, discoursePages];

function meaning(address: string): Meaning[] {
  const url = new URL(address);
  return adapters.flatMap((adapter): Meaning[] => {
    const subject = adapter.subject(url);
    if (adapter.isGarbled(url)) return [adapter.name === 'snapshot' ? 'garbled snapshot' : 'garbled topic'];
    if (subject?.kind === 'proposal') return [{ snapshot: `${subject.network} ${subject.space} ${subject.id}` }];
    return subject ? [{ topic: `${subject.host} ${subject.id}` }] : [];
  });
}

describe('page adapters', () => {
  it.each(addresses)('%s', (address, expected) => {
    expect(meaning(address)).toEqual(expected === 'nothing' ? [] : [expected]);
  });

  it('never take an address for a subject and for garbled at once', () => {
    for (const [address] of addresses)
      for (const adapter of adapters) {
        const url = new URL(address);
        expect(adapter.isGarbled(url) && adapter.subject(url) !== undefined).toBe(false);
      }
  });
});
