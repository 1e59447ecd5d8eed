// Draws public/icon/shortfall.svg in the sizes that browsers ask for. Run once, after the drawing has changed.
import { readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const folder = new URL('../public/icon/', import.meta.url);
const svg = readFileSync(new URL('shortfall.svg', folder), 'utf8');
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  for (const size of [16, 32, 48, 96, 128]) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
    await page.screenshot({ path: new URL(`${size}.png`, folder).pathname as `${string}.png`, omitBackground: true });
  }
} finally {
  await browser.close();
}
