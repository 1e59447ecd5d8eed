// Draws the panel and the popup, from sample views, inside mock-ups of the pages that they stand in, and takes pictures.
// Run: npm run pictures, or node tests/support/gallery/shoot.ts [folder] [part of a name] [language]. With TREE=1 it prints what a screen reader is given.
// VIEW=panel.json draws that answer instead, such as one that `npm run --silent inspect -- --json <page URL>` prints.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import puppeteer, { type Page } from 'puppeteer-core';
import { build, type Rollup } from 'vite';
import { findChromium } from '../../../scripts/browsers.ts';
import { sampleNow } from '../sample-views.ts';
import { pageShots } from './page-shots.ts';

const [, , folder = '.tour/gallery', only = '', language = 'en'] = process.argv;
const root = join(import.meta.dirname, '../../..');
const texts = JSON.parse(readFileSync(join(root, `public/_locales/${language}/messages.json`), 'utf8'));

const built = (await build({
  root,
  configFile: false,
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [
    preact(),
    {
      name: 'browser',
      enforce: 'pre',
      resolveId: (id) => (id === 'wxt/browser' ? '\0browser' : undefined),
      load: (id) =>
        id === '\0browser'
          ? `const texts = ${JSON.stringify(texts)};
             export const browser = { i18n: {
               getMessage: (key, values = []) => { if (!texts[key]) throw new Error('no text ' + key); return texts[key].message.replace(/\\$([1-9])/g, (_, n) => values[n - 1] ?? ''); },
               getUILanguage: () => '${language}',
             }, storage: { onChanged: { addListener() {}, removeListener() {} } }, runtime: {} };`
          : undefined,
    },
  ],
  build: {
    write: false,
    minify: false,
    lib: { entry: join(import.meta.dirname, 'gallery.tsx'), formats: ['iife'], name: 'gallery' },
  },
})) as Rollup.RollupOutput[];
const script = built[0]?.output[0].code ?? '';

const triplets = {
  light: '--bg:255,255,255;--border:229,229,230;--heading:0,0,0;--link:0,0,0;--text:87,96,106',
  dark: '--bg:14,15,16;--border:40,42,45;--heading:255,255,255;--link:255,255,255;--text:160,159,164',
};
const colours = {
  light: '--primary:#222222;--secondary:#ffffff;--tertiary:#0088cc;--primary-low:#e9e9e9;--font-family:DejaVu Sans',
  dark: '--primary:#dddddd;--secondary:#222222;--tertiary:#099dd7;--primary-low:#313131;--font-family:DejaVu Sans',
};
type Scheme = keyof typeof colours;

const snapshotPage = (scheme: Scheme, width: number) => `
  <style>:root{${triplets[scheme]}} body{margin:0;background:rgb(var(--bg));color:rgb(var(--link));font:500 17px/1.4 DejaVu Sans}
  .eyebrow{font-size:13px;letter-spacing:.08em;font-weight:600;text-transform:uppercase;margin:0 0 10px}
  .result{border:1px solid #57b375;border-radius:10px;padding:12px 16px;margin-bottom:8px;display:flex;justify-content:space-between}
  .col{width:${width}px;padding:24px;display:flex;flex-direction:column;gap:24px;border-left:1px solid rgb(var(--border));box-sizing:content-box}</style>
  <div class="col" id="place"><div><p class="eyebrow">Results</p><div class="result"><span>For</span><span>25.1M 50.31%</span></div>
  <div class="result" style="border-color:#eb4c5b"><span>Against</span><span>24.8M 49.68%</span></div></div>
  <div><p class="eyebrow">Timeline</p><div>Created<br><small>Apr 22, 2026 · 7:19 AM</small></div></div></div>`;

const discoursePage = (scheme: Scheme, width: number) => `
  <style>:root{${colours[scheme]}} html{font-size:15px} body{margin:0;background:var(--secondary);color:var(--primary);font:15px/1.5 DejaVu Sans}
  main{width:${width}px;margin:24px auto} h1{font-size:26px;margin:0} .cat{font-size:13px;margin:0 0 16px}
  section{position:relative} article{border-top:1px solid var(--primary-low);padding:15px 0;display:flex;gap:12px}
  i.av{width:45px;height:45px;border-radius:50%;background:#7aa;flex:none}</style>
  <main><h1>Lido DAO contribution to the coordinated rsETH relief effort</h1><p class="cat">■ Proposals  treasury</p>
  <section id="place"><article id="post_1"><i class="av"></i><div><b>bob</b><h3>Summary</h3><p>This request asks the treasury for a single capped
  grant of <b>up to 2,500 stETH</b>, to be sent to the operations multisig. The wider shortfall is about 68,900 ETH; other protocols have pledged.</p></div></article></section></main>`;

const popupPage = () => '<style>body{margin:0}</style>';

const given = process.env.VIEW === undefined ? undefined : readFileSync(process.env.VIEW, 'utf8');
const shots: readonly { name: string; html: string; hash: string; width: number; scheme?: Scheme; open?: boolean }[] = [
  ...(given === undefined
    ? []
    : [
        {
          name: 'given-beside',
          html: snapshotPage('dark', 290),
          hash: 'site=snapshot&layout=beside&view=given',
          width: 340,
        },
        { name: 'given-above', html: discoursePage('light', 758), hash: 'view=given', width: 860, open: true },
      ]),
  ...(['light', 'dark'] as const).flatMap((scheme) => [
    {
      name: `snapshot-${scheme}`,
      html: snapshotPage(scheme, 290),
      hash: 'site=snapshot&layout=beside&view=snapshot',
      width: 340,
    },
    { name: `topic-${scheme}`, html: discoursePage(scheme, 758), hash: 'view=topic', width: 860 },
    { name: `popup-${scheme}`, html: popupPage(), hash: 'page=popup', width: 380, scheme },
  ]),
  {
    name: 'snapshot-open',
    html: snapshotPage('light', 290),
    hash: 'site=snapshot&layout=beside&view=snapshot',
    width: 340,
    open: true,
  },
  {
    name: 'snapshot-problems',
    html: snapshotPage('light', 290),
    hash: 'site=snapshot&layout=beside&view=problems',
    width: 340,
  },
  {
    name: 'snapshot-docked',
    html: snapshotPage('light', 290),
    hash: 'site=snapshot&layout=docked&view=snapshot',
    width: 700,
  },
  { name: 'topic-open', html: discoursePage('light', 758), hash: 'view=topic', width: 860, open: true },
  { name: 'topic-phone', html: discoursePage('light', 350), hash: 'view=topic', width: 390 },
  { name: 'topic-320', html: discoursePage('dark', 300), hash: 'view=topic', width: 320 },
  { name: 'topic-collapsed', html: discoursePage('light', 758), hash: 'view=collapsed', width: 860 },
  { name: 'topic-late', html: discoursePage('light', 758), hash: 'view=topic&late=1', width: 860 },
  { name: 'topic-late-phone', html: discoursePage('light', 350), hash: 'view=topic&late=1', width: 390 },
  ...(['light', 'dark'] as const).flatMap((scheme) =>
    ['hint', 'hint-danger', 'hint-start'].flatMap((view) => [
      {
        name: `${view}-late-${scheme}`,
        html: discoursePage(scheme, 758),
        hash: `view=${view}&late`,
        width: 860,
        scheme,
      },
      {
        name: `${view}-late-narrow-${scheme}`,
        html: discoursePage(scheme, 300),
        hash: `view=${view}&late`,
        width: 320,
        scheme,
      },
      {
        name: `${view}-beside-${scheme}`,
        html: snapshotPage(scheme, 280),
        hash: `view=${view}&site=snapshot&layout=beside`,
        width: 340,
        scheme,
      },
    ]),
  ),
  {
    name: 'danger-beside',
    html: snapshotPage('light', 280),
    hash: 'view=danger&site=snapshot&layout=beside',
    width: 340,
  },
  { name: 'popup-suggestions', html: popupPage(), hash: 'page=popup&view=suggestions', width: 380 },
  {
    name: 'popup-suggestions-dark',
    html: popupPage(),
    hash: 'page=popup&view=suggestions',
    width: 380,
    scheme: 'dark',
  },
  { name: 'hint-docked', html: discoursePage('light', 300), hash: 'view=hint&layout=docked', width: 320 },
  { name: 'topic-uncertain', html: discoursePage('light', 758), hash: 'view=uncertain', width: 860 },
  { name: 'topic-final', html: discoursePage('light', 758), hash: 'view=final', width: 860 },
  { name: 'topic-asking', html: discoursePage('light', 758), hash: 'view=asking', width: 860 },
  { name: 'topic-asking-dark', html: discoursePage('dark', 758), hash: 'view=asking', width: 860, open: true },
  { name: 'topic-asking-320', html: discoursePage('light', 300), hash: 'view=asking', width: 320 },
  { name: 'topic-confirmed', html: discoursePage('light', 758), hash: 'view=confirmed', width: 860 },
  { name: 'topic-asking-open-320', html: discoursePage('light', 300), hash: 'view=asking', width: 320, open: true },
  { name: 'topic-danger', html: discoursePage('light', 758), hash: 'view=danger', width: 860 },
  { name: 'topic-danger-320', html: discoursePage('dark', 300), hash: 'view=danger', width: 320 },
  { name: 'topic-hostile', html: discoursePage('light', 758), hash: 'view=hostile', width: 860, open: true },
  ...['counting', 'stuck', 'failed', 'norule', 'rejection', 'deleted', 'pending', 'recovery'].map((view) => ({
    name: `snapshot-${view}`,
    html: snapshotPage('dark', 290),
    hash: `site=snapshot&layout=beside&view=${view}`,
    width: 340,
  })),
  ...['whole', 'over', 'recovery'].map((view) => ({
    name: `topic-${view}`,
    html: discoursePage('light', 560),
    hash: `view=${view}`,
    width: 640,
  })),
  ...(['light', 'dark'] as const).flatMap((scheme) =>
    ['', 'seen', 'sealed', 'three'].map((race) => ({
      name: `race-${race || 'whole'}-${scheme}`,
      html: snapshotPage(scheme, 290),
      hash: `site=snapshot&layout=beside&view=${race === 'three' ? 'approval' : 'snapshot'}&race=${race}`,
      width: 340,
      open: true,
    })),
  ),
  ...['reading', 'matches', 'differs', 'moving', 'stopped', 'sealed'].map((recount, index) => ({
    name: `recount-${recount}`,
    html: snapshotPage(index % 2 ? 'dark' : 'light', 290),
    hash: `site=snapshot&layout=beside&view=snapshot&recount=${recount}`,
    width: 340,
  })),
  { name: 'race-topic', html: discoursePage('light', 758), hash: 'view=topic&recount=matches', width: 860, open: true },
  { name: 'race-topic-320', html: discoursePage('dark', 300), hash: 'view=topic', width: 320, open: true },
  ...(['light', 'dark'] as const).flatMap((scheme) => [
    { name: `money-${scheme}`, html: discoursePage(scheme, 560), hash: 'view=money', width: 640, open: true },
    {
      name: `money-beside-${scheme}`,
      html: snapshotPage(scheme, 290),
      hash: 'site=snapshot&layout=beside&view=reading',
      width: 340,
      open: true,
    },
  ]),
  ...(['light', 'dark'] as const).map((scheme, index) => ({
    name: `nodes-${scheme}`,
    html: popupPage(),
    hash: 'page=nodes',
    width: index ? 320 : 760,
    scheme,
  })),
  ...(['light', 'dark'] as const).flatMap((scheme) =>
    ['lists', 'form', 'whole', 'kept', 'notifications', 'backup'].map((view, index) => ({
      name: `options-${view}-${scheme}`,
      html: popupPage(),
      hash: `page=options&view=${view}`,
      width: (scheme === 'light') === (index % 2 === 0) ? 860 : 320,
      scheme,
    })),
  ),
  ...(['light', 'dark'] as const).flatMap((scheme) =>
    [1280, 320].map((width) => ({
      name: `dashboard-${scheme}-${width}`,
      html: popupPage(),
      hash: 'page=dashboard',
      width,
      scheme,
    })),
  ),
  { name: 'dashboard-open', html: popupPage(), hash: 'page=dashboard', width: 1280, open: true },
  { name: 'dashboard-problems', html: popupPage(), hash: 'page=dashboard&view=problems', width: 760 },
  ...pageShots.map((shot) => ({ ...shot, html: popupPage() })),
];

/** What a screen reader is given, closed roots included. */
async function printTree(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const print = (id: string, depth: number): void => {
    const node = byId.get(id);
    if (!node || node.role?.value === 'InlineTextBox') return;
    const states = node.properties?.map(({ name, value }) => `${name}=${value.value}`).join(' ') ?? '';
    const text = [
      node.role?.value,
      node.name?.value && JSON.stringify(node.name.value),
      node.description?.value,
      states,
    ];
    if (!node.ignored) console.log('  '.repeat(depth) + text.filter(Boolean).join(' '));
    for (const child of node.childIds ?? []) print(child, node.ignored ? depth : depth + 1);
  };
  if (nodes[0]) print(nodes[0].nodeId, 0);
}

mkdirSync(folder, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME ?? findChromium()?.path ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-device-scale-factor=1'],
});
try {
  for (const shot of shots.filter(({ name }) => name.includes(only))) {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(shot.name, error));
    await page.setViewport({ width: shot.width, height: 700 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: shot.scheme ?? 'light' }]);
    await page.goto(`about:blank#${shot.hash}`);
    await page.setContent(`<!doctype html><html lang="${language}"><head></head><body>${shot.html}</body></html>`);
    const open = shot.open === true;
    await page.evaluate(
      `{ const real = Element.prototype.attachShadow; window.roots = [];
         Element.prototype.attachShadow = function (o) { const root = real.call(this, o); roots.push(root); return root; };
         const then = ${given === undefined ? `${sampleNow} - Date.now()` : 0}; const RealDate = Date; Date.now = ((now) => () => now() + then)(RealDate.now.bind(RealDate)); }`,
    );
    if (given !== undefined) await page.evaluate(`window.given = ${given}`);
    await page.evaluate(script);
    if (open)
      await page.evaluate('roots.forEach((r) => r.querySelectorAll("details").forEach((d) => { d.open = true; }))');
    const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
    if (wide) console.error(`${shot.name}: wider than its window`);
    const host = await page.$('shortfall-panel');
    const box = await host?.boundingBox();
    console.log(shot.name, box ? `${Math.round(box.width)}×${Math.round(box.height)}` : '');
    if (process.env.TREE) await printTree(page);
    await page.screenshot({ path: join(folder, `${shot.name}.png`), fullPage: true });
    await page.close();
  }
} finally {
  await browser.close();
}
