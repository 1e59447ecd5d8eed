import { knownSites } from './snapshot-sites';

/** Looks whether the page in front is drawn by Snapshot's site, on whichever domain. It is sent there as it stands: it may name nothing outside itself. */
export function readSnapshotMarks(): boolean {
  const frame = ['#app', '#modal', '#headlessui-portal-root'];
  const content = '[data-testid="proposal-sidebar"], [data-testid="proposal-list-item"], [data-testid="space-name"]';
  return frame.every((part) => document.querySelector(part) !== null) && document.querySelector(content) !== null;
}

/** Whether a host is known to show Snapshot's proposals. */
export function isSnapshotHost(host: string): boolean {
  return knownSites.has(host);
}
