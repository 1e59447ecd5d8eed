import { join, relative } from 'node:path';
import type { FoundBrowser } from '../../scripts/browsers.ts';
import { root } from '../../scripts/command.ts';
import { launch } from '../e2e/rig/launch.ts';
import type { RunningBrowser } from '../e2e/rig/running-browser.ts';
import { aprilRescue, aprilScript } from '../world/april-rescue.ts';
import { startWorld, type World } from '../world/world.ts';
import { LiveNarrator, PaperNarrator } from './narrator.ts';
import { walkApril, walkLive } from './tour.ts';

/** How the tour is taken. */
export interface TourOptions {
  found: FoundBrowser;
  /** On the live web instead of in the world. */
  live: boolean;
  /** Without a window: pictures and an account instead. */
  headless: boolean;
}

/** Takes the tour. Resolves when its end is reached and, with a window, when the user has closed it. */
export async function takeTour({ found, live, headless }: TourOptions): Promise<void> {
  let world: World | undefined;
  let launching: Promise<RunningBrowser> | undefined;
  let browser: RunningBrowser | undefined;
  const close = async () => {
    // Also one that is only just starting.
    await launching?.then((started) => started.close()).catch(() => undefined);
    await world?.stop();
  };
  // Ctrl-C: everything that was started ends, then the command does.
  let interrupted = false;
  const interrupt = () => {
    if (interrupted) return;
    interrupted = true;
    console.log('\nStopping …');
    void close().finally(() => process.exit(130));
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt);
  try {
    // The clock of the browser is never touched: the votes of April are opened anew, today.
    world = live ? undefined : await startWorld({ data: aprilRescue(Date.now()), script: aprilScript });
    const family = found.name === 'firefox' ? 'firefox' : 'chromium';
    launching = launch(family, { path: found.path, world, headless, temporary: true, minded: true });
    browser = await launching;
    console.log(`In ${browser.version}${headless ? ', without a window' : ''}.`);
    const paper = headless ? new PaperNarrator(browser, join(root, '.tour')) : undefined;
    const narrator = paper ?? new LiveNarrator(5_000);
    await (world ? walkApril(browser, world, narrator) : walkLive(browser, narrator));
    if (paper) {
      const folder = relative(process.cwd(), paper.folder) || '.';
      console.log(`\n${paper.pictures.length} pictures and account.txt, what each page showed, are in ${folder}/`);
    } else {
      console.log(
        '\nThe tour is over. Look around: the browser and its world stay until you close it or press Ctrl-C.',
      );
      await browser.closed;
    }
  } catch (error) {
    // Closing the window in the middle, or Ctrl-C, is no failure.
    if (interrupted || (!headless && browser?.isOpen === false)) return;
    throw error;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt).off('SIGHUP', interrupt);
    if (!interrupted) await close();
  }
}
