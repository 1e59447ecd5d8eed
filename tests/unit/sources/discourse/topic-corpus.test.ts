import { expect, it } from 'vitest';
import { discourseTopic } from '@/lib/sources/discourse/topic-schema';
import { corpus } from '../../../fixtures/topics/corpus';
import { asServed } from '../../../support/topic-case';

const amount = /^\d+(\.\d+)?(\.\.\d+(\.\d+)?)? [A-Za-z]+$/;
const ask = /^\d+(\.\d+)?(\.\.\d+(\.\d+)?)? [A-Za-z]+ (gift|loan|deposit|guarantee|unknown)( 0x[0-9a-fA-F]{40})?$/;

it('holds enough texts, enough of them without an ask, and enough caps', () => {
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
  expect(corpus.length).toBeGreaterThanOrEqual(100);
  expect(corpus.filter(({ asks }) => asks.length === 0).length).toBeGreaterThanOrEqual(30);
  expect(corpus.filter(({ asks }) => asks.some((text) => text.startsWith('0..'))).length).toBeGreaterThanOrEqual(12);
});

it.each(corpus)('$name is a topic as forums serve them, with an answer that can be compared', (topic) => {
  expect(discourseTopic.safeParse(asServed(topic)).success).toBe(true);
  expect(topic.asks.filter((text) => !ask.test(text))).toEqual([]);
  expect((topic.mentioned ?? []).filter((text) => !amount.test(text))).toEqual([]);
});
