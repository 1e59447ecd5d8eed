import { lookNow, passTime } from '../e2e/rig/look-now.ts';
import type { RunningBrowser } from '../e2e/rig/running-browser.ts';
import type { Tab } from '../e2e/rig/tab.ts';
import { until } from '../e2e/rig/until.ts';
import { arbitrumProposalId, worldProposalIds as ids, worldTopics as topics, topicUrl } from '../world/april-rescue.ts';
import { aprilSteps as steps } from '../world/rescue/steps.ts';
import type { World } from '../world/world.ts';
import type { Narrator } from './narrator.ts';

const proposalUrl = (space: string, id: string) => `https://snapshot.box/#/s:${space}/proposal/${id}`;

/** Walks through the rescue of April 2026 in the world: what a reader of the governance pages would have seen. */
export async function walkApril(browser: RunningBrowser, world: World, narrator: Narrator): Promise<void> {
  let told = 0;
  /** The worker looks, what comes of it is told, and the reader clicks on it. */
  const look = async () => {
    // Of the page in front, nothing is told.
    await topic.page.bringToFront();
    await lookNow(browser);
    await until('the news', async () => (await browser.shown()).length > told, { timeout: 30_000 });
    const all = await browser.shown();
    narrator.tell(all.slice(told));
    told = all.length;
    await browser.clickNotification(all.at(-1)?.id ?? '');
    await until('the news to count as read', async () => (await browser.badge()) === '');
  };
  const watch = async (tab: Tab) => {
    await tab.page.bringToFront();
    await tab.page.reload();
    await tab.panel.says(/closes in (1 min|\d+ sec)/);
    await tab.panel.click('Watch');
    await tab.panel.says('Watching');
  };
  const popup = async (name: string, title: string) => {
    const tab = await browser.openOwn('popup.html');
    await until('the popup', async () => (await tab.text()).includes('Activity'));
    await narrator.showPopup(name, title, tab);
    await tab.close();
  };
  const closed = (id: string) =>
    until('the vote to close', () => world.hub.proposal(id)?.state === 'closed', { timeout: 120_000 });

  await world.chain();
  await world.script.jumpTo(steps.open);

  narrator.say('A forum topic that a reader already knows');
  const topic = await browser.open(topicUrl(topics.lido));
  await topic.panel.says('Lido DAO');
  await narrator.show(
    'lido-topic',
    'Lido’s topic: what the DAO may give, how far that has got, what it would change',
    topic,
  );

  narrator.say('The vote that the topic is about, and another');
  const lido = await browser.open(proposalUrl('lido-snapshot.eth', ids.lido));
  await lido.panel.says(/If this.* pass/);
  await narrator.show('lido-vote', 'Against leads, and the quorum is missing', lido);
  const mantle = await browser.open(proposalUrl('bitdao.eth', ids.mantle));
  await mantle.panel.says(/If this.* pass/);
  await narrator.show('mantle-vote', 'A loan of up to 30,000 ETH: drawn apart from gifts', mantle);

  narrator.say('Other parts of the rescue, on other forums');
  for (const [name, title, url] of [
    ['aave-topic', 'Aave’s funding update', topicUrl(topics.aave)],
    ['mantle-topic', 'Mantle’s forum, always dark', topicUrl(topics.mantle)],
    ['arbitrum-topic', 'Arbitrum: frozen money is a recovery and no contribution', topicUrl(topics.arbitrum)],
    [
      'arbitrum-vote',
      'Arbitrum’s vote, long over: the outcome at once',
      proposalUrl('arbitrumfoundation.eth', arbitrumProposalId),
    ],
  ] as const) {
    const tab = await browser.open(url);
    await tab.panel.says('Filled');
    await narrator.show(name, title, tab);
    await tab.close();
  }
  const ordinary = await browser.open(proposalUrl('aavedao.eth', ids.aaveOther));
  await ordinary.page.waitForNetworkIdle({ idleTime: 500 });
  await narrator.show('ordinary-vote', 'A vote that belongs to no rescue: nothing', ordinary, { once: true });
  await ordinary.close();

  narrator.say('Watching two votes, in their last minutes');
  // Nobody watches them yet: to the extension they always ended then.
  world.hub.patchProposal(ids.mantle, { end: world.hub.now() + narrator.ends.mantle });
  world.hub.patchProposal(ids.lido, { end: world.hub.now() + narrator.ends.lido });
  await passTime(browser);
  await watch(mantle);
  await watch(lido);
  await look();

  narrator.say('The vote moves: a large holder votes For');
  await world.script.jumpTo(steps.flip);
  await look();
  await lido.panel.says(/“For” leads/);
  await narrator.show('lido-vote-flipped', 'A click on the news leads to the vote, whose panel has followed', lido);
  await popup('popup-flipped', 'The popup: two votes are watched');
  await world.script.jumpTo(steps.quorum);
  await look();

  narrator.say('Votes end');
  await closed(ids.mantle);
  await lookNow(browser);
  await mantle.page.bringToFront();
  await mantle.panel.says('Closed, counting');
  await narrator.show('mantle-counting', 'Closed, and not final: nothing is called passed', mantle, { once: true });
  await world.script.jumpTo(steps.mantleFinal);
  await look();
  await mantle.panel.says('Passed');
  await narrator.show('mantle-passed', 'Counted: passed', mantle);
  await closed(ids.lido);
  await world.script.jumpTo(steps.lidoFinal);
  await look();
  await lido.panel.says('Passed');
  await narrator.show('lido-passed', 'Lido’s vote has passed; another must follow', lido);

  narrator.say('Snapshot’s hub is down for a while');
  await world.script.jumpTo(steps.hubDown);
  await passTime(browser);
  const down = await browser.open(proposalUrl('aavedao.eth', ids.aave));
  await down.panel.says('hub.snapshot.org');
  await narrator.show('hub-down', 'What was read stands, with its age and the reason', down);
  await down.close();
  await world.script.jumpTo(steps.hubBack);
  await passTime(browser);

  narrator.say('Money arrives on chain');
  await world.script.jumpTo(steps.paidFinal);
  await look();
  await topic.page.bringToFront();
  await topic.panel.says(/2,500 of .* seen on chain/);
  await narrator.show('lido-delivered', 'The headline moves: a gift was seen at the pool', topic);
  await popup('popup-delivered', 'The popup at the end of the day');
}

/** The same pages on the live web, as they are today. */
export const livePages = [
  ['lido-topic', 'Lido’s topic', topicUrl(topics.lido)],
  ['aave-topic', 'Aave’s funding update', topicUrl(topics.aave)],
  ['arbitrum-topic', 'Arbitrum’s topic', topicUrl(topics.arbitrum)],
  ['arbitrum-vote', 'Arbitrum’s vote', proposalUrl('arbitrumfoundation.eth', arbitrumProposalId)],
  ['lido-space', 'Lido’s space', 'https://snapshot.box/#/s:lido-snapshot.eth'],
] as const;

/** Walks through the pages of the rescue on the live web. Pages may have changed: nothing is waited for longer than a while. */
export async function walkLive(browser: RunningBrowser, narrator: Narrator): Promise<void> {
  narrator.say('The rescue’s pages as they are today');
  for (const [name, title, url] of livePages) {
    const tab = await browser.open(url);
    await tab.panel.says('Filled', 20_000).catch(() => undefined);
    await narrator.show(name, title, tab);
  }
  const tab = await browser.openOwn('popup.html');
  await until('the popup', async () => (await tab.text()).includes('Activity'));
  await narrator.showPopup('popup', 'The popup', tab);
}
