import { describe, expect, it } from 'vitest';
import type { OnChainState, ProposalState } from '@/lib/domain/governance/on-chain-state';
import type { Proposal } from '@/lib/domain/governance/proposal';
import { sameSubject, subjectKey } from '@/lib/domain/governance/subject';
import { readVerdict } from '@/lib/domain/governance/verdict';
import { isUncounted, readTally } from '@/lib/domain/governance/vote-tally';
import { standingOf } from '@/lib/domain/rescue/stage-of';
import { aGiver, anOnChainVote, aRescue, hour, now, observed } from '../builders.ts';

const verdictOf = (chain: Partial<OnChainState>, given: Partial<Proposal> = {}) =>
  readVerdict(anOnChainVote(chain, given), undefined, now).verdict;
const over = { endAt: now - hour };

describe('what a chain says of its vote', () => {
  it.each<[ProposalState, string]>([
    ['pending', 'pending'],
    ['active', 'open'],
    ['canceled', 'canceled'],
    ['defeated', 'failed'],
    ['succeeded', 'passed'],
    ['queued', 'passed'],
    ['expired', 'passed'],
    ['executed', 'passed'],
    ['unknown', 'unknown'],
  ])('%s is %s, whatever the figures', (state, verdict) => {
    const given = state === 'active' || state === 'pending' ? {} : over;
    expect(verdictOf({ state }, { ...given, scores: [0, 99, 0] })).toBe(verdict);
  });

  it('is not told before its block is final', () => {
    for (const state of ['succeeded', 'defeated', 'executed', 'queued', 'canceled'] as const)
      expect(verdictOf({ state, final: false }, over)).toBe('counting');
  });

  it('has not passed where it expired without a result', () => {
    expect(verdictOf({ state: 'expired' }, { ...over, scores: [], scoresState: 'unknown' })).toBe('failed');
  });

  it('is still counted where it was last seen open and its end has come', () => {
    expect(verdictOf({ state: 'active' }, over)).toBe('counting');
  });
});

describe('a quorum', () => {
  const tally = (quorumType: Proposal['quorumType']) =>
    readTally(anOnChainVote({}, { quorumType, quorum: 70, scores: [60, 40, 15], scoresTotal: 115 })).quorum;

  it('counts what its contract counts', () => {
    expect(tally('for')).toMatchObject({ counted: 60, reached: false, missing: 10 });
    expect(tally('for-and-abstain')).toMatchObject({ counted: 75, reached: true });
    expect(tally('default')).toMatchObject({ counted: 115, reached: true });
  });

  it('that must be exceeded is not reached by exactly so much', () => {
    const given = { quorumType: 'for', quorum: 60, scores: [60, 0], scoresTotal: 60 } as const;
    expect(readTally(anOnChainVote({}, given)).quorum).toMatchObject({ reached: true });
    expect(readTally(anOnChainVote({}, { ...given, quorumIsExceeded: true })).quorum).toMatchObject({ reached: false });
  });
});

describe('a count that the contract did not tell', () => {
  it('is not known, and neither is its quorum', () => {
    const vote = anOnChainVote({}, { quorum: 70, scores: [], scoresTotal: 0 });
    expect(isUncounted(vote)).toBe(true);
    expect(readTally(vote).quorum).toEqual({ kind: 'unknown' });
    expect(isUncounted(anOnChainVote({}, { scores: [0, 0, 0] }))).toBe(false);
  });
});

describe('the stage that an on-chain vote gives', () => {
  const contract = anOnChainVote().chain?.contract ?? '';
  const step = { step: 'binding', required: true, venue: 'governor', chainId: 1, contract, id: '7' } as const;
  const contribution = aGiver({ votes: [{ ...step, contract: contract.toUpperCase().replace('0X', '0x') }] });
  const rescue = aRescue({ contributions: [contribution] });
  const reading = (chain: Partial<OnChainState>, given: Partial<Proposal> = {}) =>
    standingOf(contribution, observed(rescue, { votes: [anOnChainVote(chain, { ...over, ...given })] }), now, rescue);
  const payload = { kind: 'payload', chainId: 1, contract: '0xdd', state: 'queued' } as const;

  it('is approved while what it runs waits', () => {
    const steps = [payload, { ...payload, state: 'executed' as const }];
    expect(reading({ state: 'queued', steps })).toMatchObject({
      standing: 'approved',
      because: { kind: 'execution-waiting', waiting: 1, of: 2 },
    });
  });

  it('is executed once all of it ran, and expired where nobody ran it', () => {
    expect(reading({ state: 'executed' }).standing).toBe('executed');
    expect(reading({ state: 'expired' }).standing).toBe('expired');
    expect(reading({ state: 'expired' }, { scores: [], scoresState: 'unknown' })).toMatchObject({
      standing: 'expired',
      because: { kind: 'vote-lapsed' },
    });
    expect(reading({ state: 'defeated' }).standing).toBe('rejected');
    expect(reading({ state: 'canceled' }).standing).toBe('withdrawn');
  });
});

describe('the subject of an on-chain vote', () => {
  const at = (network: string, id = '12') =>
    ({ kind: 'proposal', venue: 'snapshot', network, space: '0xAbC', id }) as const;

  it('is told apart by network and space: numbers repeat', () => {
    expect(subjectKey(at('eth'))).toBe('snapshot:eth:0xabc:12');
    expect(sameSubject(at('eth'), at('arb1'))).toBe(false);
    expect(sameSubject(at('eth'), { ...at('eth'), space: '0xabd' })).toBe(false);
    expect(sameSubject(at('eth'), { ...at('eth'), space: '0xABC' })).toBe(true);
  });
});
