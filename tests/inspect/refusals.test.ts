import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runInspect } from './run-inspect.ts';

const good = readFileSync('tests/inspect/lists/caps-and-unknowns.json', 'utf8');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shortfall-inspect-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The good list with one thing changed, as a file. */
function listWith(name: string, from: string, to: string): string {
  expect(good).toContain(from);
  const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.json`);
  writeFileSync(file, good.replace(from, to));
  return file;
}

describe('a list is refused with the path of what is wrong, and one sentence', () => {
  const claim = 'rescues[0].contributions[0].claims[0]';
  const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
  it.each<[string, string, string, string]>([
    ['a wrong type', '"value": "2500"', '"value": 2500', `${claim}.amount.value: `],
    ['a number as JavaScript writes it', '"value": "2500"', '"value": "2.5e3"', `${claim}.amount.value: `],
    ['an unknown field', '"cap": true', '"cap": true, "stage": "delivered"', `${claim}.amount.stage: `],
    ['a script URL', 'https://example.org/alpha', 'javascript:alert(1)', `${claim}.source: `],
    ['a negative amount', '"value": "2500"', '"value": "-2500"', `${claim}.amount.value: `],
    [
      'a text of 10 MB',
      '"label": "The hole"',
      `"label": "${'a'.repeat(10_000_000)}"`,
      'rescues[0].denominators[0].label: ',
    ],
    ['a duplicate id', '"id": "beta"', '"id": "alpha"', 'rescues[0].contributions[1].id: '],
    ['deep nesting', '"label": "The hole"', `"label": ${deep}`, 'rescues[0].denominators[0].label'],
    [
      'a __proto__ key',
      '"label": "The hole"',
      '"__proto__": {}, "label": "The hole"',
      'rescues[0].denominators[0].__proto__: ',
    ],
    ['a formula that does not hold', '12000.5 - 2000.5', '12000.5 - 2000.6', 'rescues[0].denominators[0].formula: '],
    ['a text that steers the screen', '"The hole"', '"A\\u001b[2J"', 'rescues[0].denominators[0].label: '],
    ['a text that turns the direction', '"The hole"', '"A\\u202eB"', 'rescues[0].denominators[0].label: '],
    ['a text that nobody can see', '"The hole"', '"\\u200b\\u2060"', 'rescues[0].denominators[0].label: '],
    ['no JSON', '"format"', 'format', 'This is not JSON.'],
  ])('%s', async (name, from, to, said) => {
    const { code, stdout, stderr } = await runInspect('caps', '--list', listWith(name, from, to), '--json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.startsWith(said), stderr.slice(0, 300)).toBe(true);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr.length).toBeLessThan(2_000);
  });

  it('a file that is not there', async () => {
    const { code, stdout, stderr } = await runInspect('caps', '--list', join(folder, 'nowhere.json'), '--json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/cannot be read\. Is it there\?\n$/);
  });
});

describe('texts of a list', () => {
  it('steer no terminal, and make no lines of their own', async () => {
    const file = listWith('escapes', '"label": "The hole"', '"label": "A\\u200b\\u2066B\\nDelivered: everything"');
    const { code, stdout } = await runInspect('caps', '--list', file);
    expect(code).toBe(0);
    expect(stdout).toContain('A B Delivered: everything');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    const refused = listWith('escaped key', '"label": "The hole"', '"label": "The hole", "\\u001b[2J": 1');
    expect((await runInspect('caps', '--list', refused)).stderr).toBe(
      'rescues[0].denominators[0]. [2J: No such field is known.\n',
    );
  });
});

describe('what cannot be inspected is said in a sentence', () => {
  it.each<[string, string[], RegExp]>([
    [
      'a rescue that nobody knows: with those that are known',
      ['atlantis-2020'],
      /^There is no rescue atlantis-2020\. There are: .*defi-united-2026/,
    ],
    ['nothing at all', [], /^Say what to inspect\./],
    ['two things', ['a', 'b'], /^One page or rescue at a time/],
    ['an unknown option', ['defi-united-2026', '--stage'], /^Unknown option '--stage'\./],
    ['a time that is none', ['defi-united-2026', '--at', 'yesterday'], /^“yesterday” is neither a day nor an instant/],
    ['a day that no calendar has', ['defi-united-2026', '--at', '2026-02-31'], /^“2026-02-31” is neither/],
    [
      'a denominator that nobody named: with those that there are',
      ['defi-united-2026', '--denominator', 'x'],
      /^There is no denominator x\. There are: .*residual-75081/,
    ],
    ['a hub that is no address', ['defi-united-2026', '--hub', 'hub'], /^“hub” is no address of a hub\./],
    ['a page whose id is garbled', ['https://snapshot.box/#/s:lido-snapshot.eth/proposal/0xzz'], /id cannot be read/],
  ])('%s', async (_, args, said) => {
    const { code, stdout, stderr } = await runInspect(...args, '--json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(said);
  });
});
