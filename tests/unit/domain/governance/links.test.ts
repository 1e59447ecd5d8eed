import { describe, expect, it } from 'vitest';
import { parseSnapshotLink, parseTopicLink } from '@/lib/domain/governance/links';

const hex = `0x${'aB'.repeat(32)}`;
const id = hex.toLowerCase();
const old = `Qm${'a'.repeat(44)}`;
const cid = `bafkrei${'a'.repeat(52)}`;

describe('links to topics', () => {
  it.each([
    'https://research.lido.fi/t/lido-dao-contribution/11483',
    'https://Research.Lido.fi/t/11483',
    'https://research.lido.fi/t/any-slug/11483/27?u=somebody.eth',
    'https://research.lido.fi/t/-/11483/',
    'https://research.lido.fi/t/11483/2#part-one',
    'http://research.lido.fi/t/11483.json',
    'https://research.lido.fi/t/2026-plans/11483',
    '  https://research.lido.fi/t/%D1%82%D0%B5%D0%BC%D0%B0/11483/last ',
  ])('%s names topic 11483', (url) => {
    expect(parseTopicLink(url)).toEqual({ host: 'research.lido.fi', id: 11483 });
  });

  it('reads an all-digit second part as the id, as forums do', () => {
    expect(parseTopicLink('https://forum.example/t/20198/2')).toEqual({ host: 'forum.example', id: 20198 });
  });

  it('keeps the path that the forum is installed under', () => {
    const under = (url: string) => parseTopicLink(url);
    expect(under('https://example.org/forum/t/slug/12/3')).toEqual({ host: 'example.org', base: '/forum', id: 12 });
    expect(under('https://example.org/a/b/t/12')).toEqual({ host: 'example.org', base: '/a/b', id: 12 });
    // The word `t` as a slug is no path.
    expect(under('https://example.org/t/t/12')).toEqual({ host: 'example.org', id: 12 });
    expect(under('https://example.org/a/b/c/t/12')).toBeUndefined();
    expect(under('https://example.org/%2e%2e%2fx/t/12')).toBeUndefined();
  });

  it.each([
    'https://research.lido.fi/t/slug-only',
    'https://research.lido.fi/c/proposals/9',
    'https://research.lido.fi/',
    'ftp://research.lido.fi/t/1',
    'javascript:alert(1)//t/1',
    'not a link',
    '',
  ])('%j names none', (url) => {
    expect(parseTopicLink(url)).toBeUndefined();
  });
});

describe('links to Snapshot proposals', () => {
  it.each([
    [`https://snapshot.box/#/s:aavedao.eth/proposal/${hex}`, 'aavedao.eth', id],
    [`https://snapshot.box/#/s:aavedao.eth/proposal/${hex}/votes`, 'aavedao.eth', id],
    [`https://snapshot.box/#/org/arbitrum/s:arbitrumfoundation.eth/proposal/${hex}`, 'arbitrumfoundation.eth', id],
    [`https://snapshot.org/#/Aave.eth/proposal/${old}`, 'aave.eth', old],
    [`https://v1.snapshot.box/#/aave.eth/proposal/${cid}?app=x`, 'aave.eth', cid],
    [`https://snapshot.org/#/aave/proposal/${hex}`, 'aave', id],
    [`https://snapshot.box/#/s%3Aaavedao.eth/proposal/${hex}`, 'aavedao.eth', id],
  ])('%s', (url, space, proposal) => {
    expect(parseSnapshotLink(url)).toEqual({ space, id: proposal });
  });

  it.each([
    `https://vote.example.org/#/proposal/${hex}`,
    `https://vote.ensdao.org/#/offchain/${hex}`,
    `https://snapshot.box/#/org/arbitrum/signals/proposal/${hex}`,
  ])('%s names no space', (url) => {
    expect(parseSnapshotLink(url)).toEqual({ id });
  });

  it.each([
    `https://testnet.snapshot.box/#/s-tn:aave.eth/proposal/${hex}`,
    `https://snapshot.box/#/s-tn:aave.eth/proposal/${hex}`,
    `https://snapshot.box/#/eth:0x1/proposal/12`,
    `https://snapshot.box/#/s:aave.eth/proposal/${hex}00`,
    `https://snapshot.box/#/s:aave.eth/proposal/0x12`,
    'https://snapshot.box/#/s:aave.eth/proposals',
    `https://snapshot.box/?#%E0%A4%A/proposal/${hex}`,
    `https://etherscan.io/tx/${hex}`,
    `${hex}`,
  ])('%s is none', (url) => {
    expect(parseSnapshotLink(url)).toBeUndefined();
  });
});
