import { forums } from './forums';
import { snapshotSites } from './hosts';

/** The sites whose pages Shortfall runs on out of the box. */
export const bundledSites: readonly { host: string; name: string; kind: 'discourse' | 'snapshot' }[] = [
  ...snapshotSites.map((host) => ({ host, name: 'Snapshot', kind: 'snapshot' as const })),
  ...forums.map(({ host, name }) => ({ host, name, kind: 'discourse' as const })),
];
