import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { onStored } from '@/lib/background/backup/sync-requests';
import { handlers } from '@/lib/background/handlers';
import { workerReady } from '@/lib/background/lists/worker-ready';
import { onNotificationClosed } from '@/lib/background/notifications/on-notification-closed';
import { onAlarm } from '@/lib/background/on-alarm';
import { onInstalled } from '@/lib/background/on-installed';
import { onNotificationClicked } from '@/lib/background/on-notification-clicked';
import { onStartup } from '@/lib/background/on-startup';
import { onWake } from '@/lib/background/on-wake';
import { runsOn } from '@/lib/background/runs-on';
import { onPermissionsAdded, onPermissionsRemoved } from '@/lib/background/sites/add-site';
import { serve } from '@/lib/messages/serve';

// Listeners go on synchronously: the worker may have been started by the very event that they wait for.
export default defineBackground(() => {
  serve(handlers, runsOn, workerReady);
  browser.alarms.onAlarm.addListener((alarm) => void onAlarm(alarm));
  browser.runtime.onStartup.addListener(() => void onStartup());
  browser.runtime.onInstalled.addListener(({ reason }) => void onInstalled(reason));
  browser.permissions.onAdded.addListener(() => void onPermissionsAdded());
  browser.permissions.onRemoved.addListener(() => void onPermissionsRemoved());
  browser.notifications.onClicked.addListener((id) => void onNotificationClicked(id));
  browser.notifications.onClosed.addListener((id) => void onNotificationClosed(id));
  browser.storage.onChanged.addListener((changes, area) => void onStored(changes, area));
  void onWake();
});
