import { browser } from 'wxt/browser';
import { chainEndpoints } from '../../catalogue/chain/ethereum-endpoints';
import { venueHosts } from '../../catalogue/hosts';
import { readMergedLists } from '../../catalogue/rescues';
import { readLanguage } from '../../i18n/chosen-texts';
import type { DiagnosticsView } from '../../messages/about/about-view';
import { powerHost } from '../../messages/account-view';
import { readNotificationTrouble } from '../../notify/shown';
import { countUnread } from '../../store/events';
import { readDrafts } from '../../store/lists/drafts';
import { readOwnRescues } from '../../store/lists/own-rescues';
import { readSubscriptions } from '../../store/lists/subscriptions';
import { readLastPollAt } from '../../store/meta';
import { readSources } from '../../store/sources';
import { nextDueAt, readWatches } from '../../store/watches';
import { unusableLists } from '../lists/load-catalogue';
import { missingHosts } from '../sites/read-sites';
import { hostUses } from './read-hosts';

/** What helps to find a fault. Hosts that the user named are told by what they are for alone, and of what they follow only how much it is. */
export async function readDiagnostics(now = Date.now()): Promise<DiagnosticsView> {
  const [own, drafts, lists, language, missing] = await Promise.all([
    readOwnRescues(),
    readDrafts(),
    readSubscriptions(),
    readLanguage(),
    missingHosts(),
  ]);
  const { rescues, conflicts } = readMergedLists();
  const alarms = await browser.alarms.getAll();
  const { version } = browser.runtime.getManifest();
  const ago = (at: number | undefined) => (at === undefined ? null : Math.round((now - at) / 1_000));
  const said = {
    version,
    browser: navigator.userAgent ?? null,
    language: { browser: browser.i18n.getUILanguage(), chosen: language ?? null },
    rescues: { all: rescues.length, own: own.length, drafts: drafts.length, conflicts: conflicts.length },
    lists: lists.map(({ rescues: count, updatedAt, checkedAt, failure, failures }) => ({
      rescues: count ?? null,
      updatedSecondsAgo: ago(updatedAt),
      checkedSecondsAgo: ago(checkedAt),
      failures,
      failure: failure?.reason ?? null,
    })),
    unusable: unusableLists().size,
    hostsNotAllowed: missing.length,
    notifications: (await readNotificationTrouble()) ?? 'shown',
    alarms: alarms.map(({ name, scheduledTime }) => ({ name, inSeconds: Math.round((scheduledTime - now) / 1_000) })),
    stored: await readStoredState(now).catch((error: unknown) => ({
      failed: error instanceof Error ? error.name : 'unknown',
    })),
  };
  return { kind: 'diagnostics', text: JSON.stringify(said, null, 2) };
}

async function readStoredState(now: number) {
  const [watches, unread, lastPollAt, due, sources, uses] = await Promise.all([
    readWatches(),
    countUnread(),
    readLastPollAt(),
    nextDueAt(),
    readSources(),
    hostUses(),
  ]);
  const bundled = new Set([
    ...venueHosts,
    powerHost,
    ...Object.values(chainEndpoints).flatMap((urls) => urls.map((url) => new URL(url).host)),
  ]);
  return {
    watches: watches.length,
    failingWatches: watches.filter(({ failures }) => failures > 0).length,
    unread,
    polledSecondsAgo: lastPollAt === undefined ? null : Math.round((now - lastPollAt) / 1_000),
    nextPollInSeconds: due === undefined ? null : Math.round((due - now) / 1_000),
    sources: sources.map(({ host, lastGoodAt, failure, failures }) => ({
      // The user's own are nobody's business.
      source: bundled.has(host) ? host : `of the user: ${uses.get(host) ?? 'other'}`,
      answeredSecondsAgo: lastGoodAt === undefined ? null : Math.round((now - lastGoodAt) / 1_000),
      failures,
      failure: failure?.reason ?? null,
    })),
  };
}
