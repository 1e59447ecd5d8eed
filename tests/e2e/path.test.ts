import { expect, it } from 'vitest';
import { topicUrl, worldProposalIds, worldTopics } from '../world/april-rescue.ts';
import { aprilSteps } from '../world/rescue/steps.ts';
import { lookAway } from './rig/look-away.ts';
import { lookNow } from './rig/look-now.ts';
import { setStage } from './rig/stage.ts';
import { until } from './rig/until.ts';

const stage = setStage();
const rescue = 'defi-united-2026';
const proposalUrl = `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${worldProposalIds.lido}`;

it('leads from a topic to its vote, watches it, tells of a flip once, and survives a restart', async () => {
  const { browser, world } = stage;
  await world.script.jumpTo(aprilSteps.open);
  // Far enough away that no reminder is due.
  world.hub.patchProposal(worldProposalIds.lido, { end: world.hub.now() + 3 * 86_400 });

  // The topic has a panel, and the panel knows the vote.
  const topic = await browser.open(topicUrl(worldTopics.lido));
  const onTopic = await topic.panel.says('Lido DAO');
  expect(onTopic).toContain('2,500');
  expect(onTopic).toContain('stETH');
  const toVote = async () => (await topic.panel.links()).find(({ href }) => href.includes(worldProposalIds.lido));
  // What is drawn only once it is opened has no links before.
  if (!(await toVote())) await topic.panel.click('From topic to money');
  const link = await until('the link to the vote', toVote);
  expect(link.href).toBe(proposalUrl);

  // From the panel to the vote.
  if (!(await topic.panel.offers(link.text))) await topic.panel.click('From topic to money');
  await topic.panel.click(link.text);
  const proposal = await browser.tabAt(proposalUrl);
  const onProposal = await proposal.panel.says(/If this.* pass/);
  expect(onProposal).toMatch(/“Against” leads with 50\.\d/);
  // From the vote back to the topic.
  const back = async () =>
    (await proposal.panel.links())
      .map(({ href }) => new URL(href))
      .some(({ host, pathname }) => host === worldTopics.lido.host && /\/11483$/.test(pathname));
  if (!(await back())) await proposal.panel.click('From topic to money');
  await until('the link to the topic', back);

  await proposal.panel.click('Watch');
  await proposal.panel.says('Watching');
  expect(await browser.badge()).toBe('');

  // The votes flip; the alarm looks; the user is told, who reads something else.
  const away = await lookAway(browser);
  await world.script.jumpTo(aprilSteps.flip);
  await lookNow(browser);
  await until('a notification', async () => (await browser.shown()).length > 0, { timeout: 30_000 });
  const [first, ...more] = await browser.shown();
  expect(more).toEqual([]);
  expect(first?.id).toBe(rescue);
  expect(first?.title).toBe('Lido DAO: lead flipped to “For”');
  expect(first?.message).toContain('“For” now leads with 50.');
  expect(first?.message).toContain('ahead of “Against”');
  expect(first?.message).toContain('up to 2,500 stETH');
  expect(first?.message).not.toContain('passed');
  await until('the badge to count the news', async () => (await browser.badge()) === '1');
  await away.close();
  await proposal.panel.says(/“For” leads with 50\.\d/);

  // The popup says the same.
  const popup = await browser.openOwn('popup.html');
  await until('the popup to show the news', async () => (await popup.text()).includes('lead flipped to “For”'));
  expect(await popup.text()).toContain('1 new');
  await popup.close();

  // A click comes back to the tab that has the proposal.
  await topic.page.bringToFront();
  await browser.clickNotification(rescue);
  await until('the proposal to be in front', async () =>
    (await browser.tabs()).some(({ url, active }) => active && url === proposalUrl),
  );
  expect((await browser.tabs()).filter(({ url }) => url === proposalUrl)).toHaveLength(1);
  await until('the badge to be empty', async () => (await browser.badge()) === '');

  // Nothing is lost, and nothing is told twice.
  await browser.restart();
  const after = await browser.open(proposalUrl);
  await after.panel.says('Watching');
  await lookNow(browser);
  const again = await browser.openOwn('popup.html');
  await until('the activity', async () => (await again.text()).includes('lead flipped to “For”'));
  expect(await again.text()).not.toContain('1 new');
  await world.script.jumpTo(aprilSteps.quorum);
  await again.page.bringToFront();
  await lookNow(browser);
  await until('the next notification', async () => (await browser.shown()).length > 1, { timeout: 30_000 });
  expect((await browser.shown()).slice(1).map(({ title }) => title)).toEqual(['Lido DAO: quorum reached']);
});
