import { defineContentScript } from 'wxt/utils/define-content-script';
import { mountOverlay } from '../../components/overlay/mount-overlay';
import { mountWhereWanted } from '../../components/overlay/mount-where-wanted';
import { votePages } from '../../lib/pages/vote-sites';

export default defineContentScript({
  // Registered for each such site that the user adds, by this name; none comes with the extension.
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: (context) => mountWhereWanted(context, { isBundled: false, mount: (here) => mountOverlay(here, votePages) }),
});
