import { describe, expect, it } from 'vitest';
import { readListText } from '../../../lib/catalogue/list-text.ts';
import { worldProposalIds } from '../../world/april-rescue.ts';
import { fill, filled } from '../rig/fields.ts';
import { setStage } from '../rig/stage.ts';
import type { Tab } from '../rig/tab.ts';
import { until } from '../rig/until.ts';

const stage = setStage();
const topic = 'https://research.lido.fi/t/liquidity-observation-programme/9000110';
const anotherTopic = 'https://research.lido.fi/t/grants-quarterly-report/9000111';
const vote = `https://snapshot.box/#/s:aavedao.eth/proposal/${worldProposalIds.aaveManyChoices}`;
const form = /options\.html#rescue\//;

const says = (tab: Tab, words: string) => until(`“${words}”`, async () => (await tab.text()).includes(words));
/** What the user does with the mouse, counted. */
let clicks = 0;
const click = async (tab: Tab, name: string) => {
  clicks += 1;
  await tab.click(name);
};
const write = async (tab: Tab, label: string, text: string) => {
  clicks += 1;
  await fill(tab, label, text);
};
/** Types where the form has put the cursor by itself, once it has. */
const goOn = async (tab: Tab, label: string, text: string) => {
  await until(`the cursor in “${label}”`, () =>
    tab.page.evaluate((wanted) => {
      const focused = document.activeElement as HTMLInputElement | null;
      return focused?.labels?.[0]?.innerText.trim() === wanted && focused.value === '';
    }, label),
  );
  await tab.page.keyboard.type(text);
};
const startTracking = async (url: string) => {
  const tab = await stage.browser.open(url);
  await tab.page.waitForSelector('article');
  clicks += 1;
  const popup = await stage.browser.openPopupOn(tab);
  await click(popup, 'Start tracking a rescue');
  const options = await stage.browser.tabAt(form);
  // Where it is a real one it has closed by itself.
  await popup.close().catch(() => undefined);
  return { tab, options };
};

describe('a hole that no list has', () => {
  it('is tracked from a topic, with two contributions and a watched vote, in less than 15 clicks', async () => {
    clicks = 0;
    const { tab, options } = await startTracking(topic);
    await says(options, 'A rescue of your own');
    expect(await filled(options, 'Page about it')).toBe(topic);
    await write(options, 'When it happened', '2026-04-01');
    await write(options, 'Amount', '2000');
    await write(options, 'Asset', 'ETH');
    await click(options, 'Add a contribution');
    await goOn(options, 'Who', 'Alpha DAO');
    await write(options, 'Amount', '500');
    await click(options, 'Add a vote or a topic');
    await goOn(options, 'Address of its page', vote);
    await click(options, 'Add a contribution');
    await goOn(options, 'Who', 'Beta Inc.');
    await write(options, 'Amount', '250');
    await says(options, '12.5% of the hole');
    await click(options, 'Save and track it');
    await says(options, 'is saved');
    await click(options, 'Watch the vote of Alpha DAO');
    await says(options, 'Watched.');
    expect(clicks).toBeLessThan(15);
    await options.close();

    await tab.page.reload();
    await until('the panel on the topic', async () => (await tab.panel.text()).includes('Your own entry.'));
    await tab.close();
    const page = await stage.browser.open(vote);
    await until('the panel on the vote', async () => (await page.panel.text()).includes('Alpha DAO'));
    await page.close();
  });

  it('is exported as a list that passes', async () => {
    const answer = await stage.browser.inExtension<{ text: string }>(
      `browser.runtime.sendMessage({ shortfall: 1, name: 'exportOwn', request: {} })`,
    );
    const read = readListText(answer.text);
    expect(read).toMatchObject({ ok: true, list: { rescues: [{ contributions: [{}, {}] }] } });
  });
});

describe('the form', () => {
  it('loses nothing when the page is loaded anew, or the topic is begun from again', async () => {
    const { tab, options } = await startTracking(anotherTopic);
    await fill(options, 'Name of the rescue', 'Half written');
    await says(options, 'Kept as a draft.');
    await until('it to be kept', async () =>
      stage.browser.inExtension<boolean>(
        `browser.storage.local.get('rescue-drafts').then((kept) => JSON.stringify(kept).includes('Half written'))`,
      ),
    );
    const { hash } = new URL(await options.url());
    await options.close();
    const reopened = await stage.browser.openOwn(`options.html${hash}`);
    expect(await filled(reopened, 'Name of the rescue')).toBe('Half written');
    await reopened.close();
    await tab.close();
    const again = await startTracking(anotherTopic);
    expect(await filled(again.options, 'Name of the rescue')).toBe('Half written');
    await again.options.close();
    await again.tab.close();
  });

  it('copies a listed rescue with the keyboard alone; the copy counts until it is deleted', async () => {
    const options = await stage.browser.openOwn('options.html#own');
    await says(options, 'Change a copy of a rescue');
    const { keyboard } = options.page;
    /** The name of what has the focus. */
    const focused = () =>
      options.page.evaluate(() => {
        const at = document.activeElement as HTMLInputElement | null;
        return (at?.getAttribute('aria-label') || at?.labels?.[0]?.innerText || at?.textContent || '').trim();
      });
    /** Tab, until what has the focus is called so. */
    const tabTo = async (name: string) => {
      for (let step = 0; step < 300; step += 1) {
        if ((await focused()) === name) return;
        await keyboard.press('Tab');
      }
      throw new Error(`Tab does not lead to “${name}”.`);
    };
    await tabTo('Change a copy of a rescue from a list; the copy then counts in its place');
    await keyboard.type('Euler');
    await tabTo('Copy');
    await keyboard.press('Enter');
    await says(options, 'Kept as a draft.');
    await tabTo('Name of the rescue');
    await keyboard.press('End');
    await keyboard.type(', my way');
    await keyboard.press('Enter');
    await says(options, 'my way is saved');
    await tabTo('All settings');
    await keyboard.press('Enter');
    await says(options, 'The same rescue in several lists');
    await tabTo('Delete Euler 2023, my way');
    await keyboard.press('Enter');
    // What changes nothing has the focus; what deletes stands before it.
    await until('the question', async () => (await focused()) === 'Cancel');
    await keyboard.down('Shift');
    await keyboard.press('Tab');
    await keyboard.up('Shift');
    expect(await focused()).toBe('Yes, delete Euler 2023, my way');
    await keyboard.press('Enter');
    await until('the conflict to be over', async () => {
      const text = await options.text();
      if (text.includes('The same rescue in several')) throw new Error(text.slice(text.indexOf('The same rescue')));
      return true;
    });
    await options.close();
  });
});

describe('the settings', () => {
  it('speak the language that was chosen, and the browser’s again', async () => {
    const options = await stage.browser.openOwn('options.html');
    await says(options, 'Shortfall: settings');
    await options.page.select('#language-choice', 'de');
    await says(options, 'Shortfall: Einstellungen');
    await options.page.waitForSelector('#language-choice');
    await options.page.select('#language-choice', '');
    await says(options, 'Shortfall: settings');
    await options.close();
  });
});
