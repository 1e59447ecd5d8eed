import { describe, expect, it } from 'vitest';
import type { Proposal } from '@/lib/domain/governance/proposal';
import { ifPasses } from '@/lib/domain/rescue/if-passes';
import { readLedger } from '@/lib/domain/rescue/ledger';
import type { Contribution, Rescue, VoteStep } from '@/lib/domain/rescue/rescue';
import {
  aClaim,
  aFinalVote,
  aGiver,
  anArrival,
  aRescue,
  aVote,
  discussion,
  ether,
  idOf,
  now,
  observed,
  requiredVote,
} from '../builders.ts';

const later: VoteStep = { step: 'binding', required: true, venue: 'aragon', chainId: 1, id: '200' };
const approved = aGiver({ id: 'approved', claims: [aClaim('approved', '2026-05-11', 200n)], votes: [] });

function effect(
  given: Partial<Contribution> = {},
  vote: Proposal = aVote({ discussion }),
  of: Partial<Rescue> = {},
  deliveries = [] as ReturnType<typeof anArrival>[],
) {
  const rescue = aRescue({ contributions: [aGiver(given), approved], ...of });
  const evidence = observed(rescue, { votes: [vote], deliveries });
  const match = evidence.matches.get(vote.key);
  if (!match) throw new Error('the vote matches nothing');
  return ifPasses(readLedger(rescue, evidence, now), match);
}

describe('if this passes', () => {
  it('adds the contribution to what is approved or better', () => {
    const { before, after, unchanged, laterVotes, instrument } = effect();
    expect(before).toEqual({
      low: 200n * ether,
      high: 200n * ether,
      lowBps: 2_000,
      highBps: 2_000,
      gap: { low: 800n * ether, high: 800n * ether },
    });
    expect(after).toEqual({
      low: 300n * ether,
      high: 300n * ether,
      lowBps: 3_000,
      highBps: 3_000,
      gap: { low: 700n * ether, high: 700n * ether },
    });
    expect({ unchanged, laterVotes, instrument }).toEqual({ unchanged: undefined, laterVotes: 0, instrument: 'gift' });
  });

  it('adds a range where only a cap is known', () => {
    const { after } = effect({ claims: [aClaim('announced', '2026-04-24', 100n, { isCap: true })] });
    expect(after).toMatchObject({
      low: 200n * ether,
      high: 300n * ether,
      gap: { low: 700n * ether, high: 800n * ether },
    });
  });

  it('says that a loan is one', () => {
    expect(effect({ instrument: 'loan' })).toMatchObject({ instrument: 'loan', after: { high: 300n * ether } });
  });

  it('counts the votes that must pass after it', () => {
    expect(effect({ votes: [{ ...requiredVote, step: 'signal' }, later] })).toMatchObject({
      laterVotes: 1,
      after: { high: 300n * ether },
    });
  });

  it('adds only what has not arrived yet', () => {
    const { before, after } = effect({}, undefined, {}, [anArrival(60n)]);
    expect([before.high, after.high]).toEqual([260n * ether, 300n * ether]);
  });

  it('still applies while votes are counted', () => {
    expect(effect({}, aFinalVote({ discussion, scoresState: 'pending' })).unchanged).toBeUndefined();
  });
});

describe('nothing changes', () => {
  const same = (result: ReturnType<typeof effect>, why: string) => {
    expect(result.unchanged).toBe(why);
    expect(result.after).toEqual(result.before);
  };

  it('by a vote that has passed', () => {
    const result = effect({}, aFinalVote({ discussion }));
    same(result, 'already-approved');
    expect(result.before.high).toBe(300n * ether);
  });

  it('by a signal that has passed: the next vote decides', () => {
    same(effect({ votes: [{ ...requiredVote, step: 'signal' }, later] }, aFinalVote({ discussion })), 'vote-over');
  });

  it('by a vote that failed, was deleted, or nobody can judge', () => {
    same(effect({}, aFinalVote({ discussion, scores: [1, 2, 0] })), 'vote-over');
    same(effect({}, aVote({ discussion, exists: false })), 'vote-over');
    same(effect({}, aFinalVote({ discussion, type: 'approval' })), 'vote-over');
  });

  it('by a deposit, an amount that nobody knows, or one without a rate', () => {
    same(effect({ instrument: 'deposit' }), 'not-coverage');
    same(effect({ claims: [aClaim('voiced', '2026-04-24')] }), 'not-coverage');
    const dollars = { asset: 'USDT', units: 10n ** 12n, isCap: false };
    same(effect({ claims: [aClaim('announced', '2026-04-24', undefined, { amount: dollars })] }), 'not-coverage');
  });

  it('by a vote on a recovery: it is subtracted already', () => {
    const votes = [{ ...requiredVote, id: idOf('a') }, later];
    const recoveries = [{ id: 'frozen', label: 'Frozen', claims: [aClaim('frozen', '2026-04-21', 300n)], votes }];
    const result = effect({ votes: [] }, aVote(), { recoveries });
    same(result, 'recovery');
    expect(result.laterVotes).toBe(1);
  });
});
