import { afterEach, describe, expect, it } from 'vitest';
import { worldProposalIds as ids, topicUrl, worldTopics } from '../world/april-rescue.ts';
import { setStage } from './rig/stage.ts';
import { until } from './rig/until.ts';

const stage = setStage();
const hub = 'hub.snapshot.org';
const proposalUrl = `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${ids.lido}`;

afterEach(() => stage.world.faults.clear());

describe('before anything was ever read', () => {
  it('a hub that is down is named, and nothing is made up', async () => {
    stage.world.faults.set(hub, 'down', { only: 'data' });
    const tab = await stage.browser.open(proposalUrl);
    const text = await tab.panel.says('This page may be part of DeFi United');
    expect(text).toContain('hub.snapshot.org does not answer.');
    expect(text).not.toMatch(/\d %|\d%/);
    await tab.close();
  });
});

describe('an address that cannot be read', () => {
  it('gets no panel', async () => {
    const tab = await stage.browser.open('https://snapshot.box/#/s:lido-snapshot.eth/proposal/0x12gibberish');
    await tab.page.waitForNetworkIdle({ idleTime: 500 });
    expect(await tab.panel.text()).toBe('');
    await tab.close();
  });

  it('and the popup says why, where the site stays at that address', async () => {
    const { browser } = stage;
    const tab = await browser.open('https://research.lido.fi/t/some-topic/11483abc');
    const popup = await browser.openOwn('popup.html', { behind: true });
    await until('the popup to say why', async () =>
      (await popup.text()).includes('number in this address cannot be read'),
    );
    await popup.close();
    expect(await tab.panel.text()).toBe('');
    await tab.close();
  });
});

describe('a database that cannot be used', () => {
  it('is said in the panel and in the popup, and what it holds stays', async () => {
    const { browser } = stage;
    const before = await browser.inExtension<number>(countEvents);
    // As left behind by a newer version of the extension, or of the browser: this one cannot open it.
    await browser.stopWorker();
    await browser.inExtension(raiseVersion);
    const tab = await browser.open(topicUrl(worldTopics.mantle));
    await tab.panel.says('Another version of Shortfall has what is kept');
    await tab.close();
    const popup = await browser.openOwn('popup.html');
    await until('the popup to say so', async () =>
      (await popup.text()).includes('Another version of Shortfall has what is kept'),
    );
    await popup.close();
    expect(await browser.inExtension<number>(countEvents)).toBe(before);
  });
});

const raiseVersion = `new Promise((done, failed) => {
  const opening = indexedDB.open('shortfall', 9999);
  opening.onsuccess = () => { opening.result.close(); done(true); };
  opening.onerror = () => failed(opening.error);
  opening.onblocked = () => failed(new Error('somebody still has it open'));
})`;

const countEvents = `new Promise((done, failed) => {
  const opening = indexedDB.open('shortfall');
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const counting = opening.result.transaction('events').objectStore('events').count();
    counting.onsuccess = () => { opening.result.close(); done(counting.result); };
  };
})`;
