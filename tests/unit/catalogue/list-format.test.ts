import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaResult } from '@/lib/catalogue/formula-text';
import { normaliseList } from '@/lib/catalogue/list-format';
import { readListText } from '@/lib/catalogue/list-text';
import { bundledList } from '@/lib/catalogue/rescues/bundled-list';
import { parseUnits } from '@/lib/domain/money/amount';

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

  it('says whose single transfers are, and of whom nobody has heard', () => {
    const log = { chainId: 1, txHash: `0x${'5e'.repeat(32)}`, logIndex: 4, source };
    const list = aList();
    Object.assign(list.rescues[0] ?? {}, { attributions: [{ ...log, contribution: 'giver' }, log] });
    const read = normaliseList(list);
    expect(read.ok && read.list.rescues[0]?.attributions).toEqual([{ ...log, contribution: 'giver' }, log]);
    const wrong = problemsAfter((_, rescue) => {
      rescue.attributions = [{ ...log, contribution: 'nobody' }];
    });
    expect(wrong.map(({ path }) => path)).toEqual(['rescues[0].attributions[0].contribution']);
  });

  it('that comes with the extension passes like any other', () => {
    expect(normaliseList(JSON.parse(JSON.stringify(bundledList))).ok).toBe(true);
  });
});

describe('the model in a list', () => {
  const read = (change: Change) => {
    const list = JSON.parse(JSON.stringify(aList()));
    change(list, list.rescues[0]);
    const reading = normaliseList(list);
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
    return reading.list.rescues[0];
  };

  it('subtracts a recovery that a term takes away, though it is not named again', () => {
    const rescue = read((_, listed) => {
      const gap = at(listed, 'denominators', 0);
      delete gap.netOf;
      gap.terms = [
        { label: 'all', amount: '100', op: 'plus' },
        { label: 'frozen', amount: '30', op: 'minus', recovery: 'frozen', source },
      ];
    });
    expect(rescue?.denominators[0]).toMatchObject({
      netOf: ['frozen'],
      terms: [{ op: 'plus' }, { op: 'minus', units: 30n * 10n ** 18n, recovery: 'frozen', source }],
    });
  });

  it('takes floors, deadlines, transfers and conditions, and verifies none of them', () => {
    const rescue = read((_, listed) => {
      const giver = at(listed, 'contributions', 0);
      at(giver, 'claims', 0, 'amount').floor = '2.5';
      giver.deadline = { by: '2026-06', source, grade: 'primary' };
      giver.dependsOn = [
        { kind: 'fully-funded', denominator: 'gap' },
        { kind: 'words', text: 'if it rains' },
      ];
      giver.transfers = [
        {
          kind: 'delivery',
          chainId: 1,
          txHash: `0x${'ab'.repeat(32)}`,
          amount: { value: '1.5', asset: 'USDC' },
          at: '2026-05-01T10:00:00Z',
          source,
          grade: 'primary',
        },
      ];
    });
    expect(rescue?.contributions[0]).toMatchObject({
      claims: [{ amount: { floor: 2_500_000_000_000_000_000n } }],
      deadline: { by: '2026-06' },
      dependsOn: [{ kind: 'fully-funded', denominator: 'gap' }, { kind: 'words' }],
      transfers: [{ amount: { asset: 'USDC', units: 1_500_000n }, verified: false }],
    });
  });

  it.each([
    ['99,600 − 30,700', '68900'],
    ['152577 rsETH × 1.0696 ETH', '163196.3592'],
    ['116500 rsETH - 40373 rsETH', '76127'],
    ['100 + 2 x 3 * 0.5 – 1', '102'],
    ['0.1 + 0.2', '0.3'],
  ])('computes %s exactly', (formula, result) => {
    expect(formulaResult(formula, 18)).toBe(parseUnits(result, 18));
  });

  it.each(['about 100', '100 -', '100 / 2', '(100)', '100 30', '', '1e3', '100 + x'])(
    'leaves “%s” alone',
    (formula) => {
      expect(formulaResult(formula, 18)).toBeUndefined();
    },
  );
});

describe('a list as text', () => {
  it('is refused for a text of 10 MB, with its place', () => {
    const list = aList();
    Object.assign(list.rescues[0] ?? {}, { title: 'x'.repeat(10_000_000) });
    expect(readListText(JSON.stringify(list))).toMatchObject({ ok: false, problems: [{ path: 'rescues[0].title' }] });
  });

  it('is refused for its length where no one place makes it so long', () => {
    const spaced = JSON.stringify(aList()).replace('{', `{${' '.repeat(6_000_000)}`);
    expect(readListText(spaced)).toMatchObject({
      ok: false,
      problems: [{ path: '', sentence: 'The list is longer than 5,000,000 characters.' }],
    });
  });

  it('is refused by its size before anything looks at it', () => {
    expect(readListText('x'.repeat(10_000_000))).toEqual({
      ok: false,
      problems: [{ path: '', sentence: 'The list is longer than 5,000,000 characters.' }],
    });
  });

  it.each(['', '{', 'undefined', '{"a":1}x', '[[['])('is refused where it is no JSON: %j', (text) => {
    expect(readListText(text)).toEqual({ ok: false, problems: [{ path: '', sentence: 'This is not JSON.' }] });
  });

  it('is refused for keys that change objects, wherever they are', () => {
    const text = JSON.stringify(aList()).replace('"claims":[{', '"claims":[{"__proto__":{"polluted":true},');
    expect(readListText(text)).toMatchObject({
      ok: false,
      problems: [{ path: 'rescues[0].contributions[0].claims[0].__proto__' }],
    });
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('is refused for depth without exhausting the stack', () => {
    const deep = `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`;
    expect(readListText(deep)).toMatchObject({
      ok: false,
      problems: [{ sentence: expect.stringContaining('levels') }],
    });
  });

  it('is read like any other, also with a mark of byte order', () => {
    expect(readListText(`\uFEFF${JSON.stringify(aList())}`).ok).toBe(true);
  });

  it('is refused for whatever somebody puts at any place, with that place and never by a throw', () => {
    const list = aList();
    const places: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]): void => {
      places.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [key, inside] of Object.entries(value))
          walk(inside, [...path, Array.isArray(value) ? Number(key) : key]);
    };
    walk(list, []);
    fc.assert(
      fc.property(fc.constantFrom(...places.slice(1)), fc.jsonValue(), (place, value) => {
        const changed = JSON.parse(JSON.stringify(list));
        Reflect.set(at(changed, ...place.slice(0, -1)), place.at(-1) as PropertyKey, value);
        const reading = readListText(JSON.stringify(changed));
        if (reading.ok) return;
        for (const { path, sentence } of reading.problems) {
          expect(path).not.toBe('');
          expect(sentence).toMatch(/^[A-Z0-9“-].*\.$/);
        }
      }),
    );
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
    [
      'a floor above its cap',
      (_, rescue) => (at(rescue, 'contributions', 0, 'claims', 0, 'amount').floor = '13'),
      'rescues[0].contributions[0].claims[0].amount.floor',
      /above 12\.5/,
    ],
    [
      'a floor without a cap',
      (_, rescue) => (at(rescue, 'contributions', 0, 'claims', 0).amount = { value: '5', asset: 'ETH', floor: '1' }),
      'rescues[0].contributions[0].claims[0].amount.floor',
      /goes with a cap/,
    ],
    [
      'a condition of a kind that nobody knows',
      (_, rescue) => (at(rescue, 'contributions', 0).dependsOn = [{ kind: 'moon' }]),
      'rescues[0].contributions[0].dependsOn[0].kind',
      /none of the kinds/,
    ],
    [
      'a contribution that waits for itself',
      (_, rescue) => {
        at(rescue, 'contributions', 0).dependsOn = [{ kind: 'contribution', id: 'giver', stage: 'approved' }];
      },
      'rescues[0].contributions[0].dependsOn[0].id',
      /itself/,
    ],
    [
      'a contribution that waits for nobody',
      (_, rescue) => {
        at(rescue, 'contributions', 0).dependsOn = [{ kind: 'contribution', id: 'nobody', stage: 'approved' }];
      },
      'rescues[0].contributions[0].dependsOn[0].id',
      /no contribution nobody/,
    ],
    [
      'a stage typed in by hand',
      (_, rescue) => (at(rescue, 'contributions', 0).stage = 'delivered'),
      'rescues[0].contributions[0].stage',
      /No such field/,
    ],
    [
      'a transfer without its transaction',
      (_, rescue) => {
        at(rescue, 'contributions', 0).transfers = [
          {
            kind: 'return',
            chainId: 1,
            txHash: '0x12',
            amount: { value: '1', asset: 'ETH' },
            at: '2026-05-01',
            source,
            grade: 'primary',
          },
        ];
      },
      'rescues[0].contributions[0].transfers[0].txHash',
      /hash of a transaction/,
    ],
    [
      'a transfer that says it is verified',
      (_, rescue) => {
        at(rescue, 'contributions', 0).transfers = [
          {
            kind: 'return',
            chainId: 1,
            txHash: `0x${'ab'.repeat(32)}`,
            amount: { value: '1', asset: 'ETH' },
            at: '2026-05-01',
            source,
            grade: 'primary',
            verified: true,
          },
        ];
      },
      'rescues[0].contributions[0].transfers[0].verified',
      /No such field/,
    ],
    [
      'terms that do not give the result',
      (_, rescue) => {
        at(rescue, 'denominators', 0).terms = [
          { label: 'all', amount: '100', op: 'plus' },
          { label: 'frozen', amount: '29', op: 'minus', recovery: 'frozen' },
        ];
      },
      'rescues[0].denominators[0].terms',
      /terms do not give 70/,
    ],
    [
      'a formula that is said to be wrong, and holds',
      (_, rescue) => (at(rescue, 'denominators', 0).formulaHolds = false),
      'rescues[0].denominators[0].formulaHolds',
      /does hold/,
    ],
    [
      'a formula with units and thousands that does not hold',
      (_, rescue) => (at(rescue, 'denominators', 0).formula = '1,000 ETH − 930 ETH + 0.5'),
      'rescues[0].denominators[0].formula',
      /does not give 70/,
    ],
    [
      'a term that is a recovery nobody named',
      (_, rescue) =>
        (at(rescue, 'denominators', 0).terms = [{ label: 'x', amount: '30', op: 'minus', recovery: 'gone' }]),
      'rescues[0].denominators[0].terms[0].recovery',
      /no recovery gone/,
    ],
    [
      'a total whose part stands for nothing',
      (_, rescue) => {
        rescue.totals = [
          {
            label: 't',
            amount: '1',
            asset: 'ETH',
            source,
            parts: [{ kind: 'term', denominator: 'gap', label: 'all' }],
          },
        ];
      },
      'rescues[0].totals[0].parts[0].label',
      /no term all/,
    ],
    [
      'a step of a waterfall with a negative amount',
      (_, rescue) => {
        rescue.waterfall = { rule: 'first', source, steps: [{ label: 'a', contributions: ['giver'], amount: '-1' }] };
      },
      'rescues[0].waterfall.steps[0].amount',
      /not negative/,
    ],
    ['a day of closing that is none', (_, rescue) => (rescue.closedOn = '2026-02-31x'), 'rescues[0].closedOn', /UTC/],
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
