import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aprilRescue, arbitrumProposalId, worldProposalIds as ids } from './april-rescue.ts';
import { startWorld, type World } from './world.ts';

// WXT's plugin sets `CHROME` to `true` for its own use: only a path counts.
const candidates = [process.env.CHROME, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const chromium = candidates.find((path) => path?.includes('/') && existsSync(path)) ?? 'chromium';
const lido = `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${ids.lido}`;
const incident = 'https://governance.aave.com/t/rseth-incident-2026-04-18/24481';

let world: World;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  world = await startWorld({ data: aprilRescue(Date.now()) });
  browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', ...world.chromiumArgs] });
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});
beforeEach(async () => {
  errors = [];
  page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.setViewport({ width: 1280, height: 900 });
  // What a page does to its history and its document, in order, as an overlay might see it.
  await page.evaluateOnNewDocument(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name].bind(history);
      history[name] = (...rest) => {
        seen.push(name);
        original(...rest);
      };
    }
    addEventListener('hashchange', () => seen.push('hashchange'));
    addEventListener('popstate', () => seen.push('popstate'));
  });
});
afterEach(async () => {
  await page.close();
  expect(errors).toEqual([]);
});

const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
const text = (selector: string) => page.$eval(selector, (element) => element.textContent ?? '');
const has = async (selector: string) => (await page.$(selector)) !== null;
const sidebar = '[data-testid=proposal-sidebar] > div.h-full.flex.flex-col';

describe('Snapshot’s pages', () => {
  it('have the anchors of the real ones', async () => {
    await page.goto(lido);
    await page.waitForSelector(`${sidebar} h4`);
    expect(await page.$$eval(`${sidebar} h4`, (blocks) => blocks.map((block) => block.textContent))).toEqual([
      'Cast your vote',
      'Results',
      'Timeline',
    ]);
    expect(await text('main h1 + div')).toBe('Active');
    expect(
      await page.$$eval('[data-testid=proposal-tabs] a', (tabs) => tabs.map((tab) => tab.getAttribute('href'))),
    ).toEqual([
      `#/s:lido-snapshot.eth/proposal/${ids.lido}`,
      `#/s:lido-snapshot.eth/proposal/${ids.lido}/votes`,
      'https://research.lido.fi/t/lido-dao-contribution-to-coordinated-rseth-relief-effort/11483',
    ]);
    expect(await page.title()).toBe('Lido DAO contribution to the coordinated rsETH relief effort');
  });

  it('write older addresses anew, without an entry in the history', async () => {
    await page.goto(`https://snapshot.org/#/aave.eth/proposal/${ids.aave}`);
    await page.waitForSelector(sidebar);
    expect(page.url()).toBe(`https://snapshot.org/#/s:aavedao.eth/proposal/${ids.aave}`);
    await page.goto(`https://v1.snapshot.box/#/aavedao.eth/proposal/${ids.aave}`);
    await page.waitForSelector('#sidebar-right h4');
    expect(page.url()).toBe(`https://v1.snapshot.box/#/aavedao.eth/proposal/${ids.aave}`);
  });

  it('name no space on the domain of one, and use words for spaces on that of an organisation', async () => {
    await page.goto(`https://vote.example.org/#/proposal/${ids.lido}`);
    await page.waitForSelector(sidebar);
    expect(await page.$eval('[data-testid=proposal-tabs] a', (tab) => tab.getAttribute('href'))).toBe(
      `#/proposal/${ids.lido}`,
    );
    await page.goto('https://arbitrum.stage.box/#/signals');
    await page.waitForSelector('[data-testid=proposal-list-item]');
    await page.click(`[data-testid=proposal-list-item] a[href="#/signals/${arbitrumProposalId}"]`);
    await page.waitForSelector(sidebar);
    expect(page.url()).toBe(`https://arbitrum.stage.box/#/signals/${arbitrumProposalId}`);
  });

  it('go to the space where the proposal is unknown, and say nothing', async () => {
    await page.goto(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/0x${'1'.repeat(64)}`);
    await page.waitForSelector('[data-testid=space-name]');
    expect(page.url()).toBe('https://snapshot.box/#/s:lido-snapshot.eth');
  });

  it('navigate without hashchange and with more entries changed than made', async () => {
    await page.goto('https://snapshot.box/#/s:lido-snapshot.eth/proposals');
    await page.waitForSelector('[data-testid=proposal-list-item]');
    await page.click(`[data-testid=proposal-list-item] a[href$="${ids.lido}"]`);
    await page.waitForSelector(sidebar);
    await page.waitForFunction(() => (window as unknown as { seen: string[] }).seen.length >= 5);
    expect((await seen()).filter((name) => name === 'pushState')).toHaveLength(1);
    expect(await seen()).not.toContain('hashchange');
  });

  it('keep the sidebar when the tab changes, and drop it when the proposal does', async () => {
    await page.goto(lido);
    await page.waitForSelector(sidebar);
    await page.$eval(sidebar, (column) =>
      column.append(Object.assign(document.createElement('div'), { id: 'foreign' })),
    );
    await page.click('[data-testid=proposal-tabs] a[href$="/votes"]');
    await page.waitForSelector('.votes');
    expect(await has(`${sidebar} > #foreign:last-child`)).toBe(true);
    await page.evaluate((id) => location.assign(`#/s:lido-snapshot.eth/proposal/${id}`), ids.lidoOther);
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('Extend'));
    expect(await has('#foreign')).toBe(false);
  });

  it('throw the sidebar away under your feet', async () => {
    await page.goto(lido);
    await page.waitForSelector(sidebar);
    await page.$eval(sidebar, (column) =>
      column.append(Object.assign(document.createElement('div'), { id: 'foreign' })),
    );
    await page.evaluate(() => dispatchEvent(new Event('world:rerender')));
    expect(await has(sidebar)).toBe(true);
    expect(await has('#foreign')).toBe(false);
  });

  it('follow the votes, and leave alone who else lives in the column', async () => {
    await page.goto(`https://snapshot.box/#/s:etherfi-dao.eth/proposal/${ids.etherfi}`);
    await page.waitForSelector(sidebar);
    await page.$eval(sidebar, (column) =>
      column.append(Object.assign(document.createElement('div'), { id: 'foreign' })),
    );
    world.hub.castVote(ids.etherfi, 'a late holder', 2, 5_000_000);
    await page.waitForFunction(() => document.querySelector('.result')?.textContent?.includes('Against'));
    world.hub.close(ids.etherfi);
    await page.waitForFunction(() => document.querySelector('h1 + div')?.textContent === 'Closed');
    await page.waitForFunction(() => document.querySelector('.notice')?.textContent?.includes('Finalizing results'));
    expect(await has(`${sidebar} > #foreign:last-child`)).toBe(true);
  });

  it('say Rejected of sealed votes that are not counted, as the real ones do', async () => {
    world.hub.addProposal({ id: `0x5f0${'e'.repeat(61)}`, space: 'lido-snapshot.eth', privacy: 'shutter', quorum: 1 });
    world.hub.castVote(`0x5f0${'e'.repeat(61)}`, 'ann', 1, 10);
    world.hub.close(`0x5f0${'e'.repeat(61)}`);
    await page.goto(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/0x5f0${'e'.repeat(61)}`);
    await page.waitForSelector('h1 + .badge');
    expect(await text('h1 + .badge')).toBe('Rejected');
    expect(await text('.notice')).toContain('Finalizing results');
  });

  it('put the sidebar under the body on narrow screens, and hide it beside votes', async () => {
    await page.setViewport({ width: 390, height: 844 });
    await page.goto(lido);
    const column = await page.waitForSelector(sidebar);
    const article = await page.$('.article');
    expect((await column?.boundingBox())?.y).toBeGreaterThan(
      (await article?.boundingBox())?.height ?? Number.POSITIVE_INFINITY,
    );
    await page.goto(`${lido}/votes`);
    await page.waitForSelector('.votes');
    expect(await page.$eval('[data-testid=proposal-sidebar]', (element) => element.checkVisibility())).toBe(false);
  });

  it('show titles as text and leave spam out of lists', async () => {
    await page.goto('https://snapshot.box/#/s:aavedao.eth/proposals');
    await page.waitForSelector('[data-testid=proposal-list-item]');
    const titles = await page.$$eval('[data-testid=proposal-list-item] h3', (rows) =>
      rows.map((row) => row.textContent),
    );
    expect(titles.some((title) => title?.includes('<img src=x onerror="alert(1)">'))).toBe(true);
    expect(titles.join()).not.toContain('Claim your rsETH');
  });

  it.each([
    ['light', '255, 255, 255'],
    ['dark', '14, 15, 16'],
  ])('are %s when the browser is', async (scheme, background) => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto('https://snapshot.box/');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--bg').trim())).toBe(
      background,
    );
    expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(scheme === 'dark');
  });
});

describe('forums', () => {
  it.each([
    [
      'https://research.lido.fi/t/11483',
      'section#topic.topic-area[data-topic-id="11483"]',
      '#topic-title.container > .title-wrapper h1',
    ],
    [
      'https://governance.ether.fi/t/9000001',
      'section#topic.topic-area[data-topic-id="9000001"]',
      '#topic-title > .container > .title-wrapper h1',
    ],
    [
      'https://forum.arbitrum.foundation/t/30825',
      '.nested-view article#post_1[data-topic-id="30825"]',
      '.nested-view__header > h1.nested-view__title',
    ],
  ])('%s has the anchors of its layout', async (address, anchor, title) => {
    await page.goto(address);
    await page.waitForSelector(title);
    expect(await has(anchor)).toBe(true);
    expect(await has('#topic-title')).toBe(!address.includes('arbitrum'));
    expect(await has('article#post_1[data-post-id] .cooked')).toBe(true);
    expect(page.url()).toMatch(/\/t\/[a-z0-9-]+\/\d+$/);
  });

  it('can be asked for another layout', async () => {
    await page.goto(`${incident}?layout=nested`);
    await page.waitForSelector('.nested-view__header');
    expect(await has('section#topic')).toBe(false);
  });

  it('take the old page away before the address changes, and bring the new one after', async () => {
    await page.goto('https://governance.aave.com/');
    await page.waitForSelector('tr.topic-list-item');
    const order = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const events: string[] = [];
          const note = (name: string) => events.includes(name) || events.push(name);
          new MutationObserver(() => {
            if (!document.querySelector('tr.topic-list-item[data-topic-id="24740"] a.title')) note('old gone');
            if (document.querySelector('section#topic[data-topic-id="24740"]')) {
              note('new there');
              resolve(events);
            }
          }).observe(document, { childList: true, subtree: true });
          (window as unknown as { navigation: EventTarget }).navigation.addEventListener('currententrychange', () =>
            note('address'),
          );
          document.querySelector<HTMLElement>('tr[data-topic-id="24740"] a.title')?.click();
        }),
    );
    expect(order).toEqual(['old gone', 'address', 'new there']);
    expect(await seen()).not.toContain('popstate');
    await page.goBack();
    await page.waitForSelector('tr.topic-list-item[data-topic-id="24740"]');
  });

  it('follow the reader with their address, load more, and cloak what is far', async () => {
    await page.goto(incident);
    await page.waitForSelector('#topic-title');
    for (let step = 0; step < 12; step++) {
      await page.evaluate(() => scrollBy(0, 900));
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    }
    await page.waitForFunction(() => /\/24481\/\d+$/.test(location.pathname));
    await page.waitForSelector('div.post-stream--cloaked[data-post-number="1"]#post_1');
    expect(await has('article#post_1')).toBe(false);
    await page.waitForFunction(() => document.querySelectorAll('.post-stream > *').length > 20);
    await page.evaluate(() => scrollTo(0, 0));
    await page.waitForSelector('article#post_1');
  });

  it('have no title when they are opened in the middle, and the same section after a jump', async () => {
    await page.goto(`${incident}/60`);
    await page.waitForSelector('article#post_60');
    expect(await has('#topic-title')).toBe(false);
    await page.$eval('section#topic', (section) =>
      section.prepend(Object.assign(document.createElement('div'), { id: 'foreign' })),
    );
    await page.click('.timeline-date-wrapper .start-date');
    await page.waitForSelector('#topic-title');
    await page.waitForSelector('article#post_1');
    expect(await has('section#topic > #foreign:first-child')).toBe(true);
    await page.click('.timeline-date-wrapper .now-date');
    await page.waitForSelector('article#post_75');
    expect(await has('#topic-title')).toBe(false);
    expect(await has('section#topic > #foreign:first-child')).toBe(true);
  });

  it('lose count, in the older layout, of a stream with a foreign child', async () => {
    await page.goto(`${incident}?layout=older`);
    await page.waitForSelector('article#post_1');
    await page.$eval('.post-stream', (stream) =>
      stream.prepend(Object.assign(document.createElement('div'), { id: 'foreign' })),
    );
    await page.evaluate(() => scrollTo(0, 2500));
    await page.waitForSelector('.post-stream > .cloaked-post:first-child');
    expect(await has('#foreign')).toBe(false);
    // Posts come by the twenty; one slot is too many.
    expect((await page.$$('.post-stream > *')).length % 20).toBe(1);
  });

  it('write their rows anew in the older layout, and patch them in the newer one', async () => {
    for (const [host, survives] of [
      ['governance.ether.fi', false],
      ['research.lido.fi', true],
    ] as const) {
      await page.goto(`https://${host}/`);
      await page.waitForSelector('tr.topic-list-item');
      await page.$eval('tr.topic-list-item a.title', (link) =>
        link.after(Object.assign(document.createElement('i'), { id: 'foreign' })),
      );
      await page.evaluate(() => dispatchEvent(new Event('world:rerender')));
      expect(await has('#foreign')).toBe(survives);
    }
  });

  it('open their search on / unless the reader is in a field that they can see', async () => {
    await page.goto('https://research.lido.fi/t/11483');
    await page.waitForSelector('section#topic');
    const typeIn = async (mode: 'open' | 'closed') => {
      await page.evaluate((mode) => {
        document.querySelector('.search-menu')?.classList.add('hidden');
        const host = document.body.appendChild(document.createElement('div'));
        const field = host.attachShadow({ mode }).appendChild(document.createElement('input'));
        field.focus();
      }, mode);
      await page.keyboard.press('/');
      return page.$eval('.search-menu', (menu) => !menu.classList.contains('hidden'));
    };
    expect(await typeIn('open')).toBe(false);
    expect(await typeIn('closed')).toBe(true);
  });

  it('are light or dark by stylesheets alone', async () => {
    const scheme = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--scheme-type').trim());
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await page.goto('https://research.lido.fi/');
    expect(await scheme()).toBe('dark');
    await page.waitForSelector('.header-color-scheme-toggle button');
    await page.click('.header-color-scheme-toggle button');
    expect(await scheme()).toBe('light');
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await page.goto('https://forum.mantle.xyz/');
    expect(await scheme()).toBe('dark');
  });
});
