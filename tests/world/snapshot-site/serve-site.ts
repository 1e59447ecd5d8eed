import type { HubData } from '../hub/hub.ts';
import { html, type Site } from '../site.ts';
export const snapshotHosts = ['snapshot.box', 'v1.snapshot.box', 'snapshot.org'] as const;
export function serveSnapshotSite(_hub: HubData, _theme?: 'light' | 'dark'): Site {
  return () => html('');
}
