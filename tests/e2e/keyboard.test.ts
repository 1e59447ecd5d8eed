import { describe, expect, it } from 'vitest';
import { worldProposalIds } from '../world/april-rescue.ts';
import { aprilSteps } from '../world/rescue/steps.ts';
import { lookNow } from './rig/look-now.ts';
import { setStage } from './rig/stage.ts';
import type { Tab } from './rig/tab.ts';

const stage = setStage();
const proposalUrl = `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${worldProposalIds.lido}`;

/** What has the focus, by its name; an outline that can be told from what is behind it is part of having it, while the window has the focus. */
const named = `(focused) => {
  if (!focused) return '';
  const name = (focused.getAttribute('aria-label') || focused.textContent || '').replace(/\\s+/g, ' ').trim();
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(focused);
  const paper = getComputedStyle(focused.closest('.sf') ?? document.body).backgroundColor;
  const isSeen = outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 && outlineColor !== paper;
  return isSeen || !document.hasFocus() ? name : name + ' (focus cannot be seen)';
}`;
const focusIn = (tab: Tab) => tab.panel.call<string>(`(root) => (${named})(root.activeElement)`);

describe('without a mouse', () => {
  it('leads into the panel, through all of it, and out again', async () => {
    const tab = await stage.browser.open(proposalUrl);
    await tab.panel.says('Filled');
    await tab.panel.click('Watch');
    await tab.panel.says('Watching');
    await tab.panel.says('Read what came before');
    // From just before it, as the page stands.
    await tab.panel.call(`(root) => {
      const before = document.createElement('button');
      before.id = 'before';
      root.host.before(before);
      before.focus();
    }`);
    const walked: string[] = [];
    for (let name: string | undefined = 'before'; name && walked.length < 20; walked.push(name ?? '')) {
      await tab.page.keyboard.press('Tab');
      name = await focusIn(tab);
    }
    expect(walked).toEqual([
      'Watching',
      'Close to one line',
      'Read what came before',
      'Check this count',
      'Why “in a vote”',
      'Stage by stage',
      'The vote in figures',
      'How the vote moved',
      expect.stringMatching(/^\d other votes?$/),
      'From topic to money',
      expect.stringMatching(/^\d sources?$/),
      'Hide on this site',
      '',
    ]);
    await tab.close();
  });

  it('keeps the place of the reader while the vote moves, and closes by Escape what was opened', async () => {
    const { browser, world } = stage;
    await world.script.jumpTo(aprilSteps.open);
    world.hub.patchProposal(worldProposalIds.lido, { end: world.hub.now() + 3 * 86_400 });
    const tab = await browser.open(proposalUrl);
    await tab.panel.says(/“Against” leads/);
    await tab.panel.call(
      `(root) => [...root.querySelectorAll('summary')].find((each) => each.textContent.includes('Stage by stage')).focus()`,
    );
    await tab.page.keyboard.press('Enter');
    await tab.panel.says('Amount (ETH)');
    await world.script.jumpTo(aprilSteps.flip);
    await lookNow(browser);
    await tab.panel.says(/“For” leads/);
    expect(await focusIn(tab)).toBe('Stage by stage');
    expect(await tab.panel.text()).toContain('Amount (ETH)');
    // Said once, politely, to who cannot see it move.
    expect(
      await tab.panel.call<string[]>(
        `(root) => [...root.querySelectorAll('[aria-live], [role=status]')].map((live) => live.textContent).filter(Boolean)`,
      ),
    ).toEqual(['The vote: Open. Leading: “For”.']);
    await tab.page.keyboard.press('Escape');
    expect(await tab.panel.text()).not.toContain('Amount (ETH)');
    expect(await focusIn(tab)).toBe('Stage by stage');
    await tab.close();
  });

  it('leads through the popup', async () => {
    const tab = await stage.browser.openOwn('popup.html');
    await tab.page.waitForSelector('#watched');
    await tab.page.bringToFront();
    const walked: string[] = [];
    const press = async (key: 'Tab' | 'ArrowDown' | 'ArrowUp') => {
      await tab.page.keyboard.press(key);
      return String(await tab.page.evaluate(`(${named})(document.activeElement.closest('body *'))`));
    };
    for (let step = 0; step < 20; step += 1) walked.push(await press('Tab'));
    expect(walked[0]).toBe('Look now');
    expect(walked).toContain('Stage by stage');
    expect(walked.some((name) => name.startsWith('Lido DAO'))).toBe(true);
    // From line to line, down and up again.
    await tab.page.evaluate('document.querySelector("header button").focus()');
    const [first, second] = [await press('ArrowDown'), await press('ArrowDown')];
    walked.push(first, second);
    expect(await press('ArrowUp')).toBe(first);
    expect(walked.filter((name) => name.includes('cannot be seen'))).toEqual([]);
    await tab.close();
  });
});
