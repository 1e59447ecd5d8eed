import { browser } from 'wxt/browser';
import type { AddedSite } from '../../lib/messages/sites';
import { basePathOf, isDiscourse, readDiscourseMarks } from '../../lib/pages/discourse-marks';
import { isSnapshotHost, readSnapshotMarks } from '../../lib/pages/snapshot-marks';
import { voteSites } from '../../lib/pages/vote-sites';

/** A site on which Shortfall could be used, as the page in front shows. */
export interface SiteOffer {
  site: AddedSite;
  /** The site's own name, if it is known. */
  name: string;
}

/**
 * What Shortfall could do on the page of a tab that it does not run on: nothing, unless it is the site of a DAO's votes that we know, or
 * the page is one of a forum, or of Snapshot's site on a domain of somebody's own. The browser lets us look once, since the user has
 * opened the popup there (`activeTab`).
 */
export async function readOffer(tabId: number, address: string): Promise<SiteOffer | undefined> {
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.port !== '') return undefined;
  const known = voteSites.find(({ host }) => host === url.hostname);
  if (known) return { site: { host: known.host, kind: 'vote' }, name: known.name };
  let marks: ReturnType<typeof readDiscourseMarks> | undefined;
  try {
    const [answer] = await browser.scripting.executeScript({ target: { tabId }, func: readDiscourseMarks });
    marks = answer?.result ?? undefined;
  } catch {
    // Pages of the browser, and those that it keeps extensions from.
  }
  if (!marks || !isDiscourse(marks)) return (await isSnapshot(tabId, url)) ? snapshotOffer(url) : undefined;
  const base = basePathOf(marks, url);
  return {
    site: { host: url.hostname.toLowerCase(), ...(base !== '' && { base }), kind: 'discourse' },
    name: marks.name,
  };
}

function snapshotOffer(url: URL): SiteOffer {
  return { site: { host: url.hostname.toLowerCase(), kind: 'snapshot' }, name: '' };
}

async function isSnapshot(tabId: number, url: URL): Promise<boolean> {
  if (isSnapshotHost(url.hostname)) return true;
  try {
    const [answer] = await browser.scripting.executeScript({ target: { tabId }, func: readSnapshotMarks });
    return answer?.result === true;
  } catch {
    return false;
  }
}
