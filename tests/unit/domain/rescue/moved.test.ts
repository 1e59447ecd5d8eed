import { describe, expect, it } from 'vitest';
import { atLeast, coverageLadder } from '@/lib/domain/rescue/coverage-ladder';
import { ifPasses } from '@/lib/domain/rescue/if-passes';
import { onLaxerReading, readLedger } from '@/lib/domain/rescue/ledger';
import type { Contribution, Recipient } from '@/lib/domain/rescue/rescue';
import { standingOf } from '@/lib/domain/rescue/stage-of';
import type { PublishedTransfer } from '@/lib/domain/rescue/transfer';
import { aClaim, aGiver, anArrival, aRescue, aVote, discussion, ether, now, observed, source } from '../builders.ts';

const pool: Recipient = { chainId: 1, address: '0xAa', role: 'Pool', use: 'recipient', source };
const labs: Recipient = { chainId: 1, address: '0xBb', role: 'Labs multisig', use: 'intermediary', source };

const transfer = (
  kind: PublishedTransfer['kind'],
  eth: bigint,
  at: string,
  given: Partial<PublishedTransfer> = {},
) => ({
  kind,
  chainId: 1,
  txHash: `0x${at}`,
  amount: { asset: 'ETH', units: eth * ether },
  at,
  source,
  grade: 'primary' as const,
  verified: false as const,
  ...given,
});

function standing(given: Partial<Contribution>, seen: Parameters<typeof observed>[1] = {}, at = now) {
  const contribution = aGiver({ votes: [], ...given });
  const rescue = aRescue({ contributions: [contribution], recipients: [pool, labs] });
  return standingOf(contribution, observed(rescue, seen), at, rescue);
}

describe('a published delivery', () => {
  it('counts, and says that nobody has checked it', () => {
    expect(standing({ transfers: [transfer('delivery', 100n, '2026-05-02')] })).toMatchObject({
      standing: 'delivered',
      because: { kind: 'delivered', count: 1, part: false, unverified: true },
      parts: [{ standing: 'delivered', low: 100n * ether }],
    });
  });

  it('is the same money as an arrival of the same transaction, and then it is checked', () => {
    const read = standing(
      { transfers: [transfer('delivery', 100n, '2026-05-02', { txHash: '0xT' })] },
      { deliveries: [anArrival(100n)] },
    );
    expect(read).toMatchObject({ parts: [{ standing: 'delivered', high: 100n * ether }] });
    expect(read.because).not.toHaveProperty('unverified');
  });

  it('says whose an arrival is whose sender nobody knows', () => {
    const contribution = aGiver({ votes: [], transfers: [transfer('delivery', 40n, '2026-05-02', { txHash: '0xT' })] });
    const rescue = aRescue({ contributions: [contribution] });
    const { contributionId: _, ...unknown } = anArrival(40n);
    const ledger = readLedger(rescue, observed(rescue, { deliveries: [unknown] }), now);
    expect(ledger.unattributed).toEqual([]);
    expect(ledger.entries[0]?.parts.map(({ standing, native }) => [standing, native.high / ether])).toEqual([
      ['delivered', 40n],
      ['intended', 60n],
    ]);
  });

  it('that two contributions name is nobody’s for certain, and one with a known sender stays its sender’s', () => {
    const naming = (id: string) =>
      aGiver({ id, votes: [], transfers: [transfer('delivery', 40n, '2027-05-02', { txHash: '0xT' })] });
    const rescue = aRescue({ contributions: [naming('a'), naming('b'), aGiver({ votes: [] })] });
    const { contributionId: _, ...unknown } = anArrival(40n);
    expect(readLedger(rescue, observed(rescue, { deliveries: [unknown] }), now).unattributed).toHaveLength(1);
    const one = aRescue({ contributions: [naming('a'), aGiver({ votes: [] })] });
    const ledger = readLedger(one, observed(one, { deliveries: [anArrival(40n)] }), now);
    expect(ledger.entries.map(({ standing: stands }) => stands)).toEqual(['intended', 'delivered']);
  });

  it('is taken at its word where the rescue names no recipient, and by the address of its own chain', () => {
    const to = transfer('delivery', 100n, '2026-05-02', { to: '0xAA' });
    expect(standing({ transfers: [to] }).standing).toBe('delivered');
    expect(standing({ transfers: [{ ...to, chainId: 10 }] }).standing).toBe('executed');
    const contribution = aGiver({ votes: [], transfers: [{ ...to, to: '0xEE' }] });
    const rescue = aRescue({ contributions: [contribution], recipients: [labs] });
    expect(standingOf(contribution, observed(rescue), now, rescue).standing).toBe('delivered');
  });

  it('is not known before its day', () => {
    const given = { transfers: [transfer('delivery', 100n, '2026-05-02')] };
    expect(standing(given, {}, Date.parse('2026-05-01T23:00:00Z'))).toMatchObject({ standing: 'intended' });
  });
});

describe('money that was paid to an intermediary', () => {
  const handed = transfer('delivery', 100n, '2026-04-28', { to: '0xBB' });

  it('is executed, and the reason names who has it', () => {
    expect(standing({ transfers: [handed] })).toMatchObject({
      standing: 'executed',
      because: { kind: 'executed-claimed', to: 'Labs multisig', asOf: '2026-04-28' },
      parts: [{ standing: 'executed', high: 100n * ether }],
    });
  });

  it('is not counted again when it goes on to the recipient', () => {
    const on = transfer('delivery', 60n, '2026-05-03', { to: '0xAA' });
    expect(standing({ transfers: [handed, on] }).parts).toEqual([
      { standing: 'delivered', low: 60n * ether, high: 60n * ether },
      { standing: 'executed', low: 40n * ether, high: 40n * ether },
    ]);
  });

  it('counts as paid elsewhere too where nobody knows the address', () => {
    expect(standing({ transfers: [{ ...handed, to: '0xCc' }] })).toMatchObject({
      standing: 'executed',
      because: { to: '0xCc' },
    });
  });
});

describe('a return', () => {
  it('lowers what is delivered, and nobody promises it again', () => {
    const transfers = [transfer('delivery', 100n, '2026-05-02'), transfer('return', 30n, '2026-05-09')];
    expect(standing({ transfers })).toMatchObject({
      standing: 'delivered',
      because: { returned: true, part: false },
      parts: [
        { standing: 'delivered', low: 70n * ether },
        { standing: 'withdrawn', low: 30n * ether, returned: true },
      ],
    });
  });

  it('in the transaction of an arrival is a return all the same', () => {
    const transfers = [transfer('return', 30n, '2026-05-19', { txHash: '0xt' })];
    expect(standing({ transfers }, { deliveries: [anArrival(100n)] })).toMatchObject({
      moved: { delivered: 100n * ether, returned: 30n * ether },
    });
  });

  it('is never more than what had arrived', () => {
    const transfers = [transfer('delivery', 10n, '2026-05-02'), transfer('return', 30n, '2026-05-09')];
    expect(standing({ transfers })).toMatchObject({
      parts: [
        { standing: 'withdrawn', low: 10n * ether },
        { standing: 'intended', high: 90n * ether },
      ],
    });
  });

  it('of everything leaves nothing', () => {
    const transfers = [transfer('delivery', 100n, '2026-05-02'), transfer('return', 100n, '2026-05-09')];
    expect(standing({ transfers })).toMatchObject({
      standing: 'withdrawn',
      because: { kind: 'returned', lastAt: Date.parse('2026-05-09') },
      parts: [{ standing: 'withdrawn', returned: true }],
    });
  });

  it('is never given again by a vote that passes', () => {
    const contribution = aGiver({
      transfers: [transfer('delivery', 60n, '2026-05-02'), transfer('return', 60n, '2026-05-09')],
    });
    const rescue = aRescue({ contributions: [contribution] });
    const evidence = observed(rescue, { votes: [aVote({ discussion })] });
    const ledger = readLedger(rescue, evidence, now);
    const [match] = evidence.matches.values();
    expect(match && ifPasses(ledger, match).after.high).toBe(40n * ether);
    expect(atLeast(coverageLadder(ledger), 'voiced').high).toBe(40n * ether);
  });
});

describe('a vote on what has arrived in full, some of which went back', () => {
  it('changes nothing more', () => {
    const contribution = aGiver({
      transfers: [transfer('delivery', 100n, '2026-05-02'), transfer('return', 60n, '2026-05-09')],
    });
    const rescue = aRescue({ contributions: [contribution] });
    const evidence = observed(rescue, { votes: [aVote({ discussion })] });
    const [match] = evidence.matches.values();
    const read = match && ifPasses(readLedger(rescue, evidence, now), match);
    expect(read).toMatchObject({ unchanged: 'already-approved', after: { high: 40n * ether } });
  });
});

describe('an offer', () => {
  const offered = [aClaim('offered', '2026-04-24', 100n)];

  it('of whoever owns the money is a commitment where it is read generously', () => {
    expect(standing({ kind: 'foundation', claims: offered }).laxer).toBe('committed');
    expect(standing({ kind: 'dao', claims: offered }).laxer).toBe(undefined);
    expect(standing({ kind: 'foundation', claims: offered, condition: 'if all is funded' }).laxer).toBe(undefined);
  });

  it('that waits for something binds nobody', () => {
    const dependsOn = [{ kind: 'fully-funded' as const }];
    const pledged = [aClaim('pledged', '2026-04-24', 100n)];
    expect(standing({ kind: 'person', claims: pledged }).standing).toBe('committed');
    expect(standing({ kind: 'person', claims: pledged, dependsOn }).standing).toBe('intended');
  });

  it('moves up in the generous reading alone, and not what arrived of it', () => {
    const rescue = aRescue({
      contributions: [aGiver({ kind: 'foundation', votes: [], claims: offered })],
    });
    const committed = (deliveries: Parameters<typeof observed>[1]) => {
      const ledger = readLedger(rescue, observed(rescue, deliveries), now);
      return [ledger, onLaxerReading(ledger)].map((each) => atLeast(coverageLadder(each), 'committed').high / ether);
    };
    expect(committed({})).toEqual([0n, 100n]);
    const ledger = readLedger(rescue, observed(rescue, { deliveries: [anArrival(60n)] }), now);
    expect(onLaxerReading(ledger).entries[0]?.parts[0]?.standing).toBe('delivered');
  });
});

describe('what a contribution is', () => {
  it('is not told by words that count for nothing', () => {
    const claims = [
      aClaim('announced', '2026-04-24', 1n),
      aClaim('unreliable', '2026-04-25', 1n, { instrument: 'loan' }),
    ];
    const rescue = aRescue({ contributions: [aGiver({ claims })] });
    expect(readLedger(rescue, observed(rescue), now).entries[0]?.contribution.instrument).toBe('gift');
  });
});

describe('more than was promised', () => {
  it('all counts, and is named', () => {
    expect(standing({}, { deliveries: [anArrival(150n)] })).toMatchObject({
      because: { kind: 'delivered', over: true },
      moved: { delivered: 150n * ether, over: 50n * ether },
    });
    expect(standing({}, { deliveries: [anArrival(100n)] }).because).not.toHaveProperty('over');
  });
});

describe('a deadline', () => {
  const deadline = { by: '2026-05-01', source, grade: 'primary' as const };
  const on = (at: string) => standing({ deadline, transfers: [transfer('delivery', 100n, at)] });

  it('that was kept is not mentioned', () => {
    expect(on('2026-05-01T23:59:00Z')).not.toHaveProperty('late');
  });

  it('that was missed counts the days', () => {
    expect(on('2026-05-02')).toMatchObject({ late: { days: 1, open: false }, because: { lateDays: 1 } });
    expect(on('2026-05-04')).toMatchObject({ late: { days: 3, open: false }, because: { lateDays: 3 } });
  });

  it('runs on while something is missing', () => {
    const part = { deadline, transfers: [transfer('delivery', 60n, '2026-04-30')] };
    expect(standing(part, {}, Date.parse('2026-05-11T12:00:00Z'))).toMatchObject({ late: { days: 10, open: true } });
    expect(standing({ deadline }, {}, Date.parse('2026-05-11T12:00:00Z'))).toMatchObject({ late: { days: 10 } });
  });

  it('binds nobody whose promise has ended', () => {
    const claims = [aClaim('announced', '2026-04-20', 100n), aClaim('withdrawn', '2026-04-25')];
    expect(standing({ deadline, claims })).not.toHaveProperty('late');
  });
});

describe('a cap with an agreed floor', () => {
  it('is a range from the floor', () => {
    const amount = { asset: 'ETH', units: 100n * ether, isCap: true, floor: 40n * ether };
    expect(standing({ claims: [aClaim('pledged', '2026-04-24', undefined, { amount })] }).amount).toEqual({
      low: 40n * ether,
      high: 100n * ether,
      isCap: true,
    });
    const above = { ...amount, floor: 140n * ether };
    expect(standing({ claims: [aClaim('pledged', '2026-04-24', undefined, { amount: above })] }).amount).toMatchObject({
      low: 100n * ether,
    });
  });
});
