import { describe, expect, it } from 'vitest';
import { readMarkdown } from '@/lib/sources/discourse/markdown-post';
import { readText } from '@/lib/sources/discourse/read-text';

const lines = (text: string) => readMarkdown(text).blocks.map(({ kind, text: line }) => `${kind}: ${line}`);

describe('a proposal in Markdown', () => {
  it('is read line by line: headings, paragraphs over several lines, items, rows', () => {
    expect(
      lines(
        '# Summary\nWe give\n**500 ETH**.\n\n- one\n- two\n  goes on\n\n| asset | amount |\n|---|---|\n| ETH | 500 |',
      ),
    ).toEqual([
      'heading: Summary',
      'paragraph: We give 500 ETH.',
      'item: one',
      'item: two',
      'item: goes on',
      'row: ETH | 500',
    ]);
  });

  it('has no words of others in it: quotes, code and struck text', () => {
    expect(lines('> They ask for 900 ETH\n\n```\nsend 900 ETH\n```\nWe give ~~900 ETH~~ 500 ETH')).toEqual([
      'paragraph: We give 500 ETH',
    ]);
  });

  it('tells where its links lead, and the addresses behind them', () => {
    const { links, blocks } = readMarkdown(
      '[the Safe](https://etherscan.io/address/0x0fCa5194baA59a362a835031d9C4A25970effE68) and https://snapshot.box/#/s:a.eth',
    );
    expect(links).toEqual([
      'https://etherscan.io/address/0x0fCa5194baA59a362a835031d9C4A25970effE68',
      'https://snapshot.box/#/s:a.eth',
    ]);
    expect(blocks[0]?.text).toContain('0x0fCa5194baA59a362a835031d9C4A25970effE68');
  });

  it('says what it asks for and who is paid, as a topic would', () => {
    const read = readText(
      'Relief',
      readMarkdown(
        '## Terms\n- Amount: 500 ETH\n- Recipient: `0x0fCa5194baA59a362a835031d9C4A25970effE68`\n\nWe propose to donate 500 ETH.',
      ),
    );
    expect(read.asks).toMatchObject([{ high: '500', asset: 'ETH', instrument: 'gift' }]);
    expect(read.recipient).toBe('0x0fCa5194baA59a362a835031d9C4A25970effE68');
  });

  it('costs no more than its length, however it is made', () => {
    for (const hostile of [
      '['.repeat(200_000),
      '**'.repeat(100_000),
      '| '.repeat(100_000),
      '> '.repeat(100_000),
      '<a'.repeat(100_000),
    ])
      expect(readMarkdown(hostile).blocks.length).toBeLessThanOrEqual(1_500);
  });
});
