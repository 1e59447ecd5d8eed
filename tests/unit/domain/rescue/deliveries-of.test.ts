import { describe, expect, it } from 'vitest';
import type { ChainTransfer } from '@/lib/domain/standing/chain-transfer';
import { deliveriesOf } from '@/lib/domain/standing/deliveries-of';
import { residueOf } from '@/lib/domain/standing/residue';
import { aRescueOnChain, lidoMultisig, pool, stETH, WETH } from '../../../support/rescue-on-chain';

const nobody = '0x0000000000000000000000000000000000000000';
const lower = (given: object) => JSON.parse(JSON.stringify(given).toLowerCase());

function aTransfer({ units = 5n, ...given }: Partial<ChainTransfer>): ChainTransfer {
  const parties = lower({ from: given.from ?? lidoMultisig, to: given.to ?? pool, token: given.token ?? stETH });
  const { blockNumber = 10, logIndex = 0, txHash = '0x1' } = given;
  return {
    id: `${txHash}:${logIndex}`,
    chainId: 1,
    blockNumber,
    blockHash: '0xb',
    txHash,
    logIndex,
    at: 0,
    units,
    ...parties,
  };
}

const kept = (...transfers: ChainTransfer[]) => deliveriesOf(aRescueOnChain(), transfers).map(({ id }) => id);

describe('a token that is made', () => {
  it('for what a recipient gives in the same transaction is the same money; made for nothing, it is an arrival', () => {
    const paid = aTransfer({ from: pool, to: WETH, token: 'eth', logIndex: 1 });
    expect(kept(paid, aTransfer({ from: nobody, logIndex: 2 }))).toEqual([]);
    expect(kept(paid, aTransfer({ from: nobody, txHash: '0x2' }))).toEqual(['0x2:0']);
  });

  it('back into what it was made of has not left', () => {
    const got = aTransfer({ from: stETH, to: pool, token: 'eth', logIndex: 1 });
    expect(kept(got, aTransfer({ from: pool, to: nobody, logIndex: 2 }))).toEqual([]);
    expect(kept(aTransfer({ from: pool, to: nobody, txHash: '0x2' }))).toEqual(['0x2:0']);
  });
});

describe('what transfers do not explain', () => {
  const at = pool.toLowerCase();
  const token = stETH.toLowerCase();
  const opening = { number: 9, units: 100n };
  const residue = (units: bigint, ...transfers: ChainTransfer[]) =>
    residueOf(at, token, opening, { number: 20, units }, transfers);

  it('is what is there less what was, less what came, and with what left', () => {
    const out = aTransfer({ from: pool, to: lidoMultisig, units: 30n });
    expect(residue(75n, aTransfer({}), out)).toBe(0n);
    expect(residue(80n, aTransfer({}), out)).toBe(5n);
    expect(residue(70n, aTransfer({}), out)).toBe(-5n);
  });

  it('leaves out other tokens, what was before the opening, and what comes after', () => {
    const others = [aTransfer({ token: WETH }), aTransfer({ blockNumber: 9 }), aTransfer({ blockNumber: 21 })];
    expect(residue(100n, ...others)).toBe(0n);
    expect(residue(105n, aTransfer({ blockNumber: 20 }))).toBe(0n);
  });

  it('of itself to itself is nothing', () => {
    expect(residue(100n, aTransfer({ from: pool }))).toBe(0n);
  });

  it('is counted in shares where the account is, and cannot be where a transfer does not tell its own', () => {
    const shares = (...transfers: ChainTransfer[]) =>
      residueOf(at, token, { ...opening, inShares: true }, { number: 20, units: 104n, inShares: true }, transfers);
    expect(shares({ ...aTransfer({}), shares: 4n })).toBe(0n);
    expect(shares(aTransfer({}))).toBeUndefined();
    expect(residueOf(at, token, opening, { number: 20, units: 104n, inShares: true }, [])).toBeUndefined();
  });
});
