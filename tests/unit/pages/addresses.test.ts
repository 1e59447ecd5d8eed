import { describe, expect, it } from 'vitest';
import { discoursePages, discoursePagesUnder } from '../../../lib/pages/discourse';
import type { PageAdapter } from '../../../lib/pages/page-adapter';
import { snapshotPages, snapshotPagesOn } from '../../../lib/pages/snapshot';
import { votePages } from '../../../lib/pages/vote-sites';
import { snapshotAddresses } from '../../support/snapshot-addresses';

type Meaning =
  | { snapshot: string }
  | { vote: string }
  | 'garbled vote'
  | { topic: string }
  | 'garbled snapshot'
  | 'garbled topic'
  | 'nothing';

/** Addresses of Snapshot's sites in the words of this test. */
const ofSnapshot = snapshotAddresses.map(({ url, means }): [string, Meaning] => {
  if (means === 'nothing') return [url, means];
  return [url, means === 'garbled' ? 'garbled snapshot' : { snapshot: means }];
});

/** Addresses as they are met, and what they are about: `network space id` or `host id`. */
const addresses: readonly [string, Meaning][] = [
  ...ofSnapshot,
  [`http://snapshot.box/#/s:lido-snapshot.eth/proposal/0x${'ab'.repeat(32)}`, 'nothing'],
  // Discourse: topics.
  ['https://research.lido.fi/t/lido-contribution/11483', { topic: 'research.lido.fi 11483' }],
  ['https://research.lido.fi/t/lido-contribution/11483/', { topic: 'research.lido.fi 11483' }],
  ['https://research.lido.fi/t/lido-contribution/11483/27', { topic: 'research.lido.fi 11483' }],
  ['https://research.lido.fi/t/lido-contribution/11483/last', { topic: 'research.lido.fi 11483' }],
  ['https://research.lido.fi/t/11483', { topic: 'research.lido.fi 11483' }],
  ['https://research.lido.fi/t/11483/5', { topic: 'research.lido.fi 11483' }],
  ['https://research.lido.fi/t/lido-contribution/11483/print', { topic: 'research.lido.fi 11483' }],
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
  // Sites of DAOs for the votes of their contracts.
  [
    'https://vote.onaave.com/proposal/?proposalId=478',
    { vote: 'aave-governance-v3 1 0x9aee0b04504cef83a65ac3f0e838d0593bcb2bc7 478' },
  ],
  [
    'https://vote.onaave.com/proposal?proposalId=0&ipfsHash=0x1#votes',
    { vote: 'aave-governance-v3 1 0x9aee0b04504cef83a65ac3f0e838d0593bcb2bc7 0' },
  ],
  ['https://vote.onaave.com/proposal/?proposalId=12x', 'garbled vote'],
  ['https://vote.onaave.com/', 'nothing'],
  ['https://vote.onaave.com/proposal/', 'nothing'],
  ['https://vote.lido.fi/vote/200', { vote: 'aragon 1 0x2e59a20f205bb85a89c53f1936454680651e618e 200' }],
  ['https://vote.lido.fi/vote/200/', { vote: 'aragon 1 0x2e59a20f205bb85a89c53f1936454680651e618e 200' }],
  ['https://vote.lido.fi/vote/0200', 'garbled vote'],
  ['https://vote.lido.fi/dashboard/2', 'nothing'],
  ['http://vote.lido.fi/vote/200', 'nothing'],
  ['https://vote.lido.fi.example.org/vote/200', 'nothing'],
  [
    `https://alt.gov.arbitrum.foundation/proposal/${'7'.repeat(77)}?govId=eip155:42161:0xf07DeD9dC292157749B6Fd268E37DF6EA38395B9`,
    { vote: `governor 42161 0xf07ded9dc292157749b6fd268e37df6ea38395b9 ${'7'.repeat(77)}` },
  ],
  ['https://alt.gov.arbitrum.foundation/proposal/77', 'nothing'],
  [
    'https://alt.gov.arbitrum.foundation/proposal/77?govId=eip155:1:0xf07DeD9dC292157749B6Fd268E37DF6EA38395B9',
    'nothing',
  ],
  [
    'https://alt.gov.arbitrum.foundation/proposal/no?govId=eip155:42161:0xf07DeD9dC292157749B6Fd268E37DF6EA38395B9',
    'garbled vote',
  ],
  // Discourse: numbers that cannot be read.
  ['https://research.lido.fi/t/slug/11a483', 'garbled topic'],
  ['https://research.lido.fi/t/slug/0', 'garbled topic'],
  ['https://research.lido.fi/t/slug/99999999999999', 'garbled topic'],
  ['https://research.lido.fi/t/slug/4000000000', 'garbled topic'],
];

const adapters: readonly PageAdapter[] = [snapshotPages, discoursePages, votePages];
const garbled = { snapshot: 'garbled snapshot', discourse: 'garbled topic', vote: 'garbled vote' } as const;

function meaning(address: string): Meaning[] {
  const url = new URL(address);
  return adapters.flatMap((adapter): Meaning[] => {
    const subject = adapter.subject(url);
    if (adapter.isGarbled(url)) return [garbled[adapter.name]];
    if (subject?.kind === 'proposal') {
      const words = `${subject.network} ${subject.space ?? '-'} ${subject.id}`;
      return [adapter.name === 'vote' ? { vote: `${subject.venue} ${words}` } : { snapshot: words }];
    }
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

  it('take an unknown site for one of a space or an organisation where it is allowed, and nowhere else', () => {
    const id = `0x${'ab'.repeat(32)}`;
    const there = (route: string) => new URL(`https://vote.example.org/#/${route}`);
    const granted = snapshotPagesOn('vote.example.org');
    expect(snapshotPages.subject(there(`proposal/${id}`))).toBeUndefined();
    for (const route of [`proposal/${id}`, `offchain/${id}/votes`, `signals/${id}`])
      expect(granted.subject(there(route))).toEqual({ kind: 'proposal', venue: 'snapshot', network: 's', id });
    // A number without its space names nothing.
    for (const route of ['proposal/12', 'onchain/12']) expect(granted.subject(there(route))).toBeUndefined();
    expect(granted.subject(new URL(`https://other.example.org/#/proposal/${id}`))).toBeUndefined();
  });

  it('read a forum under a path of its host there, and no other page of the host', () => {
    const forum = discoursePagesUnder('/forum');
    const at = (path: string) => forum.subject(new URL(`https://example.org${path}`));
    const topic = { kind: 'topic', host: 'example.org', base: '/forum', id: 12 };
    for (const path of ['/forum/t/slug/12', '/forum/t/12/3', '/forum/t/-/12?page=2', '/forum/t/slug/12/print'])
      expect(at(path)).toEqual(topic);
    for (const path of ['/t/slug/12', '/forum/latest', '/forums/t/slug/12', '/forum/x/t/slug/12', '/forum/p/12'])
      expect(at(path)).toBeUndefined();
    expect(forum.isGarbled(new URL('https://example.org/forum/t/slug/12a'))).toBe(true);
    expect(forum.isGarbled(new URL('https://example.org/t/slug/12a'))).toBe(false);
    expect(discoursePages.subject(new URL('https://example.org/forum/t/slug/12'))).toBeUndefined();
  });
});
