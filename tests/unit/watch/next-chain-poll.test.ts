import { describe, expect, it } from 'vitest';
import type { OnChainState } from '@/lib/domain/governance/on-chain-state';
import { nextPollAt } from '@/lib/watch/next-poll';
import { anOnChainVote, hour, now } from '../domain/builders.ts';

const minute = 60_000;
const wait = (chain: Partial<OnChainState>) => {
  const next = nextPollAt(anOnChainVote(chain, { endAt: now - hour, scoresState: 'final' }), now, 0.5);
  return next === undefined ? undefined : next - now;
};
const step = { kind: 'timelock', chainId: 1, contract: '0x', state: 'queued' } as const;

describe('the next look at a vote on a chain', () => {
  it.each(['canceled', 'defeated', 'expired', 'executed'] as const)('never comes once it is %s for good', (state) => {
    expect(wait({ state, final: true })).toBeUndefined();
    expect(wait({ state, final: false })).toBe(5 * minute);
  });

  it('comes hourly while it waits to be executed, and when it may be, and when it can no longer be', () => {
    expect(wait({ state: 'succeeded' })).toBe(hour);
    expect(wait({ state: 'queued', steps: [{ ...step, executableAt: now + 20 * minute }] })).toBe(20 * minute);
    const expiring = { ...step, executableAt: now - hour, expiresAt: now + 10 * minute };
    expect(wait({ state: 'queued', steps: [expiring] })).toBe(10 * minute + 1_000);
  });
});
