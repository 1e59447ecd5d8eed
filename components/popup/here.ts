import type { Subject } from '../../lib/domain/governance/subject';
import type { HintView } from '../../lib/messages/hint-view';
import type { NothingView, PanelView, UncertainView } from '../../lib/messages/panel-view';
import type { AddedSite } from '../../lib/messages/sites';
import type { Standing } from '../../lib/messages/standing';
import { discoursePagesUnder } from '../../lib/pages/discourse';
import type { PageAdapter } from '../../lib/pages/page-adapter';
import { snapshotPagesOn } from '../../lib/pages/snapshot';
import { votePages } from '../../lib/pages/vote-sites';
import type { SiteOffer } from './site-offer';

/** The page in front, as its tab names it. */
export interface PageInFront {
  /** Text of others. */
  title: string;
  url: string;
}

/** What the page in front is to us, by its address. */
export type Here =
  | { kind: 'subject'; subject: Subject; tabId?: number; page?: PageInFront }
  | { kind: 'garbled'; what: 'proposal' | 'topic' }
  /** The user hid everything on this site. */
  | { kind: 'hidden'; host: string }
  /** A site on which Shortfall does not run, and could. */
  | { kind: 'offer'; offer: SiteOffer };

/** What the popup says of the page in front. */
export type HereView =
  | Exclude<Here, { kind: 'subject' }>
  | (PanelView & { standing?: Standing | 'absent' })
  | UncertainView
  | HintView
  | (NothingView & { page?: PageInFront });

/** Reads the address of the tab in front, by the sites that we run on; `undefined` where it is no page of ours. */
export function hereAt(address: string | undefined, sites: readonly AddedSite[]): Here | undefined {
  const url = parsed(address);
  const site = url && sites.find(({ host }) => host === url.hostname);
  if (!site) return undefined;
  const pages = pagesOf(site);
  const subject = pages.subject(url);
  if (subject) return { kind: 'subject', subject };
  return pages.isGarbled(url)
    ? { kind: 'garbled', what: pages.name === 'discourse' ? 'topic' : 'proposal' }
    : undefined;
}

function pagesOf({ kind, host, base }: AddedSite): PageAdapter {
  switch (kind) {
    case 'discourse':
      return discoursePagesUnder(base ?? '');
    case 'snapshot':
      return snapshotPagesOn(host);
    case 'vote':
      return votePages;
  }
}

function parsed(address: string | undefined): URL | undefined {
  try {
    return address === undefined ? undefined : new URL(address);
  } catch {
    return undefined;
  }
}

/** What the page of a tab is about, with the tab, and the page as the tab names it. */
export function subjectIn(
  { id, title = '', url = '' }: { id: number; title?: string | undefined; url?: string | undefined },
  here: Extract<Here, { kind: 'subject' }>,
): Here {
  return { ...here, tabId: id, page: { title, url } };
}
