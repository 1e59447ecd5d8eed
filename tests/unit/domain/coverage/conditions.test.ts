import { describe, expect, it } from 'vitest';
import { resolveConditions } from '@/lib/domain/coverage/conditions';
import type { Condition } from '@/lib/domain/rescue/condition';
import { readLedger } from '@/lib/domain/rescue/ledger';
import type { Contribution } from '@/lib/domain/rescue/rescue';
import { aClaim, aGap, aRescue, ether, now, observed } from '../builders.ts';

const approved = (id: string, eth: bigint, dependsOn: Condition[] = []): Contribution => ({
  id,
  contributor: id,
  kind: 'dao',
  instrument: 'gift',
  claims: [aClaim('approved', '2026-04-24', eth)],
  votes: [],
  senders: [],
  dependsOn,
});
const proposed = (id: string, eth: bigint, dependsOn: Condition[] = []): Contribution => ({
  ...approved(id, eth, dependsOn),
  claims: [aClaim('in-proposal', '2026-05-18', eth)],
});
const funded: Condition = { kind: 'fully-funded' };
const on = (id: string): Condition => ({ kind: 'contribution', id, stage: 'approved' });

function resolve(contributions: Contribution[], assumed: string[] = []) {
  const rescue = aRescue({ denominators: [aGap('gap', 100n)], contributions });
  const { pledges, together } = resolveConditions(readLedger(rescue, observed(rescue), now), { assumed });
  return {
    live: Object.fromEntries(pledges.map(({ contribution, live }) => [contribution, live])),
    missing: pledges.flatMap(({ conditions }) =>
      conditions.flatMap(({ missing }) => (missing ? [missing.high / ether] : [])),
    ),
    together,
  };
}

describe('pledges with conditions', () => {
  it('of a full package become live together when they complete it', () => {
    expect(resolve([approved('a', 40n, [funded]), approved('b', 30n, [funded]), approved('c', 30n)])).toEqual({
      live: { a: 'yes', b: 'yes' },
      missing: [0n, 0n],
      together: [['a', 'b']],
    });
  });

  it('all wait where the package is not full, and are told what is missing without them', () => {
    expect(resolve([approved('a', 40n, [funded]), approved('b', 30n, [funded]), approved('c', 29n)])).toMatchObject({
      live: { a: 'no', b: 'no' },
      missing: [71n, 71n],
    });
  });

  it('do not count what still has to be voted on, unless it is assumed to pass', () => {
    const given = [approved('a', 60n, [funded]), proposed('b', 40n)];
    expect(resolve(given).live).toEqual({ a: 'no' });
    expect(resolve(given, ['b']).live).toEqual({ a: 'yes' });
  });

  it('that wait for each other in a ring are live together', () => {
    expect(
      resolve([approved('a', 1n, [on('b')]), approved('b', 1n, [on('c')]), approved('c', 1n, [on('a')])]),
    ).toMatchObject({ live: { a: 'yes', b: 'yes', c: 'yes' }, together: [['a', 'b', 'c']] });
  });

  it('fall together where one of the ring has not got there', () => {
    const ring = [approved('a', 1n, [on('b')]), proposed('b', 1n, [on('c')]), approved('c', 1n, [on('a')])];
    expect(resolve(ring).live).toEqual({ a: 'no', b: 'no', c: 'no' });
    expect(resolve(ring, ['b']).live).toEqual({ a: 'yes', b: 'yes', c: 'yes' });
  });

  it('are no ring where only one waits for the other', () => {
    expect(resolve([approved('a', 1n, [on('b')]), approved('b', 1n)])).toMatchObject({
      live: { a: 'yes' },
      together: [],
    });
  });

  it('that only words describe are not known to be live', () => {
    expect(resolve([approved('a', 100n, [{ kind: 'words', text: 'if lawyers agree' }])]).live).toEqual({
      a: 'unknown',
    });
    expect(resolve([approved('a', 1n, [{ kind: 'words', text: 'x' }, on('nobody')])]).live).toEqual({ a: 'no' });
  });

  it('that wait for one that only words describe are possible at most', () => {
    const given = [approved('a', 1n, [{ kind: 'words', text: 'x' }]), approved('b', 1n, [on('a')])];
    expect(resolve(given).live).toEqual({ a: 'unknown', b: 'possible' });
  });

  it('are not completed by liquidity, and are by what has arrived whatever it waited for', () => {
    const deposit: Contribution = { ...approved('d', 60n), instrument: 'deposit' };
    expect(resolve([approved('a', 40n, [funded]), deposit]).live).toEqual({ a: 'no' });
    const paid: Contribution = {
      ...approved('b', 60n, [on('nobody')]),
      claims: [aClaim('executed', '2026-05-01', 60n)],
    };
    expect(resolve([approved('a', 40n, [funded]), paid]).live).toEqual({ a: 'yes', b: 'no' });
  });

  it('that rest on a cap are possible, and not certain', () => {
    const cap = { ...approved('c', 0n), claims: [aClaim('approved', '2026-04-24', 60n, { isCap: true })] };
    expect(resolve([approved('a', 40n, [funded]), cap]).live).toEqual({ a: 'possible' });
  });
});
