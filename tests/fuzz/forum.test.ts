import fc from 'fast-check';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { diffTopic } from '@/lib/domain/topic/diff-topic';
import { readCooked } from '@/lib/sources/discourse/cooked-post';
import { readTopic } from '@/lib/sources/discourse/read-topic';
import { readAsks } from '@/lib/sources/discourse/reading/read-asks';
import { corpus } from '../fixtures/topics/corpus.ts';
import { freshStorage } from '../support/fresh-storage.ts';
import { asServed } from '../support/topic-case.ts';
import { answerEverything } from './support/answering.ts';
import { edited, edits, hostileValue } from './support/hostile.ts';
import { survives } from './support/survives.ts';

const ref = { host: 'research.lido.fi', id: 11_483 };
const now = Date.parse('2026-04-27T12:00:00Z');
const someTopic = fc.constantFrom(...corpus.filter((_, at) => at % 7 === 0));
const somePost = someTopic.map(({ posts }) => posts[0]?.html ?? '');

beforeEach(freshStorage);
afterEach(() => vi.unstubAllGlobals());

describe('whatever a forum answers', () => {
  it('a topic is read or refused, and compared with what it was', async () => {
    await survives(fc.tuple(someTopic, edits), async ([topic, changes]) => {
      const served = asServed(topic);
      answerEverything(() => ({ body: served }));
      const before = await readTopic(ref, { now });
      answerEverything(() => ({ body: edited(served, changes) }));
      const after = await readTopic(ref, { now: now + 60_000 });
      return [after, diffTopic(before, after, now + 60_000)];
    });
  });

  it('a refusal is understood as one', async () => {
    const refusal = { errors: ['slow down'], error_type: 'rate_limit', extras: { wait_seconds: 30 } };
    const statuses = fc.constantFrom(200, 204, 301, 401, 403, 404, 410, 418, 422, 429, 500, 502, 503);
    await survives(
      fc.tuple(edits, statuses, hostileValue),
      async ([changes, status, value]) => {
        answerEverything(() => ({
          status,
          body: edited(refusal, changes),
          headers: { 'retry-after': headerOf(value) },
        }));
        return readTopic(ref, { now });
      },
      { answered: 0 },
    );
  });
});

describe('whatever stands in a post', () => {
  it('its HTML is read once, broken as it may be', async () => {
    const tags = [
      '<table>',
      '<tr><td>',
      '</',
      '<a href="',
      '<blockquote>',
      '<li>',
      '<h2>',
      '<b>',
      '&#',
      '&amp',
      '<!--',
      '<![CDATA[',
      '<svg><title>',
      '\u0000',
    ];
    const broken = fc.tuple(
      somePost,
      fc.array(
        fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.constantFrom(...tags),
          fc.integer({ min: 1, max: 400 }),
        ),
        { maxLength: 6 },
      ),
    );
    await survives(broken, ([html, cuts]) => {
      let text = html;
      for (const [where, tag, times] of cuts) {
        const at = Math.floor(where * text.length);
        text = text.slice(0, at) + tag.repeat(times) + text.slice(at + times);
      }
      const { blocks, links } = readCooked(text);
      return [links.length, readAsks('Fund the shortfall', [{ number: 1, byAuthor: true, blocks }])];
    });
  });

  it('its amounts are found or not, however numbers and words are strung together', async () => {
    const words = [
      'up to',
      'ETH',
      'stETH',
      '$',
      '5,000',
      '5.000,00',
      '25M',
      '30k',
      '1e9',
      '0x',
      '%',
      'of',
      'and',
      'we ask',
      'request',
      'for',
      'from',
      'to',
      'loan',
      '(',
      ')',
      '|',
      '—',
      'not',
      'USDC',
      '٣',
      '½',
      '9'.repeat(90),
      '.'.repeat(50),
      ',',
    ];
    const strung = fc
      .array(fc.constantFrom(...words), { maxLength: 400 })
      .chain((list) => fc.constantFrom(' ', '').map((by) => list.join(by)));
    await survives(fc.tuple(strung, strung), ([title, text]) =>
      readAsks(title, [{ number: 1, byAuthor: true, blocks: readCooked(`<p>${text}</p>`).blocks }]),
    );
  });
});

function headerOf(value: unknown): string {
  return String(JSON.stringify(value) ?? '')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .slice(0, 200);
}
