import { describe, expect, it } from 'vitest';
import { governanceContracts, voteOfPage } from '@/lib/catalogue/on-chain/governance-contracts';
import { votePages, voteSites } from '@/lib/pages/vote-sites';

describe('the page of a vote', () => {
  const pages = governanceContracts.flatMap(({ chainId, contract, venue, page }) =>
    page ? [{ chainId, contract, venue, url: page('12') }] : [],
  );

  it('is known for every site that the panel can stand on', () => {
    expect(new Set(pages.map(({ url }) => new URL(url).hostname))).toEqual(new Set(voteSites.map(({ host }) => host)));
  });

  it.each(pages)('$url is read back as the vote that it was made of', ({ url, chainId, contract, venue }) => {
    expect(voteOfPage(url)).toEqual({ chainId, contract, id: '12' });
    expect(votePages.subject(new URL(url))).toEqual({
      kind: 'proposal',
      venue,
      network: String(chainId),
      space: contract,
      id: '12',
    });
  });
});
