import { browser } from 'wxt/browser';
import { type Milliseconds, minute } from '../domain/time';
import { message } from '../i18n/message';
import { plural } from '../i18n/plural';
import { countUnread } from '../store/events';
import { readPreferences } from '../store/preferences';
import { readSources } from '../store/sources';

/** Dark enough for white digits. */
const colours = { news: '#b3261e', trouble: '#5f6368' };

/** A source that fails for so long keeps news away; a shorter failure mends itself. */
const troubleAfter = 30 * minute;

/**
 * Shows on the toolbar how much news asks for a decision that the user has not seen; none while all is paused. With none, a mark of another
 * colour says that no source answers. Throws `StorageError`.
 */
export async function updateBadge(now: Milliseconds = Date.now()): Promise<void> {
  const { text, colour, title } = await badgeOf(now);
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: colour });
  await browser.action.setBadgeTextColor?.({ color: '#ffffff' });
  await browser.action.setTitle({ title });
}

async function badgeOf(now: Milliseconds): Promise<{ text: string; colour: string; title: string }> {
  const [unread, { notifications }] = await Promise.all([countUnread(), readPreferences()]);
  if (notifications.paused) return { text: '', colour: colours.news, title: message('badgePaused') };
  if (unread > 0)
    return {
      text: unread > 99 ? '99+' : String(unread),
      colour: colours.news,
      title: plural('badgeUnread', unread),
    };
  if (await isCutOff(now)) return { text: '!', colour: colours.trouble, title: message('badgeCutOff') };
  return { text: '', colour: colours.news, title: message('extensionName') };
}

/** Whether a source has failed for a while, and since then none has answered. */
async function isCutOff(now: Milliseconds): Promise<boolean> {
  const sources = await readSources();
  const failing = sources.flatMap(({ failure }) => failure?.since ?? []);
  const since = Math.min(...failing);
  return now - since > troubleAfter && sources.every(({ failure, lastGoodAt = 0 }) => failure || lastGoodAt < since);
}
