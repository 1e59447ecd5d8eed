import { defineContentScript } from 'wxt/utils/define-content-script';
import { mountOverlay } from '../../components/overlay/mount-overlay';
import { mountWhereWanted } from '../../components/overlay/mount-where-wanted';
import { snapshotSites } from '../../lib/catalogue/hosts';
import { snapshotPages, snapshotPagesOn } from '../../lib/pages/snapshot';

export default defineContentScript({
  matches: snapshotSites.map((host) => `https://${host}/*`),
  // The panel is the last of its column: nothing moves when it comes a little later.
  runAt: 'document_end',
  noScriptStartedPostMessage: true,
  main: (context) =>
    mountWhereWanted(context, {
      isBundled: (snapshotSites as readonly string[]).includes(location.hostname),
      mount: (here, site) => mountOverlay(here, site ? snapshotPagesOn(site.host) : snapshotPages),
    }),
});
