import { expect, it } from 'vitest';
import { normaliseTopic } from '../../lib/sources/discourse/normalise-topic.ts';
import { discourseTopic } from '../../lib/sources/discourse/topic-schema.ts';
import { asServed } from '../support/topic-case.ts';

/** A megabyte each of what costs a careless reader most. */
const hostile: readonly (readonly [string, string])[] = [
  ['amounts without end', 'we request up to $1,000,000 ETH '],
  ['one number', '1,111.1'],
  ['groups of digits', '111 '],
  ['words of asking', 'we propose that the DAO transfer '],
  ['caps', 'up to at most '],
  ['open tags', '<div>'],
  ['list items', '<ul><li>Amount: 5 ETH'],
  ['rows', '<tr><td>Total</td><td>5 ETH</td></tr>'],
  ['headings', '<h2>Ask: 5 ETH</h2>'],
  ['addresses', '0xD3F1A0c5b2E4f6A8097c1D2e3F40516273849aBc '],
  ['half a hash', '0x'],
  ['brackets', '([({'],
  ['spaces', ' \u00a0\u202f'],
  ['links', '<a href="https://snapshot.box/#/s:x.eth/proposal/0x1">x</a>'],
  ['quotes', '<blockquote>5 ETH'],
  ['colons', 'Ask: '],
  ['capitals', 'Aave Mantle Lido '],
  ['entities', '&amp;&nbsp;&#x35;'],
];

function milliseconds(piece: string): number {
  const html = `<p>${piece.repeat(Math.ceil(1_000_000 / piece.length))}</p>`;
  const topic = discourseTopic.parse(asServed({ name: 'hostile', title: 'Give', posts: [{ html }], asks: [] }));
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    normaliseTopic({ host: 'forum.example', id: 1 }, topic, 0);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[2] ?? Number.POSITIVE_INFINITY;
}

it('reads a megabyte of hostile text within 50 ms', () => {
  const measured = hostile.map(([text, piece]) => ({ text, ms: Math.round(milliseconds(piece)) }));
  console.table(measured);
  expect(measured.filter(({ ms }) => ms > 50)).toEqual([]);
});
