import type { Milliseconds } from '../domain/time';
import { onStartup } from './on-startup';
import { runInPagesThatAreOpen } from './sites/keep-scripts';
import { openWelcome } from './welcome/open-welcome';

/** The extension was installed or updated. An update clears alarms; a fresh install has nothing to look at, and asks nobody anything. */
export async function onInstalled(reason?: string, now: Milliseconds = Date.now()): Promise<void> {
  await openWelcome(reason);
  await onStartup(now);
  await runInPagesThatAreOpen();
}
