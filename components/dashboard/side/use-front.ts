import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Subject } from '../../../lib/domain/governance/subject';
import type { PanelView } from '../../../lib/messages/panel-view';
import { revisionKey } from '../../../lib/messages/protocol';
import { request } from '../../../lib/messages/request';
import { type AddedSite, sitesKey } from '../../../lib/messages/sites';
import { hereAt } from '../../popup/here';

/** The page in front, as far as it has to do with a rescue. `elsewhere`: it has not, or its address is not ours to know. */
export type Front = { kind: 'looking' } | { kind: 'elsewhere' } | { kind: 'rescue'; view: PanelView };

/** Follows the tab in front of this window. Its address is told on sites that the extension may read, and on no other. */
export function useFront(sitesAtInstall: readonly AddedSite[]): Front {
  const [front, setFront] = useState<Front>({ kind: 'looking' });
  useEffect(() => {
    let round = 0;
    const look = async (): Promise<void> => {
      round += 1;
      const mine = round;
      const seen = await readFront(sitesAtInstall).catch((): Front => ({ kind: 'elsewhere' }));
      // Another tab may have come to the front meanwhile.
      if (mine === round) setFront(seen);
    };
    const onTab = () => void look();
    const onStored = (changes: Record<string, unknown>, area: string): void => {
      if (area === 'local' && (revisionKey in changes || sitesKey in changes)) void look();
    };
    browser.tabs.onActivated.addListener(onTab);
    browser.tabs.onUpdated.addListener(onTab);
    browser.storage.onChanged.addListener(onStored);
    void look();
    return () => {
      round = Number.POSITIVE_INFINITY;
      browser.tabs.onActivated.removeListener(onTab);
      browser.tabs.onUpdated.removeListener(onTab);
      browser.storage.onChanged.removeListener(onStored);
    };
  }, [sitesAtInstall]);
  return front;
}

async function readFront(sitesAtInstall: readonly AddedSite[]): Promise<Front> {
  const subject = await readSubject(sitesAtInstall);
  if (!subject) return { kind: 'elsewhere' };
  const view = await request('readPanel', { subject });
  return view.kind === 'panel' ? { kind: 'rescue', view } : { kind: 'elsewhere' };
}

async function readSubject(sitesAtInstall: readonly AddedSite[]): Promise<Subject | undefined> {
  const [[tab], stored] = await Promise.all([
    browser.tabs.query({ active: true, currentWindow: true }),
    browser.storage.local.get(sitesKey),
  ]);
  const added = Array.isArray(stored[sitesKey]) ? (stored[sitesKey] as AddedSite[]) : [];
  const here = hereAt(tab?.url, [...sitesAtInstall, ...added]);
  return here?.kind === 'subject' ? here.subject : undefined;
}
