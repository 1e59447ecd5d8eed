import { expect, it } from 'vitest';
import { topicUrl, worldTopics } from '../../world/april-rescue.ts';
import { aprilSteps } from '../../world/rescue/steps.ts';
import { lookAway } from '../rig/look-away.ts';
import { lookNow } from '../rig/look-now.ts';
import { setStage } from '../rig/stage.ts';
import { until } from '../rig/until.ts';

const stage = setStage();
const rescue = 'defi-united-2026';
const { host, id } = worldTopics.lido;

/** A poll as the forum serves it. */
function aPoll(votes: readonly number[], status = 'open') {
  return {
    name: 'poll',
    type: 'regular',
    status,
    title: 'Should the DAO <b>take part</b>?',
    voters: votes.reduce((sum, each) => sum + each, 0),
    options: ['For', 'Against <img src=x>'].map((html, index) => ({ id: html, html, votes: votes[index] })),
  };
}

it('shows what a topic asks for and its poll, watches it, and tells of a post, an edit and a flip, each once', async () => {
  const { browser, world } = stage;
  const { forums } = world;
  await world.script.jumpTo(aprilSteps.open);
  forums.patchPost(host, id, 1, { polls: [aPoll([12, 7])], version: 1 });
  const author = forums.topic(host, id)?.posts[0]?.username ?? '';

  const topic = await browser.open(topicUrl(worldTopics.lido));
  const said = await topic.panel.says('Asks for up to 2,500 stETH');
  expect(said).toContain('Read from the text: not counted.');
  expect(said).not.toContain('Careful');
  await topic.panel.click('forum poll, not binding');
  const poll = await topic.panel.says('Should the DAO take part?');
  expect(poll).toMatch(/12 · 63\.1/);
  await topic.panel.click('From topic to money');
  await topic.panel.says('open, not binding');
  await topic.panel.click('Watch topic');
  await topic.panel.says('Watching topic');
  expect(await browser.badge()).toBe('');

  // Nothing happened: nothing is told.
  await lookNow(browser);
  expect(await browser.shown()).toEqual([]);

  // A post of the author: a click opens it.
  const away = await lookAway(browser);
  const post = forums.addPost(host, id, { username: author, cooked: '<p>Thank you all. The vote is open.</p>' });
  await lookNow(browser);
  await until('a notification', async () => (await browser.shown()).length > 0, { timeout: 30_000 });
  expect((await browser.shown()).map(({ title }) => title)).toEqual(['Lido DAO: its author wrote again']);
  await browser.clickNotification(rescue);
  await until('the post to be in front', async () =>
    (await browser.tabs()).some(({ url, active }) => active && url.includes(`/${id}/${post.post_number}`)),
  );
  await until('the badge to be empty', async () => (await browser.badge()) === '');

  // The ask and where it goes are edited, the poll turns.
  const cooked = forums.topic(host, id)?.posts[0]?.cooked ?? '';
  const elsewhere = `0x${'5'.repeat(40)}`;
  forums.patchPost(host, id, 1, {
    cooked: cooked.replace('up to 2,500 stETH', 'up to 2,000 stETH').replace(/0x95[0-9a-fA-F]{38}/, elsewhere),
    polls: [aPoll([12, 19])],
  });
  await away.page.bringToFront();
  await lookNow(browser);
  await until('news of both', async () => (await browser.shown()).some(({ message }) => message.includes('Against')), {
    timeout: 30_000,
  });
  const popup = await browser.openOwn('popup.html');
  const activity = await until('the activity', async () => {
    const text = await popup.text();
    return text.includes('now leads the forum poll') && text;
  });
  expect(activity).toContain('Lido DAO: where the money is to go was changed');
  expect(activity).toContain('Forum topic');
  await popup.close();
  // Where a post was jumped to, the panel is one line: the whole of it is on top of the topic.
  const again = await browser.open(topicUrl(worldTopics.lido));
  const warned = await again.panel.says('Asks for up to 2,000 stETH');
  expect(warned).toContain('Careful: the address that this text wants paid is none of those');
  expect(warned).not.toContain(elsewhere);

  // Nothing of it counts before the reader says so; then it is marked as theirs, and can be taken back.
  await again.panel.click('Count this');
  await again.panel.says('as your reading of this topic');
  await again.panel.click('Count it');
  await again.panel.says('You count up to 2,000 stETH (gift) from this topic.');
  await again.panel.says('Lido DAO gives up to 2,000 stETH');
  await again.panel.click('Take back');
  await again.panel.says('Lido DAO gives up to 2,500 stETH');
}, 180_000);
