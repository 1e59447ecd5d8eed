import '../../components/ui/tokens.css';
import '../../components/rescue/rescue.css';
import '../../components/popup/popup.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { hereAt } from '../../components/popup/here';
import { PopupPage } from '../../components/popup/PopupPage';
import { forums } from '../../lib/catalogue/forums';
import { message } from '../../lib/i18n/message';

const forumHosts = forums.map(({ host }) => host);

/** The tab in front. Its address is told only where the extension may run. */
async function readHere() {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return hereAt(tab?.url, forumHosts);
}

document.documentElement.lang = message('locale');
render(<PopupPage readHere={readHere} />, document.body);
