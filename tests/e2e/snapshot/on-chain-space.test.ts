import { expect, it } from 'vitest';
import { power } from '../../world/spaces-api/spaces.ts';
import { lookAway } from '../rig/look-away.ts';
import { lookNow } from '../rig/look-now.ts';
import { setStage } from '../rig/stage.ts';
import { until } from '../rig/until.ts';

const stage = setStage();
const space = '0xf07DeD9dC292157749B6Fd268E37DF6EA38395B9';
/** The vote of Arbitrum's core governor on the frozen ETH, as the catalogue lists it. */
const id = '71236395575275509514809232906539225896862899916501711888027988560774655719183';
const url = `https://snapshot.box/#/arb1:${space}/proposal/${id}`;

it('a vote that a contract holds has its panel on Snapshot’s site, is watched, and its flip is told', async () => {
  const { browser, world } = stage;
  const now = Math.floor(Date.now() / 1_000);
  world.spaces.add({
    indexer: 'arb1',
    space,
    id,
    spaceName: 'Arbitrum Core',
    symbol: 'ARB',
    title: '[Constitutional] AIP: Approve Release of Frozen ETH',
    start: now - 5 * 86_400,
    end: now + 5 * 86_400,
    scores: [power(120_000_000), power(40_000_000), power(3_000_000)],
    votes: 900,
    quorum: power(150_000_000),
  });

  const page = await browser.open(url);
  const said = await page.panel.says(/“For” leads with 73\./);
  expect(said).toContain('Arbitrum');

  await page.panel.click('Watch');
  await page.panel.says('Watching');
  const away = await lookAway(browser);
  world.spaces.change('arb1', space, id, { scores: [power(120_000_000), power(180_000_000), power(3_000_000)] });
  await lookNow(browser);
  await until('a notification', async () => (await browser.shown()).length > 0, { timeout: 30_000 });
  expect((await browser.shown()).map(({ title }) => title)).toEqual([
    expect.stringContaining('lead flipped to “Against”'),
  ]);
  await away.close();
  await page.panel.says(/“Against” leads with 59\./);

  // Asked of Snapshot's own API, by nobody else's name.
  const asked = world.requests.to('api.snapshot.box');
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.every(({ cookies, referer }) => !cookies && referer === undefined)).toBe(true);

  // Its end comes: what has not been executed is not told passed before that is certain.
  world.spaces.change('arb1', space, id, { end: now - 60 });
  await lookNow(browser);
  await page.panel.says(/count/i);
  expect((await browser.shown()).some(({ title }) => /passed|failed/.test(title))).toBe(false);
});
