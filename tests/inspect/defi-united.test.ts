import { beforeAll, describe, expect, it } from 'vitest';
import { claimOf, type Figures, figuresOf, type ListedRescue, moved } from './figures.ts';
import { inspectJson, runInspect } from './run-inspect.ts';

/** Only what matters of it. */
interface Found {
  [field: string]: unknown;
  contributions: { id: string }[];
  recoveries: { id: string }[];
  checks: { label: string }[];
}
const paper = ['--publication', 'cryptopulse', '--at', '2026-06-30'];
const everything = ['--at', '2026-06-30'];
const unchanged = () => undefined;

describe('DeFi United, as CryptoPulse has it', () => {
  let view: Found;
  beforeAll(async () => {
    view = await inspectJson('defi-united-2026', ...paper);
  }, 30_000);

  it('is a shortfall of 68,900 = 99,600 − 30,700', () => {
    expect(view).toMatchObject({
      denominator: 'shortfall-68900',
      denominators: [{ amount: '68900', formula: '99600 - 30700', source: 'publication:cryptopulse' }],
    });
  });

  it('is promised up to 43,500, of which 30,000 by Mantle, that it does not call a loan; others do, and that is said', () => {
    expect(view.rungs).toContainEqual(expect.objectContaining({ stage: 'voiced', high: '43500' }));
    expect(view.contributions.find(({ id }) => id === 'mantle')).toMatchObject({
      high: '30000',
      instrument: 'unknown',
    });
    expect(view.saidElsewhere).toMatchObject([{ contribution: 'mantle', instrument: 'loan' }]);
  });

  it('has 5,000 committed, 7.25 %, and 6,000 on the laxer reading of Golem’s offer', () => {
    const committed = { stage: 'committed', low: '5000', high: '5000', lowBps: 725, highBps: 725 };
    expect(view.rungs).toContainEqual(committed);
    expect(view.laxer).toMatchObject({
      rungs: expect.arrayContaining([expect.objectContaining({ stage: 'committed', low: '6000', high: '6000' })]),
    });
    expect(view.contributions.find(({ id }) => id === 'golem')).toMatchObject({
      stage: 'intended',
      laxer: 'committed',
      because: { kind: 'offered', sentence: expect.stringMatching(/strictly.* generously/) },
    });
  });

  it('leaves 25,400 uncovered even if everything arrives', () => {
    expect(view.uncovered).toMatchObject({ low: '25400' });
  });

  it('takes 1 stETH as 1 ETH, and says so', async () => {
    expect(view.rates).toMatchObject([{ from: 'stETH', to: 'ETH', rate: '1', method: 'par' }]);
    const { stdout } = await runInspect('defi-united-2026', ...paper);
    expect(stdout).toContain('1 stETH is taken as 1 ETH (par; CryptoPulse Labs');
    expect(stdout).toContain('Promised without condition, or better: 5,000 ETH (7.25 %).');
    expect(stdout).toContain('If offers are read generously: 6,000 ETH (8.70 %).');
    expect(stdout).toMatch(/Uncovered, even if everything arrives: 25,400 ETH/);
  });
});

describe('DeFi United, on all evidence', () => {
  let view: Found;
  beforeAll(async () => {
    view = await inspectJson('defi-united-2026', ...everything);
  }, 30_000);
  const contribution = (id: string) => view.contributions.find((each) => each.id === id);

  it('is a residual of 75,081 by its formula', () => {
    const residual = view.checks.find(({ label }) => label.startsWith('Residual gap'));
    expect(view).toMatchObject({ denominator: 'residual-75081' });
    expect(residual).toMatchObject({ claimed: '75081', computed: '75081', difference: '0' });
  });

  it('flags the published subtotal of 87,955 as 147 off', () => {
    const subtotal = view.checks.find((check) => (check as { claimed?: string }).claimed === '87955');
    expect(subtotal).toMatchObject({ computed: '88102', difference: '147', source: expect.stringMatching(/24740/) });
  });

  it('has Mantle lend, Lido’s gift handed to an intermediary, and Arbitrum’s ether approved and blocked', () => {
    expect(contribution('mantle')).toMatchObject({ instrument: 'loan' });
    expect(contribution('lido')).toMatchObject({
      stage: 'executed',
      low: '2500',
      because: { kind: 'executed-claimed', to: expect.stringMatching(/multisig/) },
    });
    expect(view.recoveries.find(({ id }) => id === 'arbitrum-frozen')).toMatchObject({
      stage: 'blocked',
      because: { kind: 'approved-blocked' },
    });
  });
});

/** The same move on several rungs. */
function rungs(prefix: string, stages: readonly string[], ends: Record<string, [string, string]>) {
  return Object.fromEntries(
    stages.flatMap((stage) => Object.entries(ends).map(([end, move]) => [`${prefix}rungs.${stage}.${end}`, move])),
  );
}

describe('one claim altered through --list moves every figure that depends on it, and no other', () => {
  const before = new Map<readonly string[], Figures>();
  beforeAll(async () => {
    for (const args of [paper, everything]) before.set(args, await figuresOf(args, unchanged));
  }, 30_000);
  const altered = async (args: readonly string[], change: (rescue: ListedRescue) => void) =>
    moved(before.get(args) ?? new Map(), await figuresOf(args, change));
  const setAmount = (claim: { amount?: { value: string } }, value: string) => {
    if (!claim.amount) throw new Error('no amount');
    claim.amount.value = value;
  };

  it('the freeze as CryptoPulse has it: the shortfall, and all that is measured by it', async () => {
    const formula = 'checks.formula:“Actual shortfall” (CryptoPulse Labs)';
    const term = 'Arbitrum freeze, rounded';
    const moves = await altered(paper, (rescue) =>
      setAmount(claimOf(rescue, 'arbitrum-frozen', 'publication:cryptopulse'), '30600'),
    );
    expect(moves).toEqual({
      'recoveries.arbitrum-frozen.low': ['30700', '30600'],
      'recoveries.arbitrum-frozen.high': ['30700', '30600'],
      'denominators.shortfall-68900.amount': ['68900', '69000'],
      'denominators.shortfall-68900.inUnit': ['68900', '69000'],
      'denominators.shortfall-68900.printed': [undefined, '68900'],
      [`denominators.shortfall-68900.terms.${term}.amount`]: ['30700', '30600'],
      [`${formula}.computed`]: ['68900', '69000'],
      [`${formula}.difference`]: ['0', '100'],
      [`${formula}.parts.${term}.amount`]: ['-30700', '-30600'],
      [`${formula}.parts.${term}.printed`]: [undefined, '30700'],
      'uncovered.low': ['25400', '25500'],
      'uncovered.high': ['55400', '55500'],
      'conditions.pledges.lido.conditions.0.missing.low': ['63900', '64000'],
      'conditions.pledges.lido.conditions.0.missing.high': ['63900', '64000'],
      'closingSet.gap': ['68900', '69000'],
      'closingSet.left': ['31400', '31500'],
    });
  });

  it('Mantle’s amount: what is promised and what stays uncovered, not what is committed', async () => {
    const moves = await altered(paper, (rescue) =>
      setAmount(claimOf(rescue, 'mantle', 'publication:cryptopulse'), '29000'),
    );
    const high: Record<string, [string, string]> = { high: ['43500', '42500'] };
    expect(moves).toEqual({
      'contributions.mantle.high': ['30000', '29000'],
      'contributions.mantle.parts.intended.high': ['30000', '29000'],
      'contributions.mantle.parts.intended.inUnit.high': ['30000', '29000'],
      'bands.intended-unknown.high': ['30000', '29000'],
      ...rungs('', ['intended', 'voiced'], high),
      ...rungs('laxer.', ['intended', 'voiced'], high),
      'uncovered.low': ['25400', '26400'],
      'checks.total:“Potential support”.computed': ['43500', '42500'],
      'checks.total:“Potential support”.difference': ['0', '-1000'],
      'checks.total:“Potential support”.parts.Mantle.amount': ['30000', '29000'],
      'closingSet.brings': ['37500', '36500'],
      'closingSet.left': ['31400', '32400'],
    });
  });

  it('Stani Kulechov’s promise: what is committed, on both readings, and every weaker rung', async () => {
    const moves = await altered(paper, (rescue) =>
      setAmount(claimOf(rescue, 'stani-kulechov', 'publication:cryptopulse'), '4000'),
    );
    const both = (from: string, to: string): Record<string, [string, string]> => ({
      low: [from, to],
      high: [from, to],
    });
    const all: Record<string, [string, string]> = { low: ['13500', '12500'], high: ['43500', '42500'] };
    const own = 'contributions.stani-kulechov';
    expect(moves).toEqual({
      [`${own}.low`]: ['5000', '4000'],
      [`${own}.high`]: ['5000', '4000'],
      [`${own}.parts.committed.low`]: ['5000', '4000'],
      [`${own}.parts.committed.high`]: ['5000', '4000'],
      [`${own}.parts.committed.inUnit.low`]: ['5000', '4000'],
      [`${own}.parts.committed.inUnit.high`]: ['5000', '4000'],
      'bands.committed-gift.low': ['5000', '4000'],
      'bands.committed-gift.high': ['5000', '4000'],
      ...rungs('', ['committed', 'voting'], both('5000', '4000')),
      ...rungs('', ['proposed'], both('12500', '11500')),
      ...rungs('', ['intended', 'voiced'], all),
      ...rungs('laxer.', ['committed', 'voting'], both('6000', '5000')),
      ...rungs('laxer.', ['proposed'], both('13500', '12500')),
      ...rungs('laxer.', ['intended', 'voiced'], all),
      'uncovered.low': ['25400', '26400'],
      'uncovered.high': ['55400', '56400'],
      'checks.total:“Potential support”.computed': ['43500', '42500'],
      'checks.total:“Potential support”.difference': ['0', '-1000'],
      'checks.total:“Potential support”.parts.Stani Kulechov.amount': ['5000', '4000'],
      'conditions.pledges.lido.conditions.0.missing.low': ['63900', '64900'],
      'conditions.pledges.lido.conditions.0.missing.high': ['63900', '64900'],
    });
  });

  it('Golem’s offer: commitments on the laxer reading only', async () => {
    const moves = await altered(paper, (rescue) =>
      setAmount(claimOf(rescue, 'golem', 'publication:cryptopulse'), '2000'),
    );
    expect(moves).toMatchObject({
      'laxer.rungs.committed.low': ['6000', '7000'],
      'rungs.intended.high': ['43500', '44500'],
      'uncovered.low': ['25400', '24400'],
    });
    const strict = Object.keys(moves).filter((path) => /^(rungs|bands)\.(committed|voting|proposed)/.test(path));
    expect(strict).toEqual([]);
  });

  it('a term of the residual: the residual, the subtotal that counts it too, and what is measured by it', async () => {
    const residual = 'checks.formula:Residual gap after recoveries (Aave ARFC)';
    const subtotal = 'checks.total:Recovered or recoverable, subtotal of the Aave ARFC';
    const term = 'rsETH kept by Kelp, in ETH';
    const moves = await altered(everything, (rescue) =>
      setAmount(claimOf(rescue, 'kelp-adapter', 'chainpulse'), '43000'),
    );
    expect(moves).toEqual({
      'denominators.residual-75081.amount': ['75081', '75249'],
      'denominators.residual-75081.inUnit': ['75081', '75249'],
      'denominators.residual-75081.printed': [undefined, '75081'],
      [`denominators.residual-75081.terms.${term}.amount`]: ['43168', '43000'],
      [`${residual}.computed`]: ['75081', '75249'],
      [`${residual}.difference`]: ['0', '168'],
      [`${residual}.parts.${term}.amount`]: ['-43168', '-43000'],
      [`${residual}.parts.${term}.printed`]: [undefined, '43168'],
      [`${subtotal}.computed`]: ['88102', '87934'],
      [`${subtotal}.difference`]: ['147', '-21'],
      [`${subtotal}.parts.${term}.amount`]: ['43168', '43000'],
      'uncovered.high': ['34581', '34749'],
      'excess.high': ['30419', '30251'],
      'waterfall.certain.open': ['34581', '34749'],
      'waterfall.possible.steps.Mantle credit facility.used': ['29581', '29749'],
      'waterfall.possible.steps.Mantle credit facility.relieved': ['419', '251'],
      'conditions.pledges.lido.conditions.0.missing.low': ['30581', '30749'],
      'conditions.pledges.lido.conditions.0.missing.high': ['60581', '60749'],
      'closingSet.gap': ['42581', '42749'],
      'closingSet.left': ['12581', '12749'],
    });
  });

  it('what Mantle’s money is called: its band, and no sum', async () => {
    const moves = await altered(everything, (rescue) => {
      const claims = rescue.contributions.find(({ id }) => id === 'mantle')?.claims ?? [];
      for (const claim of claims) if (claim.instrument) claim.instrument = 'gift';
    });
    expect(moves).toEqual({
      'contributions.mantle.instrument': ['loan', 'gift'],
      'bands.approved-loan.stage': ['approved', undefined],
      'bands.approved-loan.instrument': ['loan', undefined],
      'bands.approved-loan.low': ['0', undefined],
      'bands.approved-loan.high': ['30000', undefined],
      'bands.approved-gift.stage': [undefined, 'approved'],
      'bands.approved-gift.instrument': [undefined, 'gift'],
      'bands.approved-gift.low': [undefined, '0'],
      'bands.approved-gift.high': [undefined, '30000'],
    });
  });

  it('whom Lido paid: the reason, and no figure', async () => {
    const moves = await altered(everything, (rescue) => {
      claimOf(rescue, 'lido', 'lidofinance', 'executed').to = 'somebody else';
    });
    expect(Object.keys(moves).sort()).toEqual(['contributions.lido.because.sentence', 'contributions.lido.because.to']);
  });

  it('that Arbitrum’s ether is held: where it stands, and no figure', async () => {
    const moves = await altered(everything, (rescue) => {
      const claims = rescue.recoveries.find(({ id }) => id === 'arbitrum-frozen')?.claims ?? [];
      for (const claim of claims) if (claim.status === 'blocked') claim.status = 'unreliable';
    });
    expect(moves).toMatchObject({ 'recoveries.arbitrum-frozen.stage': ['blocked', 'approved'] });
    expect(Object.keys(moves).filter((path) => !path.startsWith('recoveries.arbitrum-frozen.'))).toEqual([]);
  });
});
