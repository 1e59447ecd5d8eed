import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, findChromium } from '../../../scripts/browsers.ts';
import { outputOf } from '../../../scripts/fresh-build.ts';
import { type BuiltExtension, readBuiltExtension } from './built-extension.ts';
import { Chromium } from './chromium.ts';
import { Firefox } from './firefox.ts';
import type { RunningBrowser, Size } from './running-browser.ts';

/** How a browser is started. */
export interface LaunchOptions {
  /** Of its executable. */
  path: string;
  extension: BuiltExtension;
  profile: string;
  /** The world that it lives in; the real one without. */
  world?: WorldAccess | undefined;
  headless: boolean;
  size: Size;
  /** Firefox: the time after which a worker without work ends. */
  idleAfterMs?: number | undefined;
  /** Firefox: as a temporary add-on, which every version takes, and which a restart ends. */
  temporary?: boolean | undefined;
  /** The page that the extension opens once it is installed stays open. */
  welcome?: boolean | undefined;
  /** Whoever starts it sees to its end on Ctrl-C; else the browser is ended with this process, at once. */
  minded?: boolean | undefined;
}

/** How a browser gets into a world instead of the internet. */
export interface WorldAccess {
  readonly chromiumArgs: readonly string[];
  readonly firefoxPrefs: Readonly<Record<string, string | number | boolean>>;
}

export type Family = 'chromium' | 'firefox';

type Wishes = Partial<
  Pick<LaunchOptions, 'path' | 'world' | 'headless' | 'size' | 'idleAfterMs' | 'temporary' | 'minded' | 'welcome'>
> & {
  /** Another extension than the one that was built. */
  folder?: string;
};

/** Starts a browser with the built extension and a fresh profile. `close()` removes both. */
export async function launch(family: Family, { folder, ...wishes }: Wishes = {}): Promise<RunningBrowser> {
  const path = wishes.path ?? (family === 'firefox' ? findBrowser('firefox') : findChromium())?.path;
  if (!path) throw new Error(`There is no ${family} on this machine.`);
  const profile = mkdtempSync(join(tmpdir(), 'shortfall-'));
  const remove = () => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  try {
    const options: LaunchOptions = {
      headless: true,
      size: { width: 1280, height: 800 },
      ...wishes,
      path,
      profile,
      extension: readBuiltExtension(folder ?? outputOf(family === 'firefox' ? 'firefox' : 'chrome')),
    };
    const browser = await (family === 'firefox' ? Firefox : Chromium).launch(options);
    const close = browser.close.bind(browser);
    browser.close = async () => {
      try {
        await close();
      } finally {
        remove();
      }
    };
    const { firstPage } = options.extension;
    try {
      // Nobody is there to read it, and it would lie in front of what is opened next.
      if (firstPage !== undefined && !wishes.welcome) await (await browser.tabAt(new RegExp(`/${firstPage}$`))).close();
    } catch (error) {
      await browser.close();
      throw error;
    }
    return browser;
  } catch (error) {
    remove();
    throw error;
  }
}
