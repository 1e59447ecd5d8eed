import { expect, it } from 'vitest';
import { topicUrl, worldProposalIds, worldTopics } from '../../world/april-rescue.ts';
import { lookNow } from '../rig/look-now.ts';
import { setStage } from '../rig/stage.ts';
import { until } from '../rig/until.ts';

const stage = setStage();
const { host } = worldTopics.etherfi;
const space = 'smallgiver.eth';
const idOf = (digit: string) => `0x5f0${digit.repeat(61)}`;
const pageOf = (id: string) => `https://snapshot.box/#/s:${space}/proposal/${id}`;

it('asks in one line whether a topic that no list names is part of a rescue, tracks it as its reader confirms it, and takes it back', async () => {
  const { browser } = stage;
  const topic = await browser.open(topicUrl(worldTopics.etherfi));
  await topic.panel.says('Mentions rsETH and asks for up to 5,000 ETH: part of DeFi United?');
  expect(await topic.panel.count()).toBe(1);
  // It came after the posts were painted: they have not moved for it.
  const topOfPost = () => topic.page.evaluate(() => document.querySelector('#post_1')?.getBoundingClientRect().top);
  const withLine = await topOfPost();
  await topic.page.evaluate(() => {
    const line = document.querySelector<HTMLElement>('shortfall-panel');
    if (line) line.style.setProperty('display', 'none', 'important');
  });
  expect(await topOfPost()).toBe(withLine);
  await topic.page.evaluate(() =>
    document.querySelector<HTMLElement>('shortfall-panel')?.style.setProperty('display', 'block', 'important'),
  );

  await topic.panel.click('Track it');
  await topic.panel.says('Track it with this amount');
  await topic.panel.click('Track it with this amount');
  // Above posts that were painted it stays one line, until its reader opens it.
  await topic.panel.click('Show the details');
  await topic.panel.says(/EtherFi[\s\S]*up to 5,000 ETH/);
  expect(await topic.panel.offers('Not this')).toBe(false);

  const popup = await browser.openOwn('popup.html');
  await until('what is tracked', async () => (await popup.text()).includes('Tracked by you'));
  await popup.click('Stop tracking');
  await until('it to be tracked no more', async () => !(await popup.text()).includes('Tracked by you'));
  await popup.close();
  await topic.panel.says('part of DeFi United?');
  await topic.close();
});

it('finds a proposal by searching, names it in the popup and on its page, and never again once that is not it', async () => {
  const { browser, world } = stage;
  world.hub.addSpace({ id: space, name: 'Small Giver', verified: false });
  world.hub.addProposal({
    id: idOf('1'),
    space,
    title: 'Chip in for the rsETH holders',
    body: 'We propose to donate **12 ETH** to DeFi United.',
  });
  const lido = await browser.open(topicUrl(worldTopics.lido));
  await lido.panel.click('Watch topic');
  await lido.panel.says('Watching topic');
  await lookNow(browser);
  const popup = await browser.openOwn('popup.html');
  await until('the suggestion', async () => (await popup.text()).includes('Chip in for the rsETH holders'), {
    timeout: 30_000,
  });
  expect(await popup.text()).toContain('Nobody has verified this space.');
  await popup.close();

  const page = await browser.open(pageOf(idOf('1')));
  expect(await page.panel.says('asks for 12 ETH')).toContain('Nobody has verified this space.');
  await page.panel.click('Not this');
  await until('the line to be gone', async () => (await page.panel.count()) === 0);
  await page.page.reload();
  await until('the page to be there again', async () => (await page.text()).includes('Chip in'));
  const again = await browser.openOwn('popup.html');
  await until('the popup', async () => (await again.text()).includes('Watched'));
  expect(await again.text()).not.toContain('Chip in for the rsETH holders');
  expect(await page.panel.count()).toBe(0);
  await again.close();
  await page.close();
  await lido.close();
});

it('warns aloud of an address that only looks like the rescue’s, and shows the right one', async () => {
  const { browser, world } = stage;
  const wrong = '0x0fCa51b07D1c3E44a9F06A1dE2C7B9aF3D1ffE68';
  world.hub.addProposal({
    id: idOf('2'),
    space,
    title: 'DeFi United: emergency contribution',
    body: `Send 500 ETH to the DeFi United Safe at ${wrong}.`,
  });
  const page = await browser.open(pageOf(idOf('2')));
  const said = await page.panel.says('Careful: an address in this text begins and ends like one of DeFi United');
  expect(said).toContain('0x0fCa5194baA59a362a835031d9C4A25970effE68');
  expect(said).not.toContain(wrong);
  expect(await page.panel.call<string>('(root) => root.querySelector("[role=alert]")?.textContent')).toContain(
    'Careful',
  );
  expect(await page.panel.offers('Track it')).toBe(false);
  await page.close();
});

it('warns in the panel of a vote that a list names, too', async () => {
  const { browser, world } = stage;
  const { lido } = worldProposalIds;
  const body = world.hub.proposal(lido)?.body ?? '';
  world.hub.patchProposal(lido, { body: `${body}\n\nUpdated address: 0x0fCa51b07D1c3E44a9F06A1dE2C7B9aF3D1ffE68` });
  const page = await browser.open(`https://snapshot.box/#/s:lido-snapshot.eth/proposal/${lido}`);
  const said = await page.panel.says('Careful: an address in this text');
  expect(said).toContain('Lido DAO');
  world.hub.patchProposal(lido, { body });
  await page.close();
});

it('offers to track a rescue where a topic reads like the start of one, and opens the form with what was read', async () => {
  const { browser, world } = stage;
  const start = world.forums.addTopic(host, {
    id: 9000801,
    title: 'Nereid Finance exploit: request for support',
    posts: [
      {
        cooked:
          '<p>Yesterday an attacker drained 4,120 ETH from the vaults of Nereid Finance. We ask the DAO to contribute 500 ETH to the users.</p>',
      },
    ],
  });
  const grant = world.forums.addTopic(host, {
    id: 9000802,
    title: 'Grant request: a dashboard of exploits',
    posts: [{ cooked: '<p>We request 30,000 USDC for a dashboard of all exploits of the year.</p>' }],
  });
  const plain = await browser.open(`https://${host}/t/${grant.slug}/${grant.id}`);
  const topic = await browser.open(`https://${host}/t/${start.slug}/${start.id}`);
  await topic.panel.says('This reads like the start of a rescue that no list has.');
  await topic.panel.click('Start tracking a rescue');
  await until('the form to be in front', async () =>
    (await browser.tabs()).some(({ url, active }) => active && url.includes('/options.html#')),
  );
  const drafts = await browser.inExtension<unknown>(`browser.storage.local.get('rescue-drafts')`);
  expect(JSON.stringify(drafts)).toContain('Nereid Finance exploit');
  await topic.page.bringToFront();
  await topic.panel.click('Not this');
  await until('the line to be gone', async () => (await topic.panel.count()) === 0);
  // Long asked and answered by now.
  expect(await plain.panel.count()).toBe(0);
  await topic.close();
  await plain.close();
});
