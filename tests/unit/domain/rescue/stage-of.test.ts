import { describe, expect, it } from 'vitest';
import type { Proposal } from '@/lib/domain/governance/proposal';
import type { Evidence } from '@/lib/domain/rescue/evidence';
import type { Contribution, VoteStep } from '@/lib/domain/rescue/rescue';
import { standingOf } from '@/lib/domain/rescue/stage-of';
import {
  aClaim,
  aFinalVote,
  aGiver,
  anArrival,
  aRescue,
  aVote,
  day,
  discussion,
  ether,
  hour,
  idOf,
  now,
  observed,
  requiredVote,
  source,
} from '../builders.ts';

const signal: VoteStep = { ...requiredVote, step: 'signal' };
const onChain: VoteStep = { step: 'binding', required: true, venue: 'aragon', chainId: 1, id: '200' };

function standing(given: Partial<Contribution>, seen: { votes?: Proposal[] } & Partial<Evidence> = {}, at = now) {
  const contribution = aGiver(given);
  const rescue = aRescue({ contributions: [contribution] });
  return standingOf(contribution, observed(rescue, seen), at, rescue);
}
const about = (vote: Proposal) => ({ ...vote, discussion });

describe('by claims alone', () => {
  it.each([
    ['voiced', 'voiced', 'voiced'],
    ['announced', 'intended', 'announced'],
    ['intends', 'intended', 'announced'],
    ['offered', 'intended', 'offered'],
    ['in-proposal', 'proposed', 'proposed'],
    ['approved', 'approved', 'approval-claimed'],
    ['executed', 'executed', 'executed-claimed'],
    ['withdrawn', 'withdrawn', 'withdrawn-claimed'],
    ['blocked', 'blocked', 'blocked-claimed'],
  ] as const)('%s is %s', (status, stage, kind) => {
    expect(standing({ claims: [aClaim(status, '2026-05-10', 100n)] })).toMatchObject({
      standing: stage,
      because: { kind, source, asOf: '2026-05-10' },
    });
  });

  it('a promise binds only where the owner of the money makes it without condition and nobody has to vote', () => {
    const claims = [aClaim('pledged', '2026-04-23', 100n)];
    const owner = { kind: 'person' as const, votes: [], claims };
    expect(standing(owner)).toMatchObject({ standing: 'committed', because: { kind: 'promised-by-owner' } });
    expect(standing({ ...owner, condition: 'if all is funded' })).toMatchObject({ standing: 'intended' });
    expect(standing({ ...owner, votes: [requiredVote] })).toMatchObject({ standing: 'intended' });
    expect(standing({ ...owner, kind: 'dao' })).toMatchObject({ standing: 'intended' });
  });

  it('a promise without an amount is support', () => {
    const claims = [aClaim('pledged', '2026-04-23')];
    expect(standing({ kind: 'person', votes: [], claims })).toMatchObject({
      standing: 'voiced',
      because: { kind: 'voiced' },
      parts: [],
    });
  });

  it('a payment that is only told of is a promise whose payment is unproven', () => {
    const claims = [aClaim('stated-delivered', '2026-04-30', 100n)];
    expect(standing({ kind: 'protocol', votes: [], claims })).toMatchObject({
      standing: 'committed',
      because: { kind: 'payment-unproven' },
    });
  });

  it('words about a payment do not tell how a required vote ended', () => {
    const votes = [{ ...requiredVote, opensAt: '2026-04-28', closesAt: '2026-05-01' }];
    const claims = [aClaim('in-proposal', '2026-04-24', 100n), aClaim('stated-delivered', '2026-05-15')];
    expect(standing({ votes, claims })).toMatchObject({
      standing: 'voting',
      because: { kind: 'outcome-not-found', venue: 'snapshot' },
    });
  });

  it('a vote that was called is proposed, then open, then of unknown outcome', () => {
    const votes = [{ ...requiredVote, opensAt: '2026-04-28T15:02:00Z', closesAt: '2026-05-01T15:02:00Z' }, onChain];
    const claims = [aClaim('in-proposal', '2026-04-24', 100n)];
    const on = (date: string) => standing({ votes, claims }, {}, Date.parse(date));
    expect(on('2026-04-27')).toMatchObject({ standing: 'proposed', because: { kind: 'proposed' } });
    expect(on('2026-04-29')).toMatchObject({
      standing: 'voting',
      because: { kind: 'vote-open', space: 'giver.eth', endAt: Date.parse('2026-05-01T15:02:00Z'), laterVotes: 1 },
    });
    expect(on('2026-05-02')).toMatchObject({ standing: 'voting', because: { kind: 'outcome-not-found' } });
  });

  it('a vote of which nothing more is heard for a month has an outcome that was not found', () => {
    const claims = [aClaim('in-proposal', '2026-04-24', 100n)];
    expect(standing({ claims }, {}, Date.parse('2026-05-24'))).toMatchObject({ because: { kind: 'proposed' } });
    expect(standing({ claims }, {}, Date.parse('2026-05-26'))).toMatchObject({
      standing: 'proposed',
      because: { kind: 'outcome-not-found' },
    });
  });

  it('a result that was published counts as a claim: the last required vote approves, an earlier one does not', () => {
    const result = { says: 'passed' as const, asOf: '2026-05-07', source, grade: 'primary' as const };
    expect(standing({ votes: [{ ...signal, result }] })).toMatchObject({
      standing: 'approved',
      because: { kind: 'approval-claimed' },
    });
    expect(standing({ votes: [{ ...signal, result }, onChain] })).toMatchObject({
      standing: 'voting',
      because: { kind: 'signal-passed', laterVotes: 1 },
    });
    expect(standing({ votes: [signal, { ...onChain, result: { ...result, says: 'executed' } }] })).toMatchObject({
      standing: 'executed',
    });
    expect(standing({ votes: [{ ...signal, result: { ...result, says: 'failed' } }] })).toMatchObject({
      standing: 'rejected',
    });
  });

  it('an approval off chain approves nothing where a vote on chain follows', () => {
    const claims = [aClaim('announced', '2026-04-24', 100n), aClaim('approved-off-chain', '2026-05-07')];
    expect(standing({ claims, votes: [signal, onChain] })).toMatchObject({
      standing: 'voting',
      because: { kind: 'signal-passed', laterVotes: 1 },
    });
    expect(standing({ claims })).toMatchObject({ standing: 'approved' });
  });

  it('a vote that was canceled and submitted again is told by the new one', () => {
    const canceled = { says: 'canceled' as const, asOf: '2026-05-01', source, grade: 'primary' as const };
    const passed = { ...canceled, says: 'passed' as const, asOf: '2026-05-05' };
    expect(standing({ votes: [{ ...onChain, id: '477', required: false, result: canceled }] })).toMatchObject({
      standing: 'withdrawn',
    });
    const again = [
      { ...onChain, id: '477', required: false, result: canceled },
      { ...onChain, id: '478', result: passed },
    ];
    expect(standing({ votes: again })).toMatchObject({ standing: 'approved' });
    const underWay = [
      { ...onChain, id: '477', required: false, result: canceled },
      { ...onChain, id: '478' },
    ];
    expect(standing({ votes: underWay })).toMatchObject({
      standing: 'proposed',
      because: { kind: 'vote-resubmitted', by: '478' },
    });
  });

  it('the strongest claim stands, and later weaker words do not lower it', () => {
    const claims = [
      aClaim('executed', '2026-04-28', 100n),
      aClaim('voiced', '2026-05-03'),
      aClaim('announced', '2026-05-02', 100n),
    ];
    expect(standing({ claims })).toMatchObject({ standing: 'executed' });
  });

  it('an end stands until something stronger than support is said after it', () => {
    const ended = [aClaim('approved', '2026-04-28', 100n), aClaim('withdrawn', '2026-05-02')];
    expect(standing({ claims: ended })).toMatchObject({ standing: 'withdrawn' });
    expect(standing({ claims: [...ended, aClaim('voiced', '2026-05-03')] })).toMatchObject({ standing: 'withdrawn' });
    expect(standing({ claims: [...ended, aClaim('offered', '2026-05-03', 50n)] })).toMatchObject({
      standing: 'intended',
    });
  });

  it('what a later day says is not known yet', () => {
    const claims = [aClaim('announced', '2026-04-24', 100n), aClaim('executed', '2026-04-28', 90n)];
    expect(standing({ claims }, {}, Date.parse('2026-04-27'))).toMatchObject({
      standing: 'intended',
      amount: { high: 100n * ether },
    });
    expect(standing({ claims }, {}, Date.parse('2026-04-28T01:00:00Z'))).toMatchObject({
      standing: 'executed',
      amount: { high: 90n * ether },
    });
  });

  it('unreliable words count for nothing, nor does silence', () => {
    const claims = [aClaim('unreliable', '2026-05-02', 700n), aClaim('silent', '2026-04-22')];
    expect(standing({ claims, votes: [] })).toMatchObject({ standing: 'voiced', parts: [] });
    expect(standing({ claims: [...claims, aClaim('announced', '2026-04-24', 100n)] })).toMatchObject({
      amount: { high: 100n * ether },
    });
  });
});

describe('the amount', () => {
  it('of a cap is a range from 0, and later words that repeat the figure do not make it certain', () => {
    const claims = [aClaim('in-proposal', '2026-04-23', 100n, { isCap: true }), aClaim('approved', '2026-04-28', 100n)];
    expect(standing({ claims }).amount).toEqual({ low: 0n, high: 100n * ether, isCap: true });
  });

  it('of a cap is certain once somebody says how much was paid, whoever repeats it', () => {
    const cap = aClaim('in-proposal', '2026-04-23', 100n, { isCap: true });
    const settled = { low: 100n * ether, high: 100n * ether, isCap: false };
    expect(standing({ claims: [cap, aClaim('executed', '2026-04-28', 100n)] }).amount).toEqual(settled);
    const repeated = [cap, aClaim('executed', '2026-04-28', 100n), aClaim('announced', '2026-04-30', 100n)];
    expect(standing({ claims: repeated }).amount).toEqual(settled);
    const stillUpTo = aClaim('executed', '2026-04-28', 100n, { isCap: true });
    expect(standing({ claims: [cap, stillUpTo] }).amount).toMatchObject({ low: 0n, isCap: true });
  });

  it('of a cap that was paid once is a cap again while it is voted anew', () => {
    const claims = [aClaim('in-proposal', '2026-04-23', 100n, { isCap: true }), aClaim('executed', '2026-04-28', 100n)];
    expect(standing({ claims }, { votes: [about(aVote())] })).toMatchObject({
      standing: 'voting',
      amount: { low: 0n, high: 100n * ether, isCap: true },
    });
  });

  it('is the newest, of one day the better graded, and of equals the smaller', () => {
    const better = aClaim('announced', '2026-04-24', 80n, { grade: 'primary' });
    const others = [
      aClaim('announced', '2026-04-24', 70n),
      aClaim('announced', '2026-04-23', 60n, { grade: 'primary' }),
    ];
    expect(standing({ claims: [...others, better] }).amount).toMatchObject({ high: 80n * ether });
    const equal = [90n, 80n, 85n].map((eth) => aClaim('announced', '2026-04-25', eth));
    expect(standing({ claims: [...others, better, ...equal] }).amount).toMatchObject({ high: 80n * ether });
  });
});

describe('by an observed vote', () => {
  const votes = [about(aVote())];

  it.each([
    ['pending', { startAt: now + hour }, 'voting', { kind: 'vote-pending', startAt: now + hour }],
    ['open', {}, 'voting', { kind: 'vote-open', endAt: aVote().endAt }],
    ['sealed', { privacy: 'shutter' }, 'voting', { kind: 'vote-open' }],
    ['counting', { endAt: now - hour }, 'voting', { kind: 'vote-counting', endedAt: now - hour }],
    ['passed', { endAt: now - hour, scoresState: 'final' }, 'approved', { kind: 'vote-passed', endedAt: now - hour }],
    ['failed', { endAt: now - hour, scoresState: 'final', scores: [1, 2, 0] }, 'rejected', { kind: 'vote-failed' }],
    [
      'without a rule',
      { endAt: now - hour, scoresState: 'final', type: 'approval' },
      'voting',
      { kind: 'vote-without-rule' },
    ],
    ['invalid', { endAt: now - hour, scoresState: 'invalid' }, 'voting', { kind: 'outcome-not-found' }],
    ['deleted', { exists: false }, 'withdrawn', { kind: 'vote-canceled', space: 'giver.eth' }],
  ] as const)('%s', (_, given, stage, because) => {
    expect(standing({}, { votes: [about(aVote(given))] })).toMatchObject({ standing: stage, because });
  });

  it('a signal that passed approves nothing where a binding vote follows', () => {
    const passed = [about(aFinalVote())];
    expect(standing({ votes: [{ ...signal, required: false }, onChain] }, { votes: passed })).toMatchObject({
      standing: 'voting',
      because: { kind: 'signal-passed', space: 'giver.eth', laterVotes: 1 },
    });
  });

  it('a signal that passed is undone by the binding vote that failed', () => {
    const steps = [
      { ...signal, id: idOf('a') },
      { ...requiredVote, id: idOf('b') },
    ];
    const failed = aFinalVote({ id: idOf('b'), startAt: now - 2 * day, scores: [1, 2, 0] });
    expect(standing({ votes: steps }, { votes: [failed, aFinalVote()] })).toMatchObject({ standing: 'rejected' });
  });

  it('a vote deleted and submitted again is told by the new one', () => {
    const again = about(aVote({ id: idOf('b') }));
    const gone = about(aVote({ exists: false, startAt: now - hour }));
    expect(standing({}, { votes: [again, gone] })).toMatchObject({
      standing: 'voting',
      because: { kind: 'vote-open' },
    });
  });

  it('weaker claims than an approval never stand beside it, however new', () => {
    const claims = [aClaim('in-proposal', '2026-05-20', 100n), aClaim('pledged', '2026-05-20')];
    const failed = about(aFinalVote({ scores: [1, 2, 0], endAt: now - 2 * day }));
    expect(standing({ claims }, { votes: [failed] })).toMatchObject({ standing: 'rejected' });
    expect(standing({ claims }, { votes })).toMatchObject({ standing: 'voting' });
  });

  describe('and a claim about an outcome', () => {
    const saying = (status: 'approved' | 'executed' | 'withdrawn', asOf: string) => ({
      claims: [aClaim(status, asOf, 100n)],
    });
    // The vote runs from the 17th to the 23rd; it is the 20th.
    it('from before the vote: the promise is voted anew', () => {
      for (const status of ['approved', 'executed', 'withdrawn'] as const)
        expect(standing(saying(status, '2026-05-11'), { votes })).toMatchObject({ standing: 'voting' });
    });

    it('made while the deciding vote is open cannot be right', () => {
      expect(standing(saying('approved', '2026-05-19'), { votes })).toMatchObject({ standing: 'voting' });
    });

    it('about a later vote stands beside an open signal', () => {
      const steps = { votes: [signal, onChain] };
      expect(standing({ ...saying('executed', '2026-05-19'), ...steps }, { votes })).toMatchObject({
        standing: 'executed',
      });
      expect(standing({ ...saying('executed', '2026-05-11'), ...steps }, { votes })).toMatchObject({
        standing: 'voting',
      });
    });

    it('made after the end stands while votes are still counted, and where nobody’s rule decides', () => {
      const ended = { endAt: now - 2 * day };
      const counting = [about(aVote({ ...ended, observedAt: now - 2 * day }))];
      expect(standing(saying('approved', '2026-05-19'), { votes: counting })).toMatchObject({
        standing: 'approved',
        because: { kind: 'approval-claimed' },
      });
      expect(standing(saying('approved', '2026-05-17'), { votes: counting })).toMatchObject({ standing: 'voting' });
      const ruleless = [about(aFinalVote({ ...ended, type: 'approval' }))];
      expect(standing(saying('approved', '2026-05-19'), { votes: ruleless })).toMatchObject({ standing: 'approved' });
    });

    it('of execution stands above a vote that passed', () => {
      const passed = [about(aFinalVote({ endAt: now - 2 * day }))];
      expect(standing(saying('executed', '2026-05-19'), { votes: passed })).toMatchObject({ standing: 'executed' });
      expect(standing(saying('approved', '2026-05-19'), { votes: passed })).toMatchObject({
        because: { kind: 'vote-passed' },
      });
    });

    it('of an approval falls with the vote that failed; of money that moved it does not', () => {
      const failed = [about(aFinalVote({ scores: [1, 2, 0], endAt: now - 2 * day }))];
      expect(standing(saying('approved', '2026-05-19'), { votes: failed })).toMatchObject({ standing: 'rejected' });
      expect(standing(saying('executed', '2026-05-17'), { votes: failed })).toMatchObject({ standing: 'rejected' });
      expect(standing(saying('executed', '2026-05-19'), { votes: failed })).toMatchObject({ standing: 'executed' });
      expect(standing(saying('executed', '2026-05-11'), { votes: failed })).toMatchObject({ standing: 'executed' });
    });

    it('without a date never stands beside an observed vote', () => {
      expect(standing({ claims: [aClaim('executed', undefined, 100n)] }, { votes })).toMatchObject({
        standing: 'voting',
      });
    });
  });
});

describe('deliveries', () => {
  it('in full are delivered, whatever else is said', () => {
    const seen = {
      deliveries: [anArrival(60n), anArrival(40n, { id: '2', at: now - hour })],
      votes: [about(aFinalVote({ scores: [1, 2, 0] }))],
    };
    expect(standing({}, seen)).toMatchObject({
      standing: 'delivered',
      because: { kind: 'delivered', count: 2, lastAt: now - hour, part: false },
      parts: [{ standing: 'delivered', low: 100n * ether, high: 100n * ether }],
    });
  });

  it('in part split the contribution: the rest stays where it was', () => {
    const { parts, because, rest } = standing({}, { deliveries: [anArrival(60n)], votes: [about(aFinalVote())] });
    expect(parts).toEqual([
      { standing: 'delivered', low: 60n * ether, high: 60n * ether },
      { standing: 'approved', low: 40n * ether, high: 40n * ether },
    ]);
    expect(because).toMatchObject({ kind: 'delivered', part: true });
    expect(rest).toMatchObject({ standing: 'approved', because: { kind: 'vote-passed' } });
  });

  it('of a cap leave the rest possible', () => {
    const claims = [aClaim('announced', '2026-04-24', 100n, { isCap: true })];
    expect(standing({ claims }, { deliveries: [anArrival(60n)] }).parts).toEqual([
      { standing: 'delivered', low: 60n * ether, high: 60n * ether },
      { standing: 'intended', low: 0n, high: 40n * ether },
    ]);
  });

  it('above the promise all count', () => {
    expect(standing({}, { deliveries: [anArrival(150n)] }).parts).toEqual([
      { standing: 'delivered', low: 150n * ether, high: 150n * ether },
    ]);
  });

  it('without a promise are delivered all the same', () => {
    expect(
      standing({ claims: [aClaim('voiced', '2026-04-24')] }, { deliveries: [anArrival(5n, { asset: 'stETH' })] }),
    ).toMatchObject({
      asset: 'stETH',
      parts: [{ standing: 'delivered', high: 5n * ether }],
    });
  });

  it('in another asset are taken by the rescue’s rates', () => {
    const claims = [
      aClaim('announced', '2026-04-24', undefined, { amount: { asset: 'stETH', units: 100n * ether, isCap: false } }),
    ];
    const deliveries = [anArrival(60n, { asset: 'WETH' }), anArrival(40n, { id: '2' })];
    expect(standing({ claims }, { deliveries })).toMatchObject({
      asset: 'stETH',
      parts: [{ standing: 'delivered', low: 100n * ether, high: 100n * ether }],
      unconverted: [],
    });
  });

  it('in an asset without a rate are seen and in no amount', () => {
    const dollars = anArrival(0n, { asset: 'USDT', units: 5_000_000n });
    expect(standing({}, { deliveries: [dollars] })).toMatchObject({
      parts: [{ standing: 'delivered', high: 0n }, { high: 100n * ether }],
      unconverted: [dollars],
    });
  });

  it('of others, or of a later time, are not its own', () => {
    const deliveries = [anArrival(60n, { contributionId: 'other' }), anArrival(60n, { at: now + 1 })];
    expect(standing({}, { deliveries }).standing).toBe('intended');
  });
});
