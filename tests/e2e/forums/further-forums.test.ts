import { describe, expect, it } from 'vitest';
import { topicUrl } from '../../world/april-rescue.ts';
import { balancerTopic, talk } from '../../world/rescue/further-forums.ts';
import { setStage } from '../rig/stage.ts';
import type { Tab } from '../rig/tab.ts';
import { until } from '../rig/until.ts';

const stage = setStage();
const { host } = balancerTopic;
const url = topicUrl(balancerTopic);
const ask = '[RFC] Distribution';

const says = (page: Tab, words: string) => until(`“${words}”`, async () => (await page.text()).includes(words));
const hasPanel = (tab: Tab) => until('the panel', async () => (await tab.panel.text()).includes('Balancer'));
const hasNone = (tab: Tab) => until('no panel', async () => (await tab.panel.count()) === 0);
const scripts = () =>
  stage.browser.inExtension<string[]>(
    'browser.scripting.getRegisteredContentScripts().then((all) => all.map(({ matches }) => matches.join()))',
  );

/** The popup says that a host is missing, and mends it. */
async function allowAgain(): Promise<void> {
  const { browser } = stage;
  const popup = await browser.openOwn('popup.html', { behind: true });
  await says(popup, 'The browser does not let Shortfall read 1 site');
  await browser.willGrant(host);
  // Chromium's settings have given it back by that alone.
  if (browser.name === 'firefox') await popup.click('Allow them again');
  await until('the script to come back', async () => (await scripts()).length === 1);
  await popup.close();
}

describe('a forum that Shortfall does not know', () => {
  it('has nothing of ours in it, nor is it asked anything', async () => {
    const { browser, world } = stage;
    world.requests.clear();
    const tab = await browser.open(url);
    await until('the topic', async () => (await tab.text()).includes(ask));
    await tab.page.waitForNetworkIdle({ idleTime: 500 });
    expect(await tab.panel.count()).toBe(0);
    expect(world.requests.entries.filter(({ origin }) => /^(chrome|moz)-extension:/.test(origin ?? ''))).toEqual([]);
    await tab.close();
  });

  it('is offered in the popup, and taken up in the open page at once', async () => {
    const { browser } = stage;
    const tab = await browser.open(url);
    await until('the topic', async () => (await tab.text()).includes(ask));
    const popup = await browser.openPopupOn(tab);
    await says(popup, 'Balancer (forum.balancer.fi) is a Discourse forum');
    await browser.willGrant(host);
    await popup.click('Use Shortfall on this forum');
    await hasPanel(tab);
    expect(await tab.panel.count()).toBe(1);
    expect(await scripts()).toEqual([`https://${host}/*`]);
    await popup.close();
    await tab.close();
  });

  it('keeps it in pages that are opened later, and after a restart', async () => {
    const { browser } = stage;
    for (const restart of [false, true]) {
      // Chromium loads an extension from a folder anew at each start, and forgets then what it was granted: there the worker alone ends.
      if (restart) await (browser.name === 'firefox' ? browser.restart() : browser.stopWorker());
      const tab = await browser.open(url);
      await hasPanel(tab);
      await tab.close();
    }
    const list = await browser.open(`https://${host}/latest`);
    await until('the badge', () => list.page.$('shortfall-badge'));
    await list.close();
  });

  it('loses it when the user revokes the host, which the popup says and mends', async () => {
    const { browser } = stage;
    const tab = await browser.open(url);
    await hasPanel(tab);
    await browser.revoke(host);
    await hasNone(tab);
    await until('the script to go', async () => (await scripts()).length === 0);
    await allowAgain();
    await tab.page.reload();
    await hasPanel(tab);
    await tab.close();
  });

  it('is switched off and removed in the options, in the open page at once', async () => {
    const { browser } = stage;
    const tab = await browser.open(url);
    await hasPanel(tab);
    const options = await browser.openOwn('options.html', { behind: true });
    await says(options, 'forum.balancer.fi');
    // It stands behind the topic, where nothing is drawn: a click of the mouse would wait for that.
    const press = (label: string) =>
      options.page.evaluate((name) => document.querySelector<HTMLElement>(`[aria-label="${name}"]`)?.click(), label);
    const flip = () => press(`Show Shortfall on ${host}`);
    await flip();
    await hasNone(tab);
    await flip();
    await hasPanel(tab);
    await press(`Remove ${host}`);
    await hasNone(tab);
    await says(options, 'None yet.');
    expect(await scripts()).toEqual([]);
    expect(await browser.inExtension<boolean>(`browser.permissions.contains({ origins: ['https://${host}/*'] })`)).toBe(
      false,
    );
    await options.close();
    await tab.close();
  });

  it('under a path of its host is taken up there alone', async () => {
    const { browser } = stage;
    const tab = await browser.open(`https://${talk.host}${talk.base}/latest`);
    await until('the list', () => tab.page.$('a.title'));
    const popup = await browser.openPopupOn(tab);
    await says(popup, 'Talk of Example (www.example.net) is a Discourse forum');
    await browser.willGrant(talk.host);
    await popup.click('Use Shortfall on this forum');
    await until('the script', async () => (await scripts()).join() === `https://${talk.host}${talk.base}/*`);
    await popup.close();
    await tab.close();
  });

  it('is not seen in a page that is none', async () => {
    const { browser } = stage;
    const tab = await browser.open('https://example.org/');
    const popup = await browser.openPopupOn(tab);
    await says(popup, 'DeFi United');
    expect(await popup.text()).not.toContain('Use Shortfall');
    await popup.close();
    await tab.close();
  });
});
