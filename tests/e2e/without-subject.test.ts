import { describe, expect, it } from 'vitest';
import { worldProposalIds } from '../world/april-rescue.ts';
import { forumHosts, type LoggedRequest } from '../world/world.ts';
import { setStage } from './rig/stage.ts';

const stage = setStage();

/** Pages that have nothing to do with a rescue, though some are on sites where the extension runs. */
const pages = {
  'a site of somebody else': 'https://example.org/',
  'Snapshot’s front page': 'https://snapshot.box/#/explore',
  'a space': 'https://snapshot.box/#/s:lido-snapshot.eth',
  'the list of a space’s proposals': 'https://snapshot.box/#/s:lido-snapshot.eth/proposals',
  'a proposal that belongs to no rescue': `https://snapshot.box/#/s:aavedao.eth/proposal/${worldProposalIds.aaveOther}`,
  'spam that links the topic of a rescue': `https://snapshot.box/#/s:aavedao.eth/proposal/${worldProposalIds.aaveSpam}`,
  'a list without a topic of a rescue': 'https://research.lido.fi/c/general/1',
  'a search without a topic of a rescue': 'https://research.lido.fi/search?q=observation',
  // The nested layout: elsewhere the topics suggested below are a list, and one of them may be of a rescue.
  'a topic that belongs to no rescue':
    'https://research.lido.fi/t/liquidity-observation-programme/9000110?layout=nested',
};

/** What the worker asked: with the extension as its origin; or, where a browser names no origin, without a page it came from. */
const isOurs = ({ host, origin, referer, dest }: LoggedRequest) =>
  /^(chrome|moz)-extension:/.test(origin ?? '') || (dest === 'empty' && !referer && worldHosts.has(host));

/** The browsers' own services have other names. */
const worldHosts = new Set<string>(['hub.snapshot.org', 'snapshot.box', ...forumHosts]);

describe('a page without a subject', () => {
  for (const [what, url] of Object.entries(pages)) {
    it(`${what} stays as it is`, async () => {
      const { browser, world } = stage;
      world.requests.clear();
      const tab = await browser.open(url);
      await tab.page.waitForNetworkIdle({ idleTime: 700 });
      expect(await tab.panel.count()).toBe(0);
      const traces = await tab.page.evaluate(() => ({
        // Whatever hangs beside head and body has been put there by somebody else than the page.
        beside: [...document.documentElement.children]
          .map(({ localName }) => localName)
          .filter((name) => !['head', 'body'].includes(name)),
        sheets: document.adoptedStyleSheets.length,
        marks: document.documentElement.outerHTML.match(/shortfall-|data-shortfall|(?:chrome|moz)-extension:/g) ?? [],
      }));
      expect(traces).toEqual({ beside: [], sheets: 0, marks: [] });
      const asked = world.requests.entries.filter(isOurs).map(({ host, path }) => host + path);
      // Whether a proposal in a rescue's space belongs to it, only the hub and the rescue's topic in that space can tell.
      const needed = /^hub\.snapshot\.org\/graphql$|^governance\.aave\.com\/t\/\d+\.json/;
      expect(asked.filter((request) => !(url.includes('/proposal/') && needed.test(request)))).toEqual([]);
      await tab.close();
    });
  }
});
