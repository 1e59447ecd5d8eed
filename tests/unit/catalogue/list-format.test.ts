import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseList } from '@/lib/catalogue/list-format';
import { bundledList } from '@/lib/catalogue/rescues';

const source = 'https://example.org/account';
const aList = () => ({
  format: 'shortfall-list',
  version: 1,
  name: 'A list',
  rescues: [
    {
      id: 'rescue',
      title: 'A rescue',
      name: 'Rescue',
      incident: { at: '2026-04-18', protocol: 'Protocol', what: 'exploit', source },
      unit: 'ETH',
      assets: [
        { symbol: 'ETH', decimals: 18 },
        { symbol: 'USDC', decimals: 6 },
      ],
      denominators: [
        {
          id: 'gap',
          label: 'the gap',
          amount: '70',
          asset: 'ETH',
          formula: '100 - 30',
          netOf: ['frozen'],
          source,
          grade: 'primary',
        },
      ],
      defaultDenominator: 'gap',
      contributions: [
        {
          id: 'giver',
          contributor: 'Giver',
          kind: 'dao',
          instrument: 'gift',
          claims: [
            {
              asOf: '2026-04-24',
              status: 'announced',
              amount: { value: '12.5', asset: 'ETH', cap: true },
              source,
              grade: 'primary',
            },
          ],
          votes: [
            {
              step: 'binding',
              required: true,
              venue: 'snapshot',
              space: 'giver.eth',
              topic: 'https://forum.example/t/giving/1',
            },
          ],
        },
      ],
      recoveries: [{ id: 'frozen', label: 'Frozen', claims: [] }],
    },
  ],
});
type Change = (list: ReturnType<typeof aList> & Record<string, unknown>, rescue: Record<string, unknown>) => void;

function problemsAfter(change: Change) {
  const list = JSON.parse(JSON.stringify(aList()));
  change(list, list.rescues[0]);
  const read = normaliseList(list);
  return read.ok ? [] : read.problems;
}
const at = (value: unknown, ...path: (string | number)[]): Record<string, unknown> =>
  path.reduce<unknown>((inside, step) => Reflect.get(Object(inside), step), value) as Record<string, unknown>;

describe('a list', () => {
  it('is read into our words: amounts as integers, rates as fractions, topics by number', () => {
    const read = normaliseList(aList());
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const [rescue] = read.list.rescues;
    expect(read.list).toMatchObject({ name: 'A list' });
    expect(rescue?.contributions[0]).toMatchObject({
      claims: [{ amount: { asset: 'ETH', units: 12_500_000_000_000_000_000n, isCap: true } }],
      votes: [{ topic: { host: 'forum.example', id: 1 } }],
      senders: [],
    });
    expect(rescue).toMatchObject({
      denominators: [{ units: 70n * 10n ** 18n, netOf: ['frozen'] }],
      rates: [],
      totals: [],
      waterfall: undefined,
    });
  });

  it('gives rates in lowest terms, exactly', () => {
    const list = aList();
    Object.assign(list.rescues[0] ?? {}, {
      rates: [{ from: 'USDC', to: 'ETH', rate: '0.0004', method: 'market', source }],
    });
    const read = normaliseList(list);
    expect(read.ok && read.list.rescues[0]?.rates).toMatchObject([{ numerator: 1n, denominator: 2_500n }]);
  });

  it('that comes with the extension passes like any other, fast', () => {
    const parse = () => {
      const started = performance.now();
      expect(normaliseList(JSON.parse(JSON.stringify(bundledList))).ok).toBe(true);
      return performance.now() - started;
    };
    const times = Array.from({ length: 7 }, parse).sort((a, b) => a - b);
    expect(times[3]).toBeLessThan(20);
  });
});

describe('a list is refused', () => {
  it.each<[string, Change, string, RegExp]>([
    ['a wrong type', (_, rescue) => (rescue.title = 5), 'rescues[0].title', /string/],
    ['a missing field', (_, rescue) => delete rescue.unit, 'rescues[0].unit', /missing/],
    ['an unknown field', (_, rescue) => (rescue.donateUrl = source), 'rescues[0].donateUrl', /No such field/],
    [
      'an unknown field deep inside',
      (_, rescue) => (at(rescue, 'contributions', 0, 'claims', 0).stage = 'approved'),
      'rescues[0].contributions[0].claims[0].stage',
      /No such field/,
    ],
    ['another version', (list) => (list.version = 2 as never), 'version', /must be 1\./],
    ['another format', (list) => (list.format = 'uBlock'), 'format', /shortfall-list/],
    [
      'a script link',
      (_, rescue) => (at(rescue, 'incident').source = 'javascript:alert(1)'),
      'rescues[0].incident.source',
      /https link/,
    ],
    ['a plain http link', (list) => (list.homepage = 'http://example.org'), 'homepage', /https link/],
    ['a link with a password', (list) => (list.homepage = 'https://a:b@example.org'), 'homepage', /https link/],
    ['a link with markup', (list) => (list.homepage = 'https://example.org/"><script>'), 'homepage', /https link/],
    [
      'a negative amount',
      (_, rescue) => (at(rescue, 'denominators', 0).amount = '-70'),
      'rescues[0].denominators[0].amount',
      /not negative/,
    ],
    [
      'an amount as a number',
      (_, rescue) => (at(rescue, 'denominators', 0).amount = 70),
      'rescues[0].denominators[0].amount',
      /string/,
    ],
    [
      'an amount finer than its asset',
      (_, rescue) => (at(rescue, 'contributions', 0, 'claims', 0).amount = { value: '0.0000001', asset: 'USDC' }),
      'rescues[0].contributions[0].claims[0].amount',
      /finer/,
    ],
    [
      'an asset that nobody named',
      (_, rescue) => (at(rescue, 'denominators', 0).asset = 'DOGE'),
      'rescues[0].denominators[0].amount',
      /DOGE is not among/,
    ],
    [
      'a formula that does not hold',
      (_, rescue) => (at(rescue, 'denominators', 0).formula = '100 - 31'),
      'rescues[0].denominators[0].formula',
      /does not give 70/,
    ],
    [
      'a recovery that nobody named',
      (_, rescue) => (at(rescue, 'denominators', 0).netOf = ['thawed']),
      'rescues[0].denominators[0].netOf',
      /no recovery thawed/,
    ],
    [
      'a default that is no denominator',
      (_, rescue) => (rescue.defaultDenominator = 'hole'),
      'rescues[0].defaultDenominator',
      /no denominator hole/,
    ],
    [
      'a default without a rate',
      (_, rescue) => (rescue.unit = 'USDC'),
      'rescues[0].defaultDenominator',
      /no rate from ETH to USDC/,
    ],
    [
      'a publication that nobody named',
      (_, rescue) => (at(rescue, 'contributions', 0, 'claims', 0).source = 'publication:paper'),
      'rescues[0].contributions[0].claims[0].source',
      /no publication paper/,
    ],
    ['an id twice', (_, rescue) => (at(rescue, 'recoveries', 0).id = 'giver'), 'rescues[0].recoveries[0].id', /taken/],
    ['a rescue twice', (list) => list.rescues.push(...aList().rescues), 'rescues[1].id', /taken/],
    ['an id with markup', (_, rescue) => (rescue.id = '<b>'), 'rescues[0].id', /letters/],
    [
      'a topic that is none',
      (_, rescue) => (at(rescue, 'contributions', 0, 'votes', 0).topic = 'https://forum.example/latest'),
      'rescues[0].contributions[0].votes[0].topic',
      /Discourse topic/,
    ],
    [
      'a day that is none',
      (_, rescue) => (at(rescue, 'contributions', 0, 'claims', 0).asOf = '2026-13-45'),
      'rescues[0].contributions[0].claims[0].asOf',
      /calendar/,
    ],
    [
      'a long quote',
      (_, rescue) => (at(rescue, 'contributions', 0, 'claims', 0).quote = 'word '.repeat(26)),
      'rescues[0].contributions[0].claims[0].quote',
      /25 words/,
    ],
    [
      'a giver of whom nobody said anything',
      (_, rescue) => (at(rescue, 'contributions', 0).claims = []),
      'rescues[0].contributions[0].claims',
      /empty/,
    ],
    [
      'too many items',
      (_, rescue) =>
        (rescue.recoveries = Array.from({ length: 51 }, (_x, n) => ({ id: `r-${n}`, label: 'r', claims: [] }))),
      'rescues[0].recoveries',
      /more than 50/,
    ],
    ['a long text', (_, rescue) => (rescue.title = 'x'.repeat(10_000_000)), 'rescues[0].title', /longer/],
    [
      'a waterfall of nobody',
      (_, rescue) => (rescue.waterfall = { rule: 'first', source, steps: [{ label: 'a', contributions: ['b'] }] }),
      'rescues[0].waterfall.steps[0].contributions',
      /no contribution b/,
    ],
  ])('for %s', (_, change, path, sentence) => {
    const problems = problemsAfter(change);
    expect(problems.map((problem) => problem.path)).toContain(path);
    expect(problems.find((problem) => problem.path === path)?.sentence).toMatch(sentence);
    for (const problem of problems) expect(problem.sentence).toMatch(/^[A-Z0-9].*\.$/);
  });

  it('for keys that change objects', () => {
    const text = JSON.stringify(aList()).replace('"name":"A list"', '"name":"A list","__proto__":{"x":1}');
    expect(normaliseList(JSON.parse(text))).toMatchObject({ ok: false, problems: [{ path: '__proto__' }] });
    const deep = JSON.stringify(aList()).replace('"title":', '"constructor":{},"title":');
    expect(normaliseList(JSON.parse(deep))).toMatchObject({
      ok: false,
      problems: [{ path: 'rescues[0].constructor' }],
    });
  });

  it('for endless depth', () => {
    expect(normaliseList(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toMatchObject({
      ok: false,
      problems: [{ sentence: expect.stringContaining('levels deep') }],
    });
  });

  it('with one list of problems, not one at a time', () => {
    const problems = problemsAfter((list, rescue) => {
      list.homepage = 'http://example.org';
      rescue.title = '';
    });
    expect(problems.map(({ path }) => path).sort()).toEqual(['homepage', 'rescues[0].title']);
  });

  it('whatever it is, without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (anything) => {
        expect(normaliseList(anything).ok).toBe(false);
      }),
    );
  });
});
