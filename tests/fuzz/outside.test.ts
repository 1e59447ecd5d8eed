import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { normaliseList } from '@/lib/catalogue/list-format';
import { bundledList } from '@/lib/catalogue/rescues/bundled-list';
import { readEnvelope } from '@/lib/messages/schemas';
import { discoursePages, discoursePagesUnder } from '@/lib/pages/discourse';
import { snapshotPages, snapshotPagesOn } from '@/lib/pages/snapshot';
import { votePages } from '@/lib/pages/vote-sites';
import { edited, edits, hostileValue } from './support/hostile.ts';
import { survives } from './support/survives.ts';

it('a list is taken whole or refused with sentences', async () => {
  const one = { ...bundledList, rescues: bundledList.rescues.slice(0, 1) };
  const another = { ...bundledList, rescues: bundledList.rescues.slice(3, 5) };
  await survives(
    fc.tuple(fc.constantFrom(one, another), fc.oneof(edits, edits, fc.constant([])), fc.option(hostileValue)),
    ([list, changes, instead]) => {
      const reading = normaliseList(instead === null ? edited(list, changes) : instead);
      if (!reading.ok) {
        expect(reading.problems.length).toBeGreaterThan(0);
        for (const { sentence } of reading.problems) expect(sentence).toMatch(/\S/);
      }
      return reading;
    },
  );
});

it('a message is one of ours, or nothing', async () => {
  const requests = [
    ['readPanel', { subject: { kind: 'topic', host: 'research.lido.fi', id: 5 } }],
    [
      'readBadges',
      { subjects: [{ kind: 'proposal', venue: 'snapshot', network: 's', space: 'lido-snapshot.eth', id: '0x12' }] },
    ],
    ['confirmAsk', { key: 'topic:a:1', rescueId: 'r', low: '0', high: '5', asset: 'ETH', instrument: 'gift' }],
    ['saveNodes', { chainId: 1, urls: ['https://node.example'] }],
    ['addSite', { site: { host: 'forum.example.org', kind: 'discourse' } }],
  ] as const;
  await survives(
    fc.tuple(fc.constantFrom(...requests), fc.oneof(edits, fc.constant([]))),
    ([[name, request], changes]) => readEnvelope(edited({ shortfall: 1, name, request }, changes)),
  );
});

describe('an address', () => {
  const pages = [
    snapshotPages,
    snapshotPagesOn('vote.example.org'),
    discoursePages,
    discoursePagesUnder('/forum'),
    votePages,
  ];
  const hosts = [
    'snapshot.box',
    'v1.snapshot.box',
    'snapshot.org',
    'vote.example.org',
    'research.lido.fi',
    'vote.onaave.com',
    'vote.lido.fi',
    'evil.example',
  ];
  const parts = [
    '#',
    '/',
    't',
    's:aave.eth',
    'proposal',
    'eth:0x12',
    `0x${'a'.repeat(64)}`,
    '..',
    '%2e%2e',
    '%',
    '%00',
    '?',
    '&',
    'proposalId=',
    '5',
    '-1',
    '9'.repeat(30),
    '__proto__',
    '<b>',
    '\u202E',
    'a'.repeat(5_000),
    '//',
    '@',
    ':',
    'print',
    '.json',
    'c',
    'latest',
  ];
  const address = fc
    .tuple(
      fc.constantFrom('https', 'https', 'http'),
      fc.constantFrom(...hosts),
      fc.array(fc.constantFrom(...parts), { maxLength: 14 }),
      fc.constantFrom('', '/'),
    )
    .map(([scheme, host, list, by]) => `${scheme}://${host}/${list.join(by)}`)
    .filter((text) => URL.canParse(text));

  it('names a subject of plain data, or none', async () => {
    await survives(address, (text) => {
      const url = new URL(text);
      const subjects = pages.map((each) => {
        each.isGarbled(url);
        return each.subject(url);
      });
      for (const subject of subjects)
        if (subject)
          expect(readEnvelope({ shortfall: 1, name: 'readPanel', request: { subject } }), text).toBeDefined();
      return subjects;
    });
  });

  it('belongs to what the page shows, whatever the page is made of', async () => {
    const pieces = [
      '<div id="topic-title">',
      '<a href="/t/5">',
      '</div>',
      '<h1 data-topic-id="5">',
      '<meta name="generator" content="Discourse 3.6">',
      '<article data-post-id="x">',
      '<svg>',
      '<template>',
      '<a href="#/s:aave.eth/proposal/0x12">',
      '</a>',
      '<',
    ];
    const html = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join(''));
    const subject = { kind: 'topic', host: 'research.lido.fi', id: 5 } as const;
    await survives(html, (text) => {
      const { document } = parseHTML(`<html><body>${text}</body></html>`);
      Object.defineProperty(document, 'location', { value: new URL('https://research.lido.fi/t/5') });
      const found = document.querySelector('div, a, h1');
      return found ? pages.map((each) => each.belongs(found as unknown as Element, subject)) : [];
    });
  });
});
