import type { Topic, TopicAmount } from '../../lib/domain/governance/topic.ts';
import { normaliseTopic } from '../../lib/sources/discourse/normalise-topic.ts';
import { discourseTopic } from '../../lib/sources/discourse/topic-schema.ts';
import type { FileArguments } from './arguments.ts';
import { readJson } from './read-text.ts';
import { Refusal } from './refusal.ts';
import { wrapped } from './table.ts';
import { tame, tamed } from './tame.ts';

/** What was read in a topic. Amounts are decimal strings; times are ISO 8601. */
interface Said {
  stageTag: string | null;
  asks: readonly Omit<TopicAmount, 'post'>[];
  mentioned: readonly TopicAmount[];
  links: { url: string; venue: string; id: string; post: number | null }[];
  polls: { question: string | null; options: { text: string; votes: number | null }[]; closesAt: string | null }[];
}

/** What a topic in a file asks for, links and polls, as JSON or as text. Throws `Refusal`. */
export function inspectTopic({ file, json }: FileArguments): string {
  const parsed = discourseTopic.safeParse(readJson(file));
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new Refusal(`${file} is no topic as a forum serves it at /t/ID.json${path ? `: see ${tame(path)}` : ''}.`);
  }
  const said = tamed(sayOf(normaliseTopic({ host: 'forum.invalid', id: parsed.data.id }, parsed.data, Date.now())));
  return json ? `${JSON.stringify(said, undefined, 2)}\n` : `${inWords(said).join('\n')}\n`;
}

function sayOf({ stageTag, asks, mentioned, links, polls }: Topic): Said {
  return {
    stageTag: stageTag ?? null,
    asks: (asks ?? []).map(({ post: _, ...ask }) => ask),
    mentioned: mentioned ?? [],
    links: (links ?? []).map(({ url, venue, id, post }) => ({ url, venue, id, post })),
    polls: (polls ?? []).map(({ question, options, closesAt }) => ({
      question,
      options: options.map(({ text, votes }) => ({ text, votes })),
      closesAt: closesAt === null ? null : new Date(closesAt).toISOString(),
    })),
  };
}

function inWords({ stageTag, asks, mentioned, links, polls }: Said): string[] {
  return [
    `Stage, as people tagged it: ${stageTag ?? 'none'}.`,
    ...(asks.length === 0 ? ['Nothing is asked for in so many words.'] : asks.flatMap(amountInWords)),
    ...(mentioned.length === 0 ? [] : ['', 'Also mentioned:', ...mentioned.map((amount) => `  ${figure(amount)}`)]),
    ...(links.length === 0 ? [] : ['', 'Links:']),
    ...links.map(({ venue, id, post, url }) => `  ${venue} ${id}${post === null ? '' : ` (post ${post})`}: ${url}`),
    ...polls.flatMap(({ question, options, closesAt }) => [
      '',
      `Forum poll, not binding: ${question ?? 'no question'}${closesAt === null ? '' : ` (closes ${closesAt})`}`,
      ...options.map(({ text, votes }) => `  ${text}: ${votes ?? 'hidden'}`),
    ]),
  ];
}

function amountInWords(ask: TopicAmount): string[] {
  const to = ask.recipient === null ? '' : ` to ${ask.recipient}`;
  return [`Asks for ${figure(ask)}, ${ask.instrument}${to}:`, ...wrapped(`“${ask.sentence}”`, '  ')];
}

function figure({ low, high, asset }: TopicAmount): string {
  if (low === high) return `${high} ${asset}`;
  return low === '0' ? `up to ${high} ${asset}` : `${low} to ${high} ${asset}`;
}
