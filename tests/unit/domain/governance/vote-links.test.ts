import { describe, expect, it } from 'vitest';
import { parseVoteLink } from '@/lib/domain/governance/vote-links';

const hash = `0x${'c5a0'.repeat(16)}`;
const address = '0xD3F1A0c5b2E4f6A8097c1D2e3F40516273849aBc';
const long = '33049123456789012345678901234567890';

function read(url: string): string | undefined {
  const link = parseVoteLink(url);
  return link && `${link.venue} ${link.id} ${link.url}${link.gone ? ' (gone)' : ''}`;
}

describe('links to votes', () => {
  it.each([
    [
      `https://snapshot.org/#/x.eth/proposal/${hash}`,
      `snapshot ${hash} https://snapshot.box/#/s:x.eth/proposal/${hash}`,
    ],
    [
      `https://snapshot.box/#/s:x.eth/proposal/${hash}?a=1`,
      `snapshot ${hash} https://snapshot.box/#/s:x.eth/proposal/${hash}`,
    ],
    [
      `https://snapshot.box/#/arb1:${address}/proposal/12`,
      `governor 12 https://snapshot.box/#/arb1:${address}/proposal/12`,
    ],
    [`https://vote.lido.fi/vote/200/`, 'aragon 200 https://vote.lido.fi/vote/200'],
    [
      'https://vote.sky.money/executive/template-executive-vote',
      'sky-chief template-executive-vote https://vote.sky.money/executive/template-executive-vote',
    ],
    ['https://vote.makerdao.com/polling/QmZmRzmC', 'sky-chief QmZmRzmC https://vote.makerdao.com/polling/QmZmRzmC'],
    [
      `https://www.tally.xyz/gov/arbitrum/proposal/${long}?govId=eip155:42161:0x1`,
      `governor ${long} https://www.tally.xyz/gov/arbitrum/proposal/${long} (gone)`,
    ],
    [
      'https://compound.finance/governance/proposals/289',
      'governor 289 https://compound.finance/governance/proposals/289',
    ],
    ['https://app.uniswap.org/vote/2/66', 'governor 66 https://app.uniswap.org/vote/2/66'],
    [`https://vote.optimism.io/proposals/${long}`, `governor ${long} https://vote.optimism.io/proposals/${long}`],
    ['https://vote.uniswapfoundation.org/proposals/80', 'governor 80 https://vote.uniswapfoundation.org/proposals/80'],
    [`https://agora.ensdao.org/proposals/${long}`, `governor ${long} https://agora.ensdao.org/proposals/${long}`],
    [
      `https://alt.gov.arbitrum.foundation/proposal/${long}?govId=eip155:42161:${address}`,
      `governor ${long} https://alt.gov.arbitrum.foundation/proposal/${long}?govId=eip155:42161:${address}`,
    ],
    [
      `https://app.safe.global/transactions/queue?safe=eth:${address}`,
      `safe ${address} https://app.safe.global/home?safe=eth:${address}`,
    ],
    [
      `https://etherscan.io/tx/${hash.toUpperCase().replace('0X', '0x')}#eventlog`,
      `explorer ${hash} https://etherscan.io/tx/${hash}`,
    ],
    [`https://arbiscan.io/address/${address}#code`, `explorer ${address} https://arbiscan.io/address/${address}`],
  ])('%s', (url, wanted) => {
    expect(read(url)).toBe(wanted);
  });

  it.each([
    'https://vote.onaave.com/proposal/?proposalId=312&ipfsHash=0x12',
    'https://app.aave.com/governance/v3/proposal/?proposalId=312',
    'https://app.aave.com/governance/v3/proposal/312/',
  ])('%s is a vote of Aave Governance V3', (url) => {
    expect(read(url)).toBe('aave-governance-v3 312 https://vote.onaave.com/proposal/?proposalId=312');
  });

  it.each(['https://app.aave.com/governance/proposal/?proposalId=312', 'https://app.aave.com/governance/proposal/312'])(
    '%s is a vote of Aave Governance V2, which counted for itself',
    (url) => {
      expect(read(url)).toBe('governor 312 https://app.aave.com/governance/proposal/?proposalId=312');
    },
  );

  it.each([
    'https://app.aave.com/governance/v3/proposal/?proposalId=1e3',
    'https://app.aave.com/markets/proposal/?proposalId=312',
    'https://app.aave.com.evil.example/governance/v3/proposal/?proposalId=312',
    'https://vote.lido.fi/vote/',
    'https://vote.sky.money/executive/',
    'https://www.tally.xyz/gov/arbitrum',
    `https://etherscan.io/tx/${address}`,
    `https://etherscan.io/address/${hash}`,
    `https://app.safe.global/home?safe=eth:0x12`,
    `https://snapshot.box/#/arb1:${address}`,
    `javascript:alert('https://vote.lido.fi/vote/200')`,
    'vote 200',
    '',
  ])('%s leads to no vote', (url) => {
    expect(parseVoteLink(url)).toBeUndefined();
  });
});
