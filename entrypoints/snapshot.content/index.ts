import { defineContentScript } from 'wxt/utils/define-content-script';
import { mountOverlay } from '../../components/overlay/mount-overlay';
import { mountWhereWanted } from '../../components/overlay/mount-where-wanted';
import { snapshotSites } from '../../lib/catalogue/hosts';
import type { AddedSite } from '../../lib/messages/sites';
import type { PageAdapter } from '../../lib/pages/page-adapter';
import { snapshotPages, snapshotPagesOn } from '../../lib/pages/snapshot';
import { votePages } from '../../lib/pages/vote-sites';

/** DAOs' own sites for votes have this script too: a third one would be as large again, for a function of an address. */
function pagesOf(site: AddedSite | undefined): PageAdapter {
  if (!site) return snapshotPages;
  return site.kind === 'vote' ? votePages : snapshotPagesOn(site.host);
}

export default defineContentScript({
  matches: snapshotSites.map((host) => `https://${host}/*`),
  // The panel is the last of its column: nothing moves when it comes a little later.
  runAt: 'document_end',
  noScriptStartedPostMessage: true,
  main: (context) =>
    mountWhereWanted(context, {
      isBundled: (snapshotSites as readonly string[]).includes(location.hostname),
      mount: (here, site) => mountOverlay(here, pagesOf(site)),
    }),
});
