import { useCallback, useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { message } from '../../lib/i18n/message';
import { revisionKey } from '../../lib/messages/protocol';
import { request } from '../../lib/messages/request';
import { type SiteView, sitesKey } from '../../lib/messages/sites';
import { SiteList } from './SiteList';

/** Forums and permissions: every site that Shortfall works on, whether the browser allows it, and the switch for each. */
export function SitesSection() {
  const [sites, setSites] = useState<readonly SiteView[]>();
  const [failed, setFailed] = useState(false);

  const read = useCallback(async () => {
    try {
      const answer = await request('readSites', {});
      setFailed(answer.kind === 'failed');
      if (answer.kind === 'sites') setSites(answer.sites);
    } catch {
      setFailed(true);
    }
  }, []);
  useEffect(() => {
    const onStored = (changes: Record<string, unknown>, area: string): void => {
      if (area === 'local' && (revisionKey in changes || sitesKey in changes)) void read();
    };
    browser.storage.onChanged.addListener(onStored);
    void read();
    return () => browser.storage.onChanged.removeListener(onStored);
  }, [read]);

  const change = async (ask: Promise<{ kind: string }>): Promise<void> => {
    try {
      setFailed((await ask).kind === 'failed');
    } catch {
      setFailed(true);
    }
    await read();
  };
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{message('sitesHeading')}</h2>
      <p>{message('sitesIntro')}</p>
      <p role="alert">{failed && message('optionsFailed')}</p>
      {sites && (
        <SiteList
          sites={sites}
          onShow={(host, shown) => void change(request('showSite', { host, shown }))}
          onRemove={(host) => void change(request('removeSite', { host }))}
        />
      )}
    </section>
  );
}
