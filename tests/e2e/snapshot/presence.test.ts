import { describe, expect, it } from 'vitest';
import { worldProposalIds as ids } from '../../world/april-rescue.ts';
import { setStage } from '../rig/stage.ts';
import { until } from '../rig/until.ts';

const stage = setStage();
const proposalUrl = `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${ids.lido}`;

describe('a site on which the reader hides the panel', () => {
  it('shows nothing more, in any tab and after a reload, until the popup brings it back', async () => {
    const { browser } = stage;
    const tab = await browser.open(proposalUrl);
    await tab.panel.says('Lido DAO gives');
    const list = await browser.open('https://snapshot.box/#/s:lido-snapshot.eth/proposals');
    const badges = () => list.page.evaluate(() => document.querySelectorAll('shortfall-badge').length);
    await until('the badge in the other tab', badges);
    await tab.page.bringToFront();
    await tab.panel.click('Hide on this site');
    await until('the panel to go', async () => (await tab.panel.count()) === 0);
    await until('the badge to go', async () => (await badges()) === 0);
    await tab.page.reload();
    await tab.page.waitForNetworkIdle({ idleTime: 700 });
    expect(await tab.panel.count()).toBe(0);
    const popup = await browser.openOwn('popup.html', { behind: true });
    await until('the popup to say so', async () => (await popup.text()).includes('You hid Shortfall on snapshot.box.'));
    // Behind another page nothing is drawn, and so nothing can be pressed with the mouse.
    await popup.page.evaluate(() => {
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Show it again')?.click();
    });
    await until('the popup to say so', async () => (await popup.text()).includes('It is shown there again.'));
    await popup.close();
    await tab.panel.says('Lido DAO gives');
    // Pages behind others are not drawn: theirs come when they are looked at.
    await list.page.bringToFront();
    await until('the badge again', badges);
    await list.close();
    await tab.close();
  });
});

describe('a page without a place for the panel', () => {
  it('gets it at the edge of the window, and the popup says why', async () => {
    const { browser } = stage;
    const tab = await browser.open(proposalUrl);
    await tab.panel.says('Lido DAO gives');
    const popupText = async () => {
      const popup = await browser.openOwn('popup.html', { behind: true });
      await until('the page in front', async () => (await popup.text()).includes('Part of DeFi United'));
      const text = await popup.text();
      await popup.close();
      return text;
    };
    expect(await popupText()).not.toContain('no place for the panel');
    // The site is built anew, and calls its column by another name.
    await tab.page.evaluate(() => {
      localStorage.setItem('world.rerender', '0');
      const column = document.querySelector('[data-testid="proposal-sidebar"]');
      column?.replaceWith(Object.assign(document.createElement('div'), { textContent: 'Results' }));
    });
    await until('the docked panel', async () => (await tab.panel.html()).includes('data-layout="docked"'));
    expect(await popupText()).toContain('The page has no place for the panel');
    await tab.close();
  });
});

describe('a page that was open before', () => {
  it('an update has its panel again, one, and it works', async () => {
    const { browser } = stage;
    const tab = await browser.open(proposalUrl);
    await tab.panel.says('Lido DAO gives');
    // What is drawn now was drawn by the copy that is cut off.
    await tab.page.evaluate(() => document.querySelector('shortfall-panel')?.setAttribute('data-of', 'before'));
    await browser.reloadExtension();
    await until(
      'the panel of the new copy',
      async () => (await tab.page.$('shortfall-panel:not([data-of])')) && (await tab.panel.count()) === 1,
    );
    await tab.panel.says('Lido DAO gives');
    await tab.panel.click('Watch');
    await tab.panel.says('Watching');
    await tab.close();
  });
});
