import { describe, expect, it } from 'vitest';
import { attribute } from '@/lib/domain/standing/attribute';
import type { ChainTransfer } from '@/lib/domain/standing/chain-transfer';
import {
  aaveCollector,
  aContribution,
  aRescueOnChain,
  guardianSafe,
  lidoMultisig,
  pool,
  stETH,
  WETH,
} from '../../../support/rescue-on-chain';

const rescue = aRescueOnChain();

function aTransfer(given: Partial<ChainTransfer>): ChainTransfer {
  return {
    id: '',
    chainId: 1,
    blockNumber: 1,
    blockHash: `0x${'1'.repeat(64)}`,
    txHash: `0x${'2'.repeat(64)}`,
    logIndex: 0,
    at: 0,
    from: lidoMultisig.toLowerCase(),
    to: pool.toLowerCase(),
    token: stETH.toLowerCase(),
    units: 1n,
    ...given,
  };
}

describe('a transfer', () => {
  it('is the part of the contribution whose sender it came from, however the address is written', () => {
    expect(attribute(aTransfer({}), rescue)).toEqual({ kind: 'in', contribution: 'lido' });
    expect(
      attribute(
        aTransfer({}),
        aRescueOnChain({
          recipients: rescue.recipients.map((each) => ({ ...each, address: each.address.toLowerCase() })),
        }),
      ),
    ).toEqual({ kind: 'in', contribution: 'lido' });
  });

  it('from the same address on another chain is nobody’s: contracts there belong to whoever deployed them', () => {
    const source = 'https://example.org/source';
    const there = aRescueOnChain({
      recipients: [{ chainId: 42_161, address: pool, role: 'pool', use: 'recipient', source }],
      tokens: [{ asset: 'stETH', chainId: 42_161, address: stETH, source }],
    });
    expect(attribute(aTransfer({ chainId: 42_161 }), there)).toEqual({ kind: 'in' });
  });

  it('from an address that nobody is known by is nobody’s', () => {
    expect(attribute(aTransfer({ from: aaveCollector.toLowerCase() }), rescue)).toEqual({ kind: 'in' });
  });

  it.each([
    ['from another recipient', { from: guardianSafe.toLowerCase() }],
    ['from the recipient itself', { from: pool.toLowerCase() }],
    ['of nothing', { units: 0n }],
    ['out of a token that the recipient unwraps', { from: WETH.toLowerCase(), token: 'eth' }],
  ])('%s is none', (_, given) => {
    expect(attribute(aTransfer(given), rescue)).toEqual({ kind: 'nothing' });
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
    expect(attribute(aTransfer({ from }), shared)).toEqual({ kind: 'in', contribution: 'gift' });
    expect(attribute(aTransfer({ from, token: WETH.toLowerCase() }), shared)).toEqual({ kind: 'in' });
    expect(attribute(aTransfer({ from, token: 'eth' }), shared)).toEqual({ kind: 'in' });
  });

  it('back to a giver is its return, also of what it did not give itself', () => {
    const back = { from: pool.toLowerCase(), to: lidoMultisig.toLowerCase() };
    expect(attribute(aTransfer(back), rescue)).toEqual({ kind: 'out', contribution: 'lido' });
  });

  it('to somebody else is what the rescue pays on, and no return', () => {
    const paid = { from: pool.toLowerCase(), to: aaveCollector.toLowerCase() };
    expect(attribute(aTransfer(paid), rescue)).toEqual({ kind: 'out' });
    const wrapped = { from: pool.toLowerCase(), to: WETH.toLowerCase(), token: 'eth' };
    expect(attribute(aTransfer(wrapped), rescue)).toEqual({ kind: 'nothing' });
  });

  it('of a token that is not on the list is nothing, whoever sent it', () => {
    expect(attribute(aTransfer({ token: '0x00000000000000000000000000000000000000f4' }), rescue)).toEqual({
      kind: 'nothing',
    });
  });

  it('is whose a reviewed list says that this one log is, and of nobody where it says so', () => {
    const source = 'https://example.org/reviewed';
    const log = { chainId: 1, txHash: `0x${'2'.repeat(64)}`, logIndex: 4, source };
    const stranger = { from: aaveCollector.toLowerCase() };
    const named = aRescueOnChain({ attributions: [{ ...log, contribution: 'lido' }] });
    expect(attribute(aTransfer({ ...stranger, logIndex: 4 }), named)).toEqual({ kind: 'in', contribution: 'lido' });
    expect(attribute(aTransfer({ ...stranger, logIndex: 5 }), named)).toEqual({ kind: 'in' });
    expect(attribute(aTransfer({ ...stranger, logIndex: 4, chainId: 10 }), named)).toEqual({ kind: 'nothing' });
    expect(attribute(aTransfer({ logIndex: 4 }), aRescueOnChain({ attributions: [log] }))).toEqual({ kind: 'in' });
  });
});
