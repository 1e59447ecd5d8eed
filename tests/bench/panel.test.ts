import { describe, expect, it } from 'vitest';
import { type Family, launch } from '../e2e/rig/launch.ts';
import { until } from '../e2e/rig/until.ts';
import { aprilRescue, topicUrl, worldProposalIds, worldTopics } from '../world/april-rescue.ts';
import { startWorld } from '../world/world.ts';

const rounds = 12;
/** Milliseconds, from the moment at which the page has the place for it. */
const limit = 150;

const pages = {
  'a proposal on Snapshot': {
    url: `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${worldProposalIds.lido}`,
    anchor: '[data-testid="proposal-sidebar"] > div',
  },
  'a topic on a forum': { url: topicUrl(worldTopics.lido), anchor: 'section#topic' },
};

/** In the page, before it: notes when the anchor and when our panel are first drawn. */
function watchArrivals(anchor: string): void {
  const seen: { anchor?: number; panel?: number } = {};
  Object.assign(window, { seen });
  const look = () => {
    if (seen.anchor === undefined && document.querySelector(anchor)) seen.anchor = performance.now();
    const host = document.querySelector('shortfall-panel');
    if (seen.panel === undefined && host && host.getBoundingClientRect().height > 40) seen.panel = performance.now();
    if (seen.panel === undefined) requestAnimationFrame(look);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  requestAnimationFrame(look);
}

describe.each<Family>(['chromium', 'firefox'])('with stored data, in %s', (family) => {
  it('the panel is there soon after its anchor', async () => {
    const world = await startWorld({ data: aprilRescue(Date.now()) });
    try {
      const browser = await launch(family, { world });
      try {
        for (const [what, { url, anchor }] of Object.entries(pages)) {
          const times: number[] = [];
          // The first round fills the store; it does not count.
          for (let round = 0; round <= rounds; round += 1) {
            const tab = await browser.open('https://example.org/');
            await tab.page.evaluateOnNewDocument(watchArrivals, anchor);
            await tab.page.goto(url);
            const took = await until('the panel', () =>
              tab.page.evaluate(() => {
                const { seen } = window as unknown as { seen: { anchor?: number; panel?: number } };
                return seen.panel === undefined ? undefined : { ms: seen.panel - (seen.anchor ?? seen.panel) };
              }),
            );
            if (round > 0) times.push(took.ms);
            await tab.close();
          }
          times.sort((left, right) => left - right);
          const median = times[Math.floor(times.length / 2)] ?? Number.NaN;
          console.log(
            `${family}, ${what}: median ${median.toFixed(0)} ms, slowest ${times.at(-1)?.toFixed(0)} ms of ${rounds}`,
          );
          expect(median).toBeLessThan(limit);
        }
      } finally {
        await browser.close();
      }
    } finally {
      await world.stop();
    }
  });
});
