import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpus } from '../fixtures/topics/corpus.ts';
import { asServed } from '../support/topic-case.ts';
import { inspectJson, runInspect } from './run-inspect.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shortfall-topic-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;

/** A file with a text. */
function aFile(text: string): string {
  files += 1;
  const file = join(folder, `${files}.json`);
  writeFileSync(file, text);
  return file;
}

function servedCase(name: string): string {
  const topic = corpus.find((other) => other.name === name);
  if (!topic) throw new Error(`no text ${name}`);
  return aFile(JSON.stringify(asServed(topic)));
}

describe('a topic in a file', () => {
  it('is told as one object: tag, asks with their sentence, other amounts, links and polls', async () => {
    const said = await inspectJson<Record<string, unknown>>('--topic', servedCase('source-and-destination'));
    const recipient = '0xD3F1A0c5b2E4f6A8097c1D2e3F40516273849aBc';
    expect(said).toEqual({
      stageTag: 'GP-036',
      asks: [
        {
          low: '2000000',
          high: '2000000',
          asset: 'xDAI',
          instrument: 'gift',
          recipient,
          confidence: 'high',
          sentence: 'This GP funds the recovery of bridge users with a grant of 2,000,000 xDAI.',
        },
      ],
      mentioned: [],
      links: [{ url: `https://app.safe.global/home?safe=gno:${recipient}`, venue: 'safe', id: recipient, post: 1 }],
      polls: [],
    });
  });

  it('has polls with hidden tallies as null, and closing times in UTC', async () => {
    const { polls } = await inspectJson<{ polls: unknown[] }>('--topic', servedCase('poll-hidden-and-number'));
    expect(polls[0]).toEqual({
      question: 'Which asset?',
      options: [
        { text: 'ETH', votes: null },
        { text: 'USDC', votes: null },
      ],
      closesAt: null,
    });
  });

  it('is told in words too, with caps as caps', async () => {
    const { code, stdout } = await runInspect('--topic', servedCase('up-to-steth'));
    expect(code).toBe(0);
    expect(stdout).toContain('Asks for up to 2500 stETH, gift:');
    expect(stdout).toContain('up to 9000 ETH');
  });

  it('cannot steer the terminal', async () => {
    const topic = asServed({
      name: 'x',
      title: 'Hi',
      posts: [{ html: '<p>We request 5 ETH \u001b[31m\u202e now.</p>' }],
      asks: [],
    });
    const { stdout } = await runInspect('--topic', aFile(JSON.stringify(topic)));
    expect(stdout).toContain('5 ETH');
    expect([...stdout].filter((character) => character === '\u001b' || character === '\u202e')).toEqual([]);
  });
});

describe('a file that is no topic', () => {
  it.each([
    ['something else', '{"id":1}', /is no topic as a forum serves it/],
    ['an array', '[]', /is no topic as a forum serves it/],
    ['a topic without posts', '{"id":1,"title":"x","post_stream":{"posts":[]}}', /see post_stream\.posts\.$/],
    ['no JSON', '<html>', /is not JSON/],
  ])('%s: one sentence, and exit code 1', async (_, text, sentence) => {
    const { code, stdout, stderr } = await runInspect('--topic', aFile(text), '--json');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trim()).toMatch(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('what does not go with it is refused', async () => {
    const { code, stderr } = await runInspect('--topic', aFile('{}'), '--hub', 'https://hub.example');
    expect([code, stderr.trim()]).toEqual([1, '“--hub” does not go with --topic.']);
  });
});
