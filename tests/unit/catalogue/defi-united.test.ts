import { describe, expect, it } from 'vitest';
import { passingRules } from '@/lib/catalogue/passing-rules';
import { readCatalogue } from '@/lib/catalogue/rescues';
import { bundledList } from '@/lib/catalogue/rescues/bundled-list';
import { spaceAliases } from '@/lib/catalogue/space-aliases';
import type { Proposal } from '@/lib/domain/governance/proposal';
import { formatUnits } from '@/lib/domain/money/amount';
import { atLeast, coverageLadder } from '@/lib/domain/rescue/coverage-ladder';
import type { Delivery } from '@/lib/domain/rescue/delivery';
import { noEvidence } from '@/lib/domain/rescue/evidence';
import { ifPasses } from '@/lib/domain/rescue/if-passes';
import { readLedger } from '@/lib/domain/rescue/ledger';
import { matchProposal, matchTopic } from '@/lib/domain/rescue/match-proposal';
import { matchAll } from '@/lib/domain/rescue/matches';
import type { Rescue } from '@/lib/domain/rescue/rescue';
import { viewRescue } from '@/lib/domain/view/view-rescue';
import { aFinalVote, anArrival, aVote, day, idOf } from '../domain/builders.ts';

const rescue = readCatalogue().find(({ id }) => id === 'defi-united-2026') as Rescue;
/** When all that is written down was known. */
const now = Date.parse('2026-11-20T12:00:00Z');
const ledger = readLedger(rescue, noEvidence, now);
const entryOf = (id: string, of = ledger) => {
  const entry = of.entries.find(({ contribution }) => contribution.id === id);
  if (!entry) throw new Error(`no contribution ${id}`);
  return entry;
};
const eth = (units: bigint) => formatUnits(units, 18);
const with_ = (votes: Proposal[], deliveries: Delivery[] = []) =>
  readLedger(
    rescue,
    {
      proposals: new Map(votes.map((vote) => [vote.key, vote])),
      matches: matchAll(rescue, votes, [], spaceAliases),
      deliveries,
      rules: passingRules,
    },
    now,
  );

describe('DeFi United, by what was published', () => {
  it('is measured by the residual gap, whose formula is printed', () => {
    const ladder = coverageLadder(ledger);
    expect([ladder.denominator.id, eth(ladder.total), ladder.unit]).toEqual(['residual-75081', '75081', 'ETH']);
    expect(ladder.denominator.formula).toBe('163183 - 43168 - 30766 - 12323 - 1845');
  });

  it.each([
    ['lido', 'executed', 'executed-claimed', '2500', '2500', 'gift'],
    ['mantle', 'approved', 'approval-claimed', '0', '30000', 'loan'],
    ['stani-kulechov', 'committed', 'promised-by-owner', '5000', '5000', 'gift'],
    ['layerzero-gift', 'committed', 'promised-by-owner', '5000', '5000', 'gift'],
    ['kelp-gift', 'committed', 'payment-unproven', '2000', '2000', 'gift'],
    ['golem', 'intended', 'offered', '1000', '1000', 'gift'],
    ['aave-dao', 'voting', 'outcome-not-found', '25000', '25000', 'gift'],
    ['etherfi', 'proposed', 'outcome-not-found', '0', '5000', 'gift'],
    ['consensys-lubin', 'intended', 'announced', '30000', '30000', 'unknown'],
    ['layerzero-deposit', 'committed', 'promised-by-owner', '5000', '5000', 'deposit'],
  ])('%s is %s (%s)', (id, standing, kind, low, high, instrument) => {
    const entry = entryOf(id);
    expect(entry).toMatchObject({ standing, because: { kind }, contribution: { instrument } });
    expect([eth(entry.amount?.low ?? -1n), eth(entry.amount?.high ?? -1n)]).toEqual([low, high]);
  });

  it('names whom Lido paid, since it was not the pool', () => {
    expect(entryOf('lido').because).toMatchObject({
      to: 'Lido Labs Foundation operational multisig',
      asOf: '2026-04-28T20:09:59Z',
    });
    expect(entryOf('lido').rate).toMatchObject({ from: 'stETH', to: 'ETH', method: 'par' });
  });

  it.each([
    ['lido', '2026-04-28T20:09:00Z', 'proposed', '2026-04-28T20:10:00Z', 'executed'],
    ['aave-liquidations', '2026-05-06T18:20:00Z', 'approved', '2026-05-06T18:33:00Z', 'executed'],
  ])('%s at %s is %s, at %s %s: not before it ran', (id, before, was, after, is) => {
    const at = (time: string) => {
      const view = viewRescue(rescue, { at: Date.parse(time) }).rescue;
      const { entries, recoveries } = readLedger(view, noEvidence, Date.parse(time));
      return (
        entries.find(({ contribution }) => contribution.id === id) ?? recoveries.find((each) => each.recovery.id === id)
      )?.standing;
    };
    expect([at(before), at(after)]).toEqual([was, is]);
  });

  it('gives the ladder', () => {
    const { bands, uncovered, excess } = coverageLadder(ledger);
    expect(
      bands.map((band) => `${band.stage} ${band.instrument} ${eth(band.low)}..${eth(band.high)} ${band.highBps}`),
    ).toEqual([
      'executed gift 2500..2500 332',
      'approved loan 0..30000 3995',
      'committed gift 12000..12000 1598',
      'voting gift 25000..25000 3329',
      'proposed gift 0..5000 665',
      'intended gift 1000..1000 133',
      'intended unknown 0..30000 3995',
    ]);
    expect([eth(uncovered.low), eth(uncovered.high), eth(excess.high)]).toEqual(['0', '34581', '30419']);
    expect(atLeast(coverageLadder(ledger), 'delivered', ['gift'])).toMatchObject({ low: 0n, highBps: 0 });
  });

  it('has everybody who was named, also those without an amount', () => {
    expect(rescue.contributions).toHaveLength(27);
    for (const id of [
      'ethena',
      'ink-foundation',
      'tydro',
      'tether',
      'laser-digital',
      'frax',
      'emilio-frangella',
      'renzo',
      'sharplink',
    ])
      expect(entryOf(id)).toMatchObject({ standing: 'voiced', parts: [] });
  });

  it('counts the frozen ETH in no band: every net denominator subtracts it', () => {
    expect(rescue.contributions.some(({ id }) => id.includes('arbitrum'))).toBe(false);
    const frozen = ledger.recoveries.find(({ recovery }) => recovery.id === 'arbitrum-frozen');
    expect(frozen).toMatchObject({ asset: 'ETH', units: 30_765_667_501_709_008_927_568n });
    expect(frozen?.subtractedIn).toEqual(['residual-75081', 'shortfall-68900', 'gap-89500']);
    const all = coverageLadder(ledger).bands.reduce((sum, { high }) => sum + high, 0n);
    expect(eth(all)).toBe('105500');
  });

  it('has the printed subtotal of recoveries that is 147 off, and the sum beside it', () => {
    const printed = rescue.totals.find(({ units }) => eth(units) === '87955');
    expect(printed?.source).toContain('governance.aave.com');
    expect(
      rescue.conflicts.find(({ topic }) => topic.includes('recoveries'))?.values.map(({ value }) => value),
    ).toEqual(['87955', '88102']);
  });

  it('gives the 68,900 of another account, of which one man’s promise covers 7.25 %', () => {
    const ladder = coverageLadder(ledger, 'shortfall-68900');
    expect([ladder.denominator.formula, eth(ladder.total)]).toEqual(['99600 - 30700', '68900']);
    const stani = entryOf('stani-kulechov').parts[0]?.inUnit?.high ?? 0n;
    expect((stani * 10_000n) / ladder.total).toBe(725n);
  });

  it('knows less at an earlier time', () => {
    const early = readLedger(rescue, noEvidence, Date.parse('2026-04-24T20:00:00Z'));
    expect(entryOf('lido', early)).toMatchObject({ standing: 'proposed', because: { kind: 'proposed' } });
    expect(entryOf('mantle', early)).toMatchObject({ standing: 'proposed' });
    expect(entryOf('layerzero-gift', early)).toMatchObject({ standing: 'voiced', parts: [] });
    expect(entryOf('consensys-lubin', early).parts).toEqual([]);
  });
});

describe('DeFi United, by what is observed', () => {
  const lidoTopic = 'https://research.lido.fi/t/lido-dao-contribution-to-coordinated-rseth-relief-effort/11483';
  const times = { createdAt: now - 4 * day, startAt: now - 3 * day, endAt: now + day, observedAt: now };
  const over = { ...times, endAt: now - day / 2 };
  const lido = { ...times, space: 'lido-snapshot.eth', discussion: lidoTopic };
  const mantle = { space: 'bitdao.eth', discussion: 'https://forum.mantle.xyz/t/x/9417' };
  const aave = {
    space: 'aave.eth',
    discussion: 'https://governance.aave.com/t/x/24740/3',
    type: 'single-choice' as const,
    choices: ['YAE', 'NAY', 'ABSTAIN'],
  };

  it('a vote of Lido’s is a signal: a vote on chain must follow', () => {
    const vote = aVote(lido);
    const seen = with_([vote]);
    expect(entryOf('lido', seen)).toMatchObject({ standing: 'voting', because: { kind: 'vote-open', laterVotes: 1 } });
    const match = matchProposal(rescue, vote, [], spaceAliases);
    if (!match) throw new Error('no match');
    const effect = ifPasses(seen, match);
    expect([eth(effect.before.high), eth(effect.after.high), effect.laterVotes]).toEqual(['30000', '32500', 1]);
    const passed = with_([aFinalVote({ ...over, space: lido.space, discussion: lidoTopic })]);
    expect(entryOf('lido', passed)).toMatchObject({
      standing: 'voting',
      because: { kind: 'signal-passed', laterVotes: 1 },
    });
  });

  it('a vote of Mantle’s decides, and a live one replaces what was said of an earlier one', () => {
    expect(entryOf('mantle', with_([aVote({ ...times, ...mantle })]))).toMatchObject({ standing: 'voting' });
    expect(entryOf('mantle', with_([aFinalVote({ ...over, ...mantle })]))).toMatchObject({
      standing: 'approved',
      because: { kind: 'vote-passed' },
    });
  });

  it('a vote of Aave’s goes by its thresholds, under its old name too, and is a signal', () => {
    const vote = (scores: number[]) => aFinalVote({ ...over, ...aave, scores });
    expect(entryOf('aave-dao', with_([vote([400_000, 1_000, 0])]))).toMatchObject({
      because: { kind: 'signal-passed', laterVotes: 1 },
    });
    expect(entryOf('aave-dao', with_([vote([310_000, 1_000, 0])]))).toMatchObject({ standing: 'rejected' });
  });

  it('knows Aave’s vote by the digits that were printed of its id', () => {
    const id = `0xb866cbbc${'0'.repeat(56)}`;
    const vote = aVote({ id, space: 'aavedao.eth' });
    expect(matchProposal(rescue, vote, [], spaceAliases)).toMatchObject({
      part: { id: 'aave-dao' },
      by: 'listed',
      step: 1,
    });
    expect(matchProposal(rescue, { ...vote, space: 'other.eth' }, [], spaceAliases)).toBeUndefined();
    expect(matchProposal(rescue, aVote({ id: idOf('c'), space: 'aavedao.eth' }), [], spaceAliases)).toBeUndefined();
  });

  it('stETH that arrives from Lido’s multisig is delivered', () => {
    const deliveries = [
      anArrival(2_500n, { rescueId: rescue.id, contributionId: 'lido', asset: 'stETH', at: now - day }),
    ];
    const seen = with_([aVote(lido)], deliveries);
    expect(entryOf('lido', seen)).toMatchObject({ standing: 'delivered', because: { part: false } });
    expect(atLeast(coverageLadder(seen), 'delivered', ['gift'])).toMatchObject({ lowBps: 332, highBps: 332 });
  });

  it('knows the release of the frozen ETH by its listed id, as a recovery', () => {
    const id = '0xb32581468bece42245fa267ea86156a621ae77f61bb866118189b5d50155b051';
    const match = matchProposal(rescue, aVote({ id, space: 'arbitrumfoundation.eth' }), [], spaceAliases);
    expect(match).toMatchObject({ part: { kind: 'recovery', id: 'arbitrum-frozen' }, by: 'listed' });
  });

  it.each([
    ['research.lido.fi', 11483, 'lido'],
    ['forum.mantle.xyz', 9417, 'mantle'],
    ['governance.aave.com', 24740, 'aave-dao'],
    ['forum.arbitrum.foundation', 30825, 'arbitrum-frozen'],
    ['forum.arbitrum.foundation', 30803, 'arbitrum-frozen'],
    ['governance.aave.com', 24580, undefined],
    ['governance.aave.com', 24481, undefined],
  ])('topic %s/%i is about %s', (host, id, part) => {
    const match = matchTopic(rescue, { host, id });
    expect(match?.rescueId).toBe('defi-united-2026');
    expect(match?.part?.id).toBe(part);
  });

  it('Lido’s topic on other losses is not part of it', () => {
    expect(matchTopic(rescue, { host: 'research.lido.fi', id: 11473 })).toBeUndefined();
  });
});

describe('the bundled catalogue', () => {
  it('is parsed once', () => {
    expect(readCatalogue()).toBe(readCatalogue());
  });

  it('cites https links, publications of its own, or its own sums, and nothing else', () => {
    const cited: string[] = [];
    JSON.stringify(bundledList, (key, value) => {
      if (key === 'source') cited.push(value);
      return value;
    });
    expect(cited.length).toBeGreaterThan(100);
    const known = new Set(rescue.publications.map(({ id }) => `publication:${id}`));
    expect(
      cited.filter((source) => !source.startsWith('https://') && !known.has(source) && source !== 'derived'),
    ).toEqual([]);
  });

  it('has a rule under every name of a space that has one', () => {
    for (const [alias, inUse] of spaceAliases)
      if (alias.endsWith('.eth')) expect(passingRules.get(alias)).toBe(passingRules.get(inUse));
  });
});
