import { describe, expect, it } from 'vitest';
import { aList, aListedClaim, aListedGift, aListedRescue } from '../../support/a-list.ts';
import { topicUrl, worldTopics } from '../../world/april-rescue.ts';
import { listHost } from '../../world/list-files.ts';
import { fill } from '../rig/fields.ts';
import { setStage } from '../rig/stage.ts';
import type { Tab } from '../rig/tab.ts';
import { until } from '../rig/until.ts';

const stage = setStage();
const address = `https://${listHost}/rescues.json`;
const topic = 'https://research.lido.fi/t/liquidity-observation-programme/9000110';

/** A list of one rescue, about a topic that no other rescue names. */
const listOf = (given: object = {}) =>
  aList([aListedRescue({ topics: [{ url: topic, label: 'The incident' }], ...given })], { name: 'Lists of Example' });
const says = (tab: Tab, words: string) => until(`“${words}”`, async () => (await tab.text()).includes(words));
const panelSays = (tab: Tab, words: string) =>
  until(`“${words}” in the panel`, async () => {
    const text = await tab.panel.text();
    if (!text.includes(words)) throw new Error(`It says: ${text}`);
    return true;
  });
const openLists = async () => {
  const tab = await stage.browser.openOwn('options.html#lists');
  await says(tab, 'rescues come with Shortfall');
  return tab;
};
const asked = () => stage.world.requests.entries.filter(({ host }) => host === listHost).length;

describe('a rescue list on a plain static host', () => {
  it('is refused with the reason while it is not there, and nothing of it stays', async () => {
    const tab = await openLists();
    await stage.browser.willGrant(listHost);
    await fill(tab, 'Address of a list', address);
    await tab.click('Subscribe');
    await says(tab, 'There is nothing at this address.');
    await tab.close();
  });

  it('is subscribed to, and its rescue is shown on its page with whose it is', async () => {
    stage.world.lists.put('/rescues.json', listOf());
    const tab = await openLists();
    await stage.browser.willGrant(listHost);
    await fill(tab, 'Address of a list', address);
    await tab.click('Subscribe');
    await says(tab, 'The list was added.');
    await says(tab, 'Lists of Example');
    await tab.close();
    const page = await stage.browser.open(topic);
    await panelSays(page, 'From the list “Lists of Example”. Neither it nor its addresses were reviewed by Shortfall.');
    await page.close();
  });

  it('is updated on a click, and says what changed; where nothing did, the file is not sent again', async () => {
    const tab = await openLists();
    const claims = [aListedClaim(), aListedClaim({ asOf: '2026-04-27', amount: { value: '3000', asset: 'ETH' } })];
    stage.world.lists.put('/rescues.json', listOf({ contributions: [aListedGift({ claims })] }));
    await tab.click('Update Lists of Example now');
    await says(tab, '1 claim added');
    const before = asked();
    await tab.click('Update Lists of Example now');
    await until('the second look', () => asked() > before);
    expect(stage.world.requests.entries.findLast(({ host }) => host === listHost)?.status).toBe(304);
    await tab.close();
  });

  it('keeps its last good version when what stands there is broken, also after the worker was ended', async () => {
    stage.world.lists.put('/rescues.json', listOf({ unit: 'NOTHING' }));
    const tab = await openLists();
    await tab.click('Update Lists of Example now');
    await says(tab, 'the version before it still counts');
    await says(tab, 'rescues[0].unit');
    await tab.close();
    await stage.browser.stopWorker();
    const page = await stage.browser.open(topic);
    await panelSays(page, 'Listed Rescue');
    await page.close();
  });

  it('cannot shadow a rescue that comes with the extension: the user chooses, and chooses back', async () => {
    const aave = topicUrl(worldTopics.aave);
    stage.world.lists.put(
      '/rescues.json',
      listOf({ id: 'defi-united-2026', name: 'An impostor', topics: [{ url: aave, label: 'x' }] }),
    );
    const tab = await openLists();
    await tab.click('Update Lists of Example now');
    await says(tab, 'The same rescue in several lists');
    const page = await stage.browser.open(aave);
    await panelSays(page, 'DeFi United');
    await tab.page.bringToFront();
    const choose = (words: string) =>
      tab.page.evaluate(
        (wanted) => [...document.querySelectorAll('label')].find((each) => each.innerText.includes(wanted))?.click(),
        words,
      );
    await choose('An impostor');
    await page.page.bringToFront();
    await panelSays(page, 'An impostor');
    await tab.page.bringToFront();
    await choose('the rescues that come with Shortfall');
    await page.page.bringToFront();
    await panelSays(page, 'DeFi United');
    await page.close();
    await tab.close();
  });

  it('goes with its rescues and its permission when it is removed', async () => {
    const tab = await openLists();
    await tab.click('Remove Lists of Example');
    await until('it to be gone', async () => !(await tab.text()).includes('Lists of Example'));
    const allowed = `browser.permissions.contains({ origins: ['https://${listHost}/*'] })`;
    expect(await stage.browser.inExtension<boolean>(allowed)).toBe(false);
    const page = await stage.browser.open(topic);
    await page.page.waitForNetworkIdle({ idleTime: 500 });
    expect(await page.panel.count()).toBe(0);
    await page.close();
    await tab.close();
  });
});
