import { readCatalogue } from '../catalogue/rescues';
import type { Handlers } from '../messages/serve';
import { updateBadge } from '../notify/badge';
import { clearSeen } from '../notify/clear-notification';
import { markAllRead } from '../store/events';
import { bumpRevision, savePreferences } from '../store/preferences';
import { aboutHandlers } from './about/about-requests';
import { followAddress, giveApiKey, readAccount } from './account/account-requests';
import {
  deleteEverything,
  makeBackup,
  previewOf,
  readStorage,
  rebuildStorage,
  restoreBackup,
} from './backup/backup-requests';
import { readSync, switchSync } from './backup/sync-requests';
import { readDashboard } from './dashboard/read-dashboard';
import { readRescueActivity } from './dashboard/read-rescue-activity';
import { notThis, track, untrack } from './discovery/track';
import { listHandlers } from './lists/list-requests';
import { readBadges } from './lists/read-badges';
import { readHistory } from './money/read-history';
import { readNodes, saveNodes, testNode } from './nodes/node-settings';
import { changeNotifications, readNotifications, tryNotification } from './notifications/notification-requests';
import { ownHandlers } from './own/own-requests';
import { readPanel } from './read-panel';
import { readPopup } from './read-popup';
import { readWatched } from './read-watched';
import { readRace } from './recount/read-race';
import { cancelRecount, readRecountOf, startRecount } from './recount/recount-requests';
import { addSite, removeSite } from './sites/add-site';
import { loadDetails } from './sites/load-details';
import { readSites, showSite } from './sites/read-sites';
import { orStorageBlocked } from './storage-blocked';
import { tick } from './tick';
import { confirmAsk, revokeAsk } from './topics/confirm-ask';
import { unwatchProposal, watchProposal } from './watch-proposal';
import { readWelcome } from './welcome/read-welcome';

/** What the worker does for each request of a page. */
export const handlers: Handlers = {
  readPanel: (request, asker) => readPanel(request, asker),
  readBadges: (request) => readBadges(request),
  watch: (request, asker) => watchProposal(request, asker),
  unwatch: (request, asker) => unwatchProposal(request, asker),
  confirmAsk: (request, asker) => confirmAsk(request, asker),
  revokeAsk: (request, asker) => revokeAsk(request, asker),
  track: (request, asker) => track(request, asker),
  untrack: (request, asker) => untrack(request, asker),
  notThis: (request, asker) => notThis(request, asker),
  async collapse({ collapsed }, { privateWindow }) {
    if (privateWindow) return { kind: 'failed', reason: 'private-window' };
    await savePreferences({ collapsed });
    return { kind: 'saved' };
  },
  async chooseDenominator({ rescueId, denominator }, { privateWindow }) {
    if (privateWindow) return { kind: 'failed', reason: 'private-window' };
    const rescue = readCatalogue().find(({ id }) => id === rescueId);
    if (!rescue?.denominators.some(({ id }) => id === denominator)) return { kind: 'failed', reason: 'not-found' };
    await savePreferences(({ denominators }) => ({ denominators: { ...denominators, [rescueId]: denominator } }));
    await bumpRevision();
    return { kind: 'saved' };
  },
  loadDetails: (_request, asker) => loadDetails(asker),
  readWelcome: () => readWelcome(),
  readPopup: () => readPopup(),
  readWatched: (request) => readWatched(request),
  readDashboard: (request, asker) => readDashboard(request, asker),
  readRescueActivity: (request) => orStorageBlocked(() => readRescueActivity(request)),
  pollNow: () =>
    orStorageBlocked(async () => {
      await tick(Date.now(), { userAsked: true });
      return { kind: 'polled' };
    }),
  readRecount: ({ key }, asker) => readRecountOf(key, asker),
  startRecount: ({ key }, asker) => startRecount(key, asker),
  cancelRecount: ({ key }, asker) => cancelRecount(key, asker),
  readRace: ({ key }) => readRace(key),
  history: (request, asker) => readHistory(request, asker),
  readSites: () => readSites(),
  addSite: (request, asker) => addSite(request, asker),
  removeSite: (request) => removeSite(request),
  showSite: (request, asker) => showSite(request, asker),
  readNodes: () => readNodes(),
  saveNodes: (request, asker) => saveNodes(request, asker),
  testNode: (request) => testNode(request),
  readAccount: () => readAccount(),
  followAddress: (request) => followAddress(request),
  giveApiKey: (request) => giveApiKey(request),
  makeBackup: () => makeBackup(),
  previewBackup: (request) => previewOf(request),
  restoreBackup: (request, asker) => restoreBackup(request, asker),
  readStorage: () => readStorage(),
  readSync: () => readSync(),
  switchSync: (request, asker) => switchSync(request, asker),
  rebuildStorage: (request, asker) => rebuildStorage(request, asker),
  deleteEverything: (request, asker) => deleteEverything(request, asker),
  ...aboutHandlers,
  ...listHandlers,
  ...ownHandlers,
  markRead: () =>
    orStorageBlocked(async () => {
      await markAllRead();
      // Each notification speaks of news that has now been seen.
      await clearSeen();
      await updateBadge();
      await bumpRevision();
      return { kind: 'saved' };
    }),
  readNotifications: () => readNotifications(),
  changeNotifications: (request, asker) => changeNotifications(request, asker),
  tryNotification: () => tryNotification(),
};
