import { join } from 'node:path';
import preact from '@preact/preset-vite';
import puppeteer from 'puppeteer-core';
import { build, type Rollup } from 'vite';
import { expect, it } from 'vitest';
import { findBrowser, findChromium } from '../../scripts/browsers.ts';

const rows = 100;
const rounds = 15;
/** Milliseconds of script for a list of a hundred rows, each with a badge. */
const limit = 5;

/** In a page: draws a list, lets the badges come, and adds up the time that our own callbacks take. The real product, with a worker that answers at once. */
const scene = `
  import { mountBadges } from './components/overlay/badges/mount-badges';
  import { discoursePages } from './lib/pages/discourse';
  window.measure = async (rows) => {
    const names = Array.from({ length: rows }, (_, at) => '<tr class="topic-list-item" data-topic-id="' + (at + 1) +
      '"><td class="main-link"><a class="title raw-topic-link" href="/t/a-topic-of-the-rescue/' + (at + 1) + '">Topic ' + at + '</a></td></tr>');
    document.body.innerHTML = '<table><tbody>' + names.join('') + '</tbody></table>';
    let spent = 0, longest = 0;
    const clocked = (work) => (...given) => { const at = performance.now(); try { return work(...given); } finally { const took = performance.now() - at; spent += took; longest = Math.max(longest, took); } };
    const real = window.requestAnimationFrame;
    window.requestAnimationFrame = (work) => real.call(window, clocked(work));
    const end = new AbortController();
    const ask = async (_, { subjects }) => ({ kind: 'badges', badges: subjects.map(({ host, id }) => ({
      key: 'topic:' + host + ':' + id, rescue: 'DeFi United', kind: 'contribution', label: 'Lido DAO', instrument: 'gift', stage: 'voting',
      shareBps: { low: 0, high: 365 } })) });
    clocked(() => mountBadges({ adapter: discoursePages, lists: discoursePages.lists, ask, signal: end.signal, isAlive: () => true, onOver() {} }))();
    const frame = () => new Promise((done) => real.call(window, () => setTimeout(done)));
    for (let at = 0; at < 6; at += 1) await frame();
    const drawn = document.querySelectorAll('shortfall-badge').length;
    end.abort();
    window.requestAnimationFrame = real;
    return { spent, longest, drawn };
  };`;

it.each(['chromium', 'firefox'] as const)(
  'a list of a hundred rows costs little script for its badges, in %s',
  async (family) => {
    const root = join(import.meta.dirname, '../..');
    const built = (await build({
      root,
      configFile: false,
      logLevel: 'error',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [
        preact(),
        {
          name: 'scene',
          enforce: 'pre',
          resolveId: (id) =>
            id.endsWith('scene.ts') ? join(root, 'scene.ts') : id === 'wxt/browser' ? '\0browser' : undefined,
          load: (id) =>
            id.endsWith('/scene.ts')
              ? scene
              : id === '\0browser'
                ? `export const browser = { i18n: { getMessage: (key, values = []) => key + values.join(' '), getUILanguage: () => 'en' },
                   storage: { onChanged: { addListener() {}, removeListener() {} } }, runtime: {} };`
                : undefined,
        },
      ],
      build: { write: false, lib: { entry: join(root, 'scene.ts'), formats: ['iife'], name: 'scene' } },
    })) as Rollup.RollupOutput[];
    const path = (family === 'firefox' ? findBrowser('firefox') : findChromium())?.path;
    const browser = await puppeteer.launch({
      browser: family === 'firefox' ? 'firefox' : 'chrome',
      ...(path && { executablePath: path }),
      headless: true,
      args: family === 'chromium' && process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      // Else its clock is too coarse for this.
      ...(family === 'firefox' && { extraPrefsFirefox: { 'privacy.reduceTimerPrecision': false } }),
    });
    try {
      const page = await browser.newPage();
      await page.setContent('<base href="https://research.lido.fi/"><body></body>');
      await page.evaluate(built[0]?.output[0].code ?? '');
      const times: number[] = [];
      let cold = Number.NaN;
      for (let round = 0; round < rounds; round += 1) {
        const measured = await page.evaluate(`measure(${rows})`);
        const { spent, longest, drawn } = measured as { spent: number; longest: number; drawn: number };
        expect(drawn).toBe(rows);
        times.push(spent);
        // Of a page that was just opened: nothing is warm yet, and no frame is to be held up.
        if (round === 0) cold = longest;
      }
      const [first = Number.NaN] = times;
      times.sort((left, right) => left - right);
      const median = times[Math.floor(times.length / 2)] ?? Number.NaN;
      console.log(
        `${family}: median ${median.toFixed(2)} ms of ${rounds} rounds; the first ${first.toFixed(2)} ms, at most ${cold.toFixed(2)} ms at a time`,
      );
      expect(median).toBeLessThan(limit);
    } finally {
      await browser.close();
    }
  },
);
