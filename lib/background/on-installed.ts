import type { Milliseconds } from '../domain/time';
import { onStartup } from './on-startup';

/** The extension was installed or updated. An update clears alarms; a fresh install has nothing to look at, and asks nobody anything. */
export function onInstalled(now: Milliseconds = Date.now()): Promise<void> {
  return onStartup(now);
}
