import { describe, expect, it } from 'vitest';
import type { Arrival } from '@/lib/sources/chain/arrival';
import { attribute } from '@/lib/sources/chain/attribute';
import {
  aaveCollector,
  aContribution,
  aRescueOnChain,
  guardianSafe,
  lidoMultisig,
  pool,
  WETH,
} from '../../../support/rescue-on-chain';

const rescue = aRescueOnChain();

function anArrival(given: Partial<Arrival>): Arrival {
  return {
    chainId: 1,
    blockNumber: 1,
    blockHash: `0x${'1'.repeat(64)}`,
    txHash: `0x${'2'.repeat(64)}`,
    logIndex: 0,
    at: 0,
    from: lidoMultisig.toLowerCase(),
    to: pool.toLowerCase(),
    asset: 'stETH',
    units: 1n,
    ...given,
  };
}

describe('an arrival', () => {
  it('is the part of the contribution whose sender it came from, however the address is written', () => {
    expect(attribute(anArrival({}), rescue)).toEqual({ kind: 'contribution', id: 'lido' });
    expect(attribute(anArrival({ from: lidoMultisig }), rescue)).toEqual({ kind: 'contribution', id: 'lido' });
  });

  it('from the same address on another chain is nobody’s: contracts there belong to whoever deployed them', () => {
    expect(attribute(anArrival({ chainId: 42_161 }), rescue)).toEqual({ kind: 'unattributed' });
  });

  it('from an address that nobody is known by is nobody’s', () => {
    expect(attribute(anArrival({ from: aaveCollector.toLowerCase() }), rescue)).toEqual({ kind: 'unattributed' });
  });

  it.each([
    ['from another recipient', { from: guardianSafe.toLowerCase() }],
    ['from the recipient itself', { from: pool.toLowerCase() }],
    ['of nothing', { units: 0n }],
    ['out of a token that the recipient unwraps', { from: WETH.toLowerCase(), asset: 'ETH' }],
  ])('%s is none', (_, given) => {
    expect(attribute(anArrival(given), rescue)).toEqual({ kind: 'nothing' });
  });

  it('from a treasury that several share is whose promise names the asset, if that is one alone', () => {
    const senders = [{ chainId: 1, address: aaveCollector, role: 'treasury' }];
    const promise = (asset: string) =>
      [
        {
          status: 'pledged',
          amount: { asset, units: 1n, isCap: true },
          source: 'https://example.org',
          grade: 'primary',
        },
      ] as const;
    const contributions = [
      aContribution({ id: 'gift', senders, claims: promise('stETH') }),
      aContribution({ id: 'loan', senders, claims: promise('WETH') }),
      aContribution({ id: 'deposit', senders, claims: promise('WETH') }),
    ];
    const shared = aRescueOnChain({ contributions });
    const from = aaveCollector.toLowerCase();
    expect(attribute(anArrival({ from, asset: 'stETH' }), shared)).toEqual({ kind: 'contribution', id: 'gift' });
    expect(attribute(anArrival({ from, asset: 'WETH' }), shared)).toEqual({ kind: 'unattributed' });
    expect(attribute(anArrival({ from, asset: 'ETH' }), shared)).toEqual({ kind: 'unattributed' });
  });
});
