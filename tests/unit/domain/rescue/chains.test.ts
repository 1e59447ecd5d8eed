import { describe, expect, it } from 'vitest';
import { readLedger } from '@/lib/domain/rescue/ledger';
import type { Contribution, Recovery, VoteStep } from '@/lib/domain/rescue/rescue';
import { standingOf } from '@/lib/domain/rescue/stage-of';
import {
  aClaim,
  aFinalVote,
  aGiver,
  aRescue,
  aVote,
  day,
  discussion,
  now,
  observed,
  requiredVote,
  source,
} from '../builders.ts';

const signal: VoteStep = { ...requiredVote, step: 'signal', required: false };
const onChain: VoteStep = { step: 'binding', required: true, venue: 'aave-governance-v3', chainId: 1, id: '478' };
const payload = (says?: 'executed' | 'queued' | 'canceled', asOf = '2026-05-06'): VoteStep => ({
  step: 'payload',
  required: true,
  venue: 'aave-governance-v3',
  chainId: 42161,
  ...(says && { result: { says, asOf, source, grade: 'primary' as const } }),
});
type Says = NonNullable<VoteStep['result']>['says'];
const ended = (step: VoteStep, says: Says, asOf?: string): VoteStep => ({
  ...step,
  result: { says, source, grade: 'primary', ...(asOf !== undefined && { asOf }) },
});

function standing(given: Partial<Contribution>, seen: Parameters<typeof observed>[1] = {}, at = now) {
  const contribution = aGiver(given);
  const rescue = aRescue({ contributions: [contribution] });
  return standingOf(contribution, observed(rescue, seen), at, rescue);
}

describe('a chain of votes', () => {
  it('is rejected where the signal passed and the vote that decides failed, whenever that was', () => {
    for (const failedOn of ['2026-05-10', undefined])
      expect(
        standing({ votes: [ended(signal, 'passed', '2026-05-01'), ended(onChain, 'failed', failedOn)] }),
      ).toMatchObject({
        standing: 'rejected',
        because: { kind: 'failed-claimed', afterSignal: true },
      });
  });

  it('is decided by the later of two votes that ended on one day, or on no day that is known', () => {
    for (const on of ['2026-05-10', undefined]) {
      expect(standing({ votes: [ended(signal, 'failed', on), ended(onChain, 'passed', on)] })).toMatchObject({
        standing: 'approved',
      });
      expect(standing({ votes: [ended(signal, 'passed', on), ended(onChain, 'failed', on)] })).toMatchObject({
        standing: 'rejected',
      });
    }
  });

  it('without a day does not stand beside a vote that is seen to be open', () => {
    const votes = [ended(requiredVote, 'passed')];
    const counting = aVote({ discussion, endAt: now - day, observedAt: now - day });
    const claims = [aClaim('announced', '2026-05-20', 100n)];
    expect(standing({ votes, claims }, { votes: [counting] })).toMatchObject({ standing: 'voting' });
  });

  it('does not know yet how a vote will end', () => {
    const votes = [ended(signal, 'passed', '2026-05-01'), ended(onChain, 'failed', '2026-05-10')];
    expect(standing({ votes }, {}, Date.parse('2026-05-05'))).toMatchObject({
      standing: 'voting',
      because: { kind: 'signal-passed', laterVotes: 1 },
    });
  });

  it('has expired where the venue says so', () => {
    expect(standing({ votes: [ended(onChain, 'expired', '2026-05-10')] })).toMatchObject({
      standing: 'expired',
      because: { kind: 'expired-claimed' },
    });
    expect(
      standing({ votes: [], claims: [aClaim('offered', '2026-04-24', 5n), aClaim('expired', '2026-05-01')] }),
    ).toMatchObject({ standing: 'expired' });
  });

  it('is only approved while a payload waits, and executed when all have run', () => {
    const core = ended(onChain, 'executed', '2026-05-05');
    expect(standing({ votes: [core, payload('executed'), payload('queued')] })).toMatchObject({
      standing: 'approved',
      because: { kind: 'payload-waiting', waiting: 1, of: 2 },
    });
    expect(standing({ votes: [core, payload('executed'), payload()] })).toMatchObject({ standing: 'approved' });
    expect(standing({ votes: [core, payload('executed'), payload('executed')] })).toMatchObject({
      standing: 'executed',
    });
    expect(
      standing({ votes: [core, payload('executed', '2026-05-06')] }, {}, Date.parse('2026-05-05T12:00:00Z')),
    ).toMatchObject({ standing: 'approved', because: { kind: 'payload-waiting' } });
  });

  it('does not wait for a payload that was canceled', () => {
    const votes = [ended(onChain, 'executed', '2026-05-05'), payload('executed'), payload('canceled')];
    expect(standing({ votes })).toMatchObject({ standing: 'executed' });
    const calledOff = [ended(onChain, 'executed', '2026-05-05'), payload('canceled')];
    expect(standing({ votes: calledOff })).toMatchObject({ standing: 'withdrawn' });
  });

  it('is not executed while a vote must follow', () => {
    const next: VoteStep = { step: 'binding', required: true, venue: 'governor', id: '9' };
    expect(standing({ votes: [ended(onChain, 'executed', '2026-05-05'), next] }).standing).toBe('intended');
  });

  it('is not carried by a payload that it shares with another vote, when its own failed', () => {
    expect(standing({ votes: [ended(onChain, 'failed', '2026-05-05'), payload('executed')] })).toMatchObject({
      standing: 'rejected',
    });
  });

  it('does not count a payload as a vote', () => {
    expect(standing({ votes: [ended(onChain, 'passed', '2026-05-05'), payload()] })).toMatchObject({
      standing: 'approved',
    });
  });
});

describe('a poll on a forum', () => {
  it('never makes more than a proposal, and rejects nothing', () => {
    const poll: VoteStep = { step: 'temperature-check', required: true, venue: 'discourse-poll' };
    expect(standing({ votes: [ended(poll, 'passed', '2026-05-02')] })).toMatchObject({ standing: 'proposed' });
    expect(standing({ votes: [ended(poll, 'failed', '2026-05-02')] })).toMatchObject({ standing: 'intended' });
    const called = { ...poll, opensAt: '2026-05-01', closesAt: '2026-05-30' };
    expect(standing({ votes: [called] })).toMatchObject({ standing: 'intended' });
  });
});

describe('a vote that was canceled and submitted again', () => {
  const first: VoteStep = ended({ ...onChain, id: '477', textHash: '0xa' }, 'canceled', '2026-05-01');

  it('is followed by the text, wherever the new one is written', () => {
    const again: VoteStep = { ...onChain, id: '478', textHash: '0xa' };
    for (const votes of [
      [first, again],
      [again, first],
    ]) {
      expect(standing({ votes })).toMatchObject({
        standing: 'proposed',
        because: { kind: 'vote-resubmitted', by: '478' },
      });
      expect(
        standing({ votes: votes.map((step) => (step === again ? ended(again, 'passed', '2026-05-05') : step)) }),
      ).toMatchObject({
        standing: 'approved',
      });
    }
  });

  it('twice is followed to the one that stands', () => {
    const second: VoteStep = ended({ ...onChain, id: '478', textHash: '0xa' }, 'canceled', '2026-05-02');
    const third: VoteStep = { ...onChain, id: '479', textHash: '0xa' };
    expect(standing({ votes: [first, second, third] })).toMatchObject({ because: { by: '479' } });
  });

  it('is followed where the new one names it', () => {
    const { textHash: _, ...bare } = first;
    const again: VoteStep = { ...onChain, step: 'binding', venue: 'governor', id: '9', replaces: '477' };
    expect(standing({ votes: [bare, again] })).toMatchObject({ because: { kind: 'vote-resubmitted', by: '9' } });
  });

  it('is withdrawn where nothing follows, and superseded where only its end is told', () => {
    expect(standing({ votes: [first] })).toMatchObject({ standing: 'withdrawn' });
    expect(standing({ votes: [ended(onChain, 'superseded', '2026-05-01')] })).toMatchObject({ standing: 'superseded' });
  });
});

describe('a contribution whose place another took', () => {
  const supersededBy = { id: 'other', asOf: '2026-05-10', source };

  it('is superseded from that day on', () => {
    expect(standing({ supersededBy })).toMatchObject({
      standing: 'superseded',
      because: { kind: 'superseded', by: 'other' },
    });
    expect(standing({ supersededBy }, {}, Date.parse('2026-05-09')).standing).toBe('intended');
  });
});

describe('what is held', () => {
  const held = [aClaim('announced', '2026-04-24', 100n), aClaim('blocked', '2026-05-09')];

  it('stays held when it is approved later, and the reason names both', () => {
    expect(standing({ claims: [...held, aClaim('approved', '2026-05-18')], votes: [] })).toMatchObject({
      standing: 'blocked',
      because: { kind: 'approved-blocked', asOf: '2026-05-09', approvedOn: '2026-05-18' },
    });
  });

  it('stays held when its vote is seen to pass', () => {
    const passed = aFinalVote({ discussion, startAt: now - 2 * day });
    expect(standing({ claims: held }, { votes: [passed] })).toMatchObject({ standing: 'blocked' });
  });

  it('stands as it did before, once a hold that came after the approval is lifted', () => {
    const claims = [aClaim('approved', '2026-05-01'), aClaim('blocked', '2026-05-02')];
    expect(standing({ claims, votes: [] })).toMatchObject({ standing: 'blocked' });
    const lifted = [...claims, aClaim('unblocked', '2026-05-03')];
    expect(standing({ claims: lifted, votes: [] })).toMatchObject({ standing: 'approved' });
    const again = [...lifted, aClaim('blocked', '2026-05-04')];
    expect(standing({ claims: again, votes: [] })).toMatchObject({ standing: 'blocked' });
  });

  it('goes on once the hold is lifted, or the money has moved', () => {
    const approved = aClaim('approved', '2026-05-18');
    expect(standing({ claims: [...held, approved, aClaim('unblocked', '2026-05-19')], votes: [] })).toMatchObject({
      standing: 'approved',
    });
    expect(standing({ claims: [...held, aClaim('executed', '2026-05-19')], votes: [] })).toMatchObject({
      standing: 'executed',
    });
  });
});

describe('a recovery', () => {
  const standingOn = (given: Partial<Recovery>, at: string) => {
    const rescue = aRescue({ recoveries: [{ id: 'frozen', label: 'Frozen', claims: [], votes: [], ...given }] });
    const { standing, because } = readLedger(rescue, observed(rescue), Date.parse(at)).recoveries[0] ?? {};
    return { standing, because };
  };
  const claims = [
    aClaim('frozen', '2026-04-21', 300n),
    aClaim('approved-off-chain', '2026-05-07'),
    aClaim('blocked', '2026-05-09'),
  ];
  const votes = [ended({ ...signal, required: true }, 'passed', '2026-05-07'), ended(onChain, 'passed', '2026-05-28')];

  it('stands where its evidence puts it, as a contribution does', () => {
    expect(standingOn({ claims, votes }, '2026-04-25')).toMatchObject({
      standing: 'blocked',
      because: { kind: 'frozen-claimed' },
    });
    expect(standingOn({ claims, votes }, '2026-05-08')).toMatchObject({
      standing: 'voting',
      because: { kind: 'signal-passed', laterVotes: 1 },
    });
    expect(standingOn({ claims, votes }, '2026-06-30')).toMatchObject({
      standing: 'blocked',
      because: { kind: 'approved-blocked' },
    });
  });

  it('that was only expected has not come, and one that never left needs nothing', () => {
    expect(standingOn({ claims: [aClaim('forecast', '2026-04-24', 5n)] }, '2026-06-30')).toMatchObject({
      standing: 'intended',
      because: { kind: 'forecast-claimed' },
    });
    expect(standingOn({ claims: [aClaim('in-place', '2026-04-24', 5n)] }, '2026-06-30')).toMatchObject({
      standing: 'executed',
      because: { kind: 'in-place-claimed' },
    });
    expect(standingOn({ claims: [aClaim('executed', '2026-04-24', 5n)] }, '2026-06-30')).toMatchObject({
      standing: 'executed',
      because: { kind: 'recovered-claimed' },
    });
  });
});
