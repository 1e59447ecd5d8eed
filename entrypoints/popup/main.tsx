import '../../components/ui/page.css';
import '../../components/ui/tokens.css';
import '../../components/rescue/rescue.css';
import '../../components/hint/hint.css';
import '../../components/popup/popup.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { type Here, hereAt, subjectIn } from '../../components/popup/here';
import { PopupPage } from '../../components/popup/PopupPage';
import { readOffer } from '../../components/popup/site-offer';
import { bundledSites } from '../../lib/catalogue/bundled-sites';
import { takeChosenTexts } from '../../lib/i18n/chosen-texts';
import { message } from '../../lib/i18n/message';
import { preferencesKey } from '../../lib/messages/protocol';
import { type AddedSite, sitesKey } from '../../lib/messages/sites';

/** The tab in front. Its address is told where the extension may run, and where the user has just opened the popup. */
async function readHere(): Promise<Here | undefined> {
  const [[tab], stored] = await Promise.all([
    browser.tabs.query({ active: true, lastFocusedWindow: true }),
    browser.storage.local.get([sitesKey, preferencesKey]),
  ]);
  const added = Array.isArray(stored[sitesKey]) ? (stored[sitesKey] as AddedSite[]) : [];
  const sites = [...bundledSites, ...added];
  const host = hostOf(tab?.url);
  const { hiddenSites } = (stored[preferencesKey] ?? {}) as { hiddenSites?: unknown };
  if (host !== '' && Array.isArray(hiddenSites) && hiddenSites.includes(host)) return { kind: 'hidden', host };
  const here = hereAt(tab?.url, sites);
  if (here?.kind === 'subject' && tab?.id !== undefined) return subjectIn({ ...tab, id: tab.id }, here);
  if (here || tab?.id === undefined || !tab.url || sites.some((site) => site.host === host)) return here;
  const offer = await readOffer(tab.id, tab.url);
  return offer && { kind: 'offer', offer };
}

const hostOf = (address = ''): string => (URL.canParse(address) ? new URL(address).hostname : '');

await takeChosenTexts();
document.documentElement.lang = message('locale');
render(<PopupPage readHere={readHere} />, document.body);
