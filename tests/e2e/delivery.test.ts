import { expect, it } from 'vitest';
import { topicUrl, worldProposalIds, worldTopics } from '../world/april-rescue.ts';
import { aprilSteps } from '../world/rescue/steps.ts';
import { lookNow } from './rig/look-now.ts';
import { setStage } from './rig/stage.ts';
import { until } from './rig/until.ts';

const stage = setStage({ chain: true });

it('tells of money that arrives on chain, once it is final, and counts it', async () => {
  const { browser, world } = stage;
  const proposal = await browser.open(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${worldProposalIds.lido}`);
  await proposal.panel.says('0 of 75,081 ETH seen on chain');
  await proposal.panel.click('Watch');
  await proposal.panel.says('Watching');
  // The first look is the baseline: from this block on.
  await lookNow(browser);
  const started = () =>
    browser.inExtension<number>(`new Promise((done) => {
      const opening = indexedDB.open('shortfall');
      opening.onsuccess = () => {
        const counting = opening.result.transaction('checkpoints').objectStore('checkpoints').count();
        counting.onsuccess = () => { opening.result.close(); done(counting.result); };
      };
    })`);
  await until('the first look at the chain', started, { timeout: 30_000 });

  await world.script.jumpTo(aprilSteps.paidFinal);
  await lookNow(browser);
  const news = async () =>
    (await browser.shown()).find(({ title, message }) => `${title}\n${message}`.includes('delivered'));
  await until('the news of the delivery', news, { timeout: 30_000 });
  const told = await news();
  expect(`${told?.title}\n${told?.message}`).toContain('Lido DAO: 2,500 stETH delivered');

  const topic = await browser.open(topicUrl(worldTopics.lido));
  const text = await topic.panel.says(/2,500 of [\d,.]+ ETH seen on chain/);
  expect(text).toContain('delivered');
  const popup = await browser.openOwn('popup.html');
  await until('the popup to count it', async () => /2,500 of [\d,.]+ ETH seen on chain/.test(await popup.text()));
});
