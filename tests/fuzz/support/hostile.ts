import fc from 'fast-check';

const texts = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg/onload=alert(1)>',
  'javascript:alert(1)',
  'data:text/html,<b>x</b>',
  'http://example.org/',
  'https://user:pass@example.org/',
  '//example.org',
  '\u202Egnp.exe',
  '\uD800',
  '\u0000',
  '\uE000https://example.org\uE001',
  '0x',
  `0x${'f'.repeat(64)}`,
  `0x${'f'.repeat(4_000)}`,
  '9'.repeat(400),
  '-1',
  '1e309',
  'NaN',
  '0.1',
  '2026-13-45T99:99:99Z',
  '275760-09-13T00:00:00.001Z',
  'a'.repeat(20_000),
  '('.repeat(3_000),
  ' '.repeat(20_000),
  '1,'.repeat(5_000),
  '\n'.repeat(5_000),
];

const numbers = [
  0,
  -0,
  -1,
  1,
  0.1,
  1e-320,
  1e21,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  2 ** 53 + 2,
  -(2 ** 53),
  8.64e15 + 1,
];

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

/** A value that no honest source would give in most places: odd texts and numbers, markup, deep and long ones. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null]),
  fc.constantFrom<unknown>(...texts),
  fc.constantFrom<unknown>(...numbers),
  fc.double(),
  fc.integer(),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(60, 800).map(nested),
  fc.constantFrom(3_000).map((length) => Array.from({ length }, () => ({}))),
  fc
    .constantFrom(...texts)
    .map((text) => JSON.parse(`{"__proto__":{"polluted":${JSON.stringify(text)}},"constructor":1}`)),
);

/** One change to an answer: where, and what is done there. */
export interface Edit {
  where: number;
  act: 'replace' | 'delete' | 'repeat' | 'add';
  value: unknown;
}

/** Some changes to an answer that is right otherwise. */
export const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    // Without fast-check's liking for the ends, which would mean the whole answer nearly every time.
    where: fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((part) => part / 1_000_000),
    act: fc.constantFrom('replace', 'replace', 'replace', 'delete', 'repeat', 'add'),
    value: hostileValue,
  }),
  { minLength: 1, maxLength: 4 },
);

interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string;
}

/** A copy of `value` with the changes made. */
export function edited(value: unknown, changes: readonly Edit[]): unknown {
  const root = { value: structuredClone(value) };
  for (const { where, act, value: hostile } of changes) {
    const places = placesIn(root);
    const place = places[Math.floor(where * places.length)];
    // A copy: a later change must not reach into the value of an earlier one, which other runs use too.
    if (place) change(place, act, structuredClone(hostile));
  }
  return root.value;
}

function placesIn(root: { value: unknown }): Place[] {
  const places: Place[] = [];
  const open: Place[] = [{ holder: root, key: 'value' }];
  while (open.length > 0 && places.length < 4_000) {
    const place = open.pop() as Place;
    places.push(place);
    const value = (place.holder as Record<string, unknown>)[place.key];
    if (typeof value !== 'object' || value === null) continue;
    for (const key of Object.keys(value)) open.push({ holder: value as Place['holder'], key });
  }
  return places;
}

function change({ holder, key }: Place, act: Edit['act'], hostile: unknown): void {
  const at = holder as Record<string, unknown>;
  const present = at[key];
  if (act === 'delete') delete at[key];
  else if (act === 'repeat' && Array.isArray(present)) at[key] = [...present, ...present, ...present];
  else if (act === 'add' && typeof present === 'object' && present !== null)
    Object.defineProperty(present, typeof hostile === 'string' ? hostile : '__proto__', {
      value: hostile,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else at[key] = hostile;
}
