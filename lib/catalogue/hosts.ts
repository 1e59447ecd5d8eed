import { forums } from './forums';

/** The sites that show Snapshot proposals. */
export const snapshotSites = ['snapshot.box', 'v1.snapshot.box', 'snapshot.org'] as const;

/** Snapshot's GraphQL API. Limits and shapes: its own documentation. */
export const snapshotHub = 'hub.snapshot.org';

/** Snapshot's API of on-chain spaces. In at install: a host that is added later disables an extension until its user agrees. */
export const snapshotSpacesApi = 'api.snapshot.box';

/** Public Ethereum nodes that are asked about deliveries, in this order. */
export const ethereumNodes = ['eth.drpc.org', 'ethereum-rpc.publicnode.com', 'ethereum.reth.rs'] as const;

/** Every host that the extension asks for at install, and no other. */
export const venueHosts: readonly string[] = [
  ...snapshotSites,
  snapshotHub,
  snapshotSpacesApi,
  ...forums.map((forum) => forum.host),
  ...ethereumNodes,
];
