import { defineContentScript } from 'wxt/utils/define-content-script';
import { mountOverlay } from '../../components/overlay/mount-overlay';
import { forums } from '../../lib/catalogue/forums';
import { isRescueTopic } from '../../lib/catalogue/rescue-topics';
import { discoursePages } from '../../lib/pages/discourse';

export default defineContentScript({
  matches: forums.map(({ host }) => `https://${host}/*`),
  // The panel stands above the posts: its content must be here before they are painted, or it would push them down.
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: (context) => mountOverlay(context, discoursePages, { isExpected: isRescueTopic }),
});
