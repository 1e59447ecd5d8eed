import { type Browser, browser } from 'wxt/browser';
import type { Protocol, RequestFailure, RequestName } from './protocol';
import { readEnvelope } from './schemas';

/** What a handler may know of who asks. */
export interface Asker {
  /** A page in a private window: nothing may be written for it. */
  privateWindow: boolean;
  /** The site whose page asks; absent of a page of ours. */
  host?: string;
  /** Where that page is. */
  frame?: { tabId: number; frameId: number };
}

/** One small function for each request. */
export type Handlers = {
  [N in RequestName]: (request: Protocol[N]['request'], asker: Asker) => Promise<Protocol[N]['answer']>;
};

/** What a governance page has no reason to ask: it would tell the site what its reader follows elsewhere. */
const ownPagesOnly: ReadonlySet<RequestName> = new Set([
  'readWelcome',
  'readPopup',
  'readWatched',
  'readDashboard',
  'readRescueActivity',
  'pollNow',
  'markRead',
  'readNotifications',
  'changeNotifications',
  'tryNotification',
  'readSites',
  'addSite',
  'removeSite',
  'readNodes',
  'saveNodes',
  'testNode',
  'readAccount',
  'followAddress',
  'giveApiKey',
  'makeBackup',
  'previewBackup',
  'restoreBackup',
  'readStorage',
  'readSync',
  'switchSync',
  'rebuildStorage',
  'deleteEverything',
  'readHosts',
  'readDiagnostics',
  'readLanguage',
  'chooseLanguage',
  'readLists',
  'subscribeList',
  'updateList',
  'removeList',
  'chooseList',
  'readOwn',
  'startDraft',
  'readDraft',
  'keepDraft',
  'dropDraft',
  'saveOwn',
  'deleteOwn',
  'exportOwn',
]);

/**
 * Answers the pages. `runsOn` says whether our content scripts run on a host; a message from elsewhere gets no answer at all.
 * Every other message gets one, also the malformed, so that no page waits for ever. `ready`: what every handler needs is there.
 */
export function serve(
  handlers: Handlers,
  runsOn: (host: string) => boolean | Promise<boolean>,
  ready: () => Promise<void> = async () => undefined,
): void {
  // `return true` and a later `sendResponse` is the one way that Chrome and Firefox both understand.
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse: (answer: unknown) => void) => {
    const asker = readAsker(sender);
    const isHeard = asker && (asker.host === undefined || runsOn(asker.host));
    if (!asker || !isHeard) return false;
    const envelope = readEnvelope(message);
    if (!envelope || (asker.host !== undefined && ownPagesOnly.has(envelope.name))) {
      sendResponse({ kind: 'failed', reason: 'malformed' } satisfies RequestFailure);
      return false;
    }
    const handle = handlers[envelope.name] as (request: unknown, asker: Asker) => Promise<unknown>;
    const answer = async (): Promise<unknown> => {
      if (!(await isHeard)) return undefined;
      await ready();
      return handle(envelope.request, asker);
    };
    answer().then(sendResponse, (error: unknown) => {
      sendResponse({ kind: 'failed', reason: 'unexpected' } satisfies RequestFailure);
      // A bug is not hidden: it shows in the worker's own log.
      throw error;
    });
    return true;
  });
}

/** Who asks. */
function readAsker(sender: Browser.runtime.MessageSender): Asker | undefined {
  if (sender.id !== browser.runtime.id || !sender.url || !URL.canParse(sender.url)) return undefined;
  const privateWindow = sender.tab?.incognito ?? false;
  if (sender.url.startsWith(browser.runtime.getURL('/'))) return { privateWindow };
  const { protocol, host } = new URL(sender.url);
  if (!sender.tab || protocol !== 'https:') return undefined;
  const { tab, frameId } = sender;
  return { privateWindow, host, ...(tab.id !== undefined && { frame: { tabId: tab.id, frameId: frameId ?? 0 } }) };
}
