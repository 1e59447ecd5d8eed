import type { Subject } from '../../lib/domain/governance/subject';
import type { NothingView, PanelView, UncertainView } from '../../lib/messages/panel-view';
import { discoursePages } from '../../lib/pages/discourse';
import { snapshotPages } from '../../lib/pages/snapshot';

/** What the address of the tab in front says: a subject, or one that cannot be read. */
export type Here = { kind: 'subject'; subject: Subject } | { kind: 'garbled'; what: 'proposal' | 'topic' };

/** What the popup says of the page in front. */
export type HereView = Extract<Here, { kind: 'garbled' }> | PanelView | UncertainView | NothingView;

/** Reads the address of the tab in front; `undefined` where it is no page of ours. */
export function hereAt(address: string | undefined, forumHosts: readonly string[]): Here | undefined {
  const url = parsed(address);
  if (!url) return undefined;
  const pages = forumHosts.includes(url.hostname) ? discoursePages : snapshotPages;
  const subject = pages.subject(url);
  if (subject) return { kind: 'subject', subject };
  return pages.isGarbled(url) ? { kind: 'garbled', what: pages.name === 'snapshot' ? 'proposal' : 'topic' } : undefined;
}

function parsed(address: string | undefined): URL | undefined {
  try {
    return address === undefined ? undefined : new URL(address);
  } catch {
    return undefined;
  }
}
