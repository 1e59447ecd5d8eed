import { defineContentScript } from 'wxt/utils/define-content-script';
import { mountOverlay } from '../../components/overlay/mount-overlay';
import { mountWhereWanted } from '../../components/overlay/mount-where-wanted';
import { showTopics } from '../../components/overlay/topic/show-topics';
import { forums } from '../../lib/catalogue/forums';
import { isRescueTopic } from '../../lib/catalogue/rescue-topics';
import { discoursePages, discoursePagesUnder } from '../../lib/pages/discourse';

export default defineContentScript({
  // Forums that the user adds get this script registered for them, by this name.
  matches: forums.map(({ host }) => `https://${host}/*`),
  // The panel stands above the posts: its content must be here before they are painted, or it would push them down.
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: (context) => {
    showTopics();
    return mountWhereWanted(context, {
      isBundled: forums.some(({ host }) => host === location.hostname),
      mount: (here, site) =>
        mountOverlay(here, site ? discoursePagesUnder(site.base ?? '') : discoursePages, {
          isExpected: isRescueTopic,
        }),
    });
  },
});
