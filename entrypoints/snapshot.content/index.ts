import { defineContentScript } from 'wxt/utils/define-content-script';
import { mountOverlay } from '../../components/overlay/mount-overlay';
import { snapshotSites } from '../../lib/catalogue/hosts';
import { snapshotPages } from '../../lib/pages/snapshot';

export default defineContentScript({
  matches: snapshotSites.map((host) => `https://${host}/*`),
  // The panel is the last of its column: nothing moves when it comes a little later.
  runAt: 'document_end',
  noScriptStartedPostMessage: true,
  main: (context) => mountOverlay(context, snapshotPages),
});
