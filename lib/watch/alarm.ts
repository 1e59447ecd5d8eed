import { browser } from 'wxt/browser';
import { type Milliseconds, minute, second } from '../domain/time';
import { nextReleaseAt } from '../store/events';
import { readHistories } from '../store/money/histories';
import { StorageError } from '../store/storage-error';
import { countWatches, nextDueAt } from '../store/watches';
import { nextScanAt } from './deliveries/scan-deliveries';
import { noticeClock } from './notice-clock';

/** Name of the one alarm. */
export const alarmName = 'poll';

/** The browser's own floor. */
const soonest = 30 * second;
/** While anything is watched, new votes of its rescue are looked for too. */
const latest = 15 * minute;

/**
 * The alarm has rung, and is gone: sets the next one before anything else is done, so that a worker that is killed while it looks is
 * started again. `ensureAlarm` puts it right after the look.
 */
export async function keepAlarm(now: Milliseconds): Promise<void> {
  await browser.alarms.create(alarmName, { when: now + soonest });
}

/**
 * Sees to it that the one alarm is set to the next due look, and that none is where nothing is watched. Looks first: an
 * alarm that is early enough stays, since setting it anew at every start of the worker could put it off for ever. `afterLook`: one that rings
 * before anything is due goes too; nothing is put off by that.
 */
export async function ensureAlarm(now: Milliseconds, { afterLook = false } = {}): Promise<void> {
  const due = await nextLookAt(now);
  const alarm = await browser.alarms.get(alarmName);
  if (due === undefined) {
    if (alarm) await browser.alarms.clear(alarmName);
    return;
  }
  const when = Math.max(due, now + soonest);
  // One that should have rung a minute ago is lost.
  const stands = alarm && alarm.scheduledTime > now - minute && alarm.scheduledTime <= when;
  if (stands && !(afterLook && alarm.scheduledTime < due)) return;
  // A name has one alarm: creating it replaces the other. No period: each look decides when the next one is.
  await browser.alarms.create(alarmName, { when });
}

async function nextLookAt(now: Milliseconds): Promise<Milliseconds | undefined> {
  try {
    // News that is held comes out on time, also of what is followed no longer.
    const held = await nextReleaseAt();
    const isFollowing = (await countWatches()) > 0;
    // Where nothing waits for a time, nothing is written down.
    if (isFollowing || held !== undefined) await noticeClock(now);
    const release = held === undefined ? undefined : await nextReleaseAt();
    if (!isFollowing) return release;
    const never = Number.POSITIVE_INFINITY;
    // A past that the user asked for is not left to wait for votes.
    const past = Object.values(await readHistories()).some(({ done }) => !done) ? now + minute : never;
    return Math.min(
      past,
      release ?? never,
      (await nextDueAt()) ?? never,
      (await nextScanAt(now)) ?? never,
      now + latest,
    );
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    // Whether anything is watched cannot be read now. It may be readable later.
    return now + latest;
  }
}
