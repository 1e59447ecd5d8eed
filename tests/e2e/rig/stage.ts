import { afterAll, beforeAll } from 'vitest';
import { aprilRescue, aprilScript } from '../../world/april-rescue.ts';
import { startWorld, type World } from '../../world/world.ts';
import { type Family, launch } from './launch.ts';
import type { RunningBrowser } from './running-browser.ts';

/** The browser that this run of the tests is about. */
export const family: Family = process.env.E2E_BROWSER === 'firefox' ? 'firefox' : 'chromium';

/** What a file of tests plays on: one world with the April rescue, and one browser in it with a fresh profile. */
export interface Stage {
  readonly world: World;
  readonly browser: RunningBrowser;
}

/** Sets the stage for a file, and clears it away whatever happens. What went wrong in the extension meanwhile fails the file. */
export function setStage({ chain = false, on = family }: { chain?: boolean; on?: Family } = {}): Stage {
  let world: World | undefined;
  let browser: RunningBrowser | undefined;
  beforeAll(async () => {
    world = await startWorld({ data: aprilRescue(Date.now()), script: aprilScript });
    if (chain) await world.chain();
    browser = await launch(on, { world });
  });
  afterAll(async () => {
    try {
      const errors = (await browser?.errors()) ?? [];
      if (errors.length > 0) throw new Error(`Errors in the extension or in its pages:\n${errors.join('\n')}`);
    } finally {
      await browser?.close();
      await world?.stop();
    }
  });
  const there = <T>(thing: T | undefined): T => {
    if (!thing) throw new Error('The stage is set before the tests run, not while they are collected.');
    return thing;
  };
  return {
    get world() {
      return there(world);
    },
    get browser() {
      return there(browser);
    },
  };
}
