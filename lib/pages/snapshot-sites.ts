/** A space: Snapshot's network prefix, and its name or contract. */
export interface SpaceRef {
  network: string;
  space: string;
}

/** How a site of Snapshot's names proposals. */
export interface SnapshotSite {
  /** Prefix where the address has none. */
  network: string;
  /** The one space of a site that belongs to it. */
  space?: SpaceRef;
  /** Words for spaces, of a site that belongs to an organisation. */
  words?: Readonly<Record<string, SpaceRef>>;
  /** The site belongs to one space or organisation: addresses need not name it. */
  whiteLabel: boolean;
}

const main: SnapshotSite = { network: 's', whiteLabel: false };
const testnet: SnapshotSite = { network: 's-tn', whiteLabel: false };
const ofSpace = (network: string, space: string): SnapshotSite => ({
  network: 's',
  space: { network, space },
  whiteLabel: true,
});
const ofOrganisation = (words: SnapshotSite['words'] = {}): SnapshotSite => ({ network: 's', words, whiteLabel: true });

const ens = ofOrganisation({
  onchain: { network: 'eth', space: '0x323A76393544d5ecca80cd6ef2A560C6a395b7E3' },
  offchain: { network: 's', space: 'ens.eth' },
});
const arbitrum = ofOrganisation({
  'treasury-gov': { network: 'arb1', space: '0x789fC99093B09aD01C34DC7251D0C89ce743e5a4' },
  'core-gov': { network: 'arb1', space: '0xf07DeD9dC292157749B6Fd268E37DF6EA38395B9' },
  signals: { network: 's', space: 'arbitrumfoundation.eth' },
});

/**
 * The sites that show Snapshot's proposals, with those of single spaces and organisations that are built into it.
 * Source: sx-monorepo, `useWhiteLabel.ts` and `helpers/organizations/config.ts`; the older ones: its redirects.
 */
export const knownSites: ReadonlyMap<string, SnapshotSite> = new Map([
  ['snapshot.box', main],
  ['v1.snapshot.box', main],
  ['snapshot.org', main],
  ['demo.snapshot.org', main],
  ['testnet.snapshot.box', testnet],
  ['testnet.v1.snapshot.box', testnet],
  ['testnet.snapshot.org', testnet],
  ['vanilla.box', ofSpace('base', '0x8cF43759f3d4E72cB72cED6bd69cCe43d4428264')],
  ['vote.worldlibertyfinancial.com', ofSpace('s', 'worldlibertyfinancial.com')],
  ['townhall.box', ofSpace('s', 'openagora.eth')],
  ['governance.starknet.io', ofOrganisation()],
  ['starknet.stage.box', ofOrganisation()],
  ['vote.ensdao.org', ens],
  ['ens.stage.box', ens],
  ['arbitrum.stage.box', arbitrum],
]);

/** A site of a space or an organisation that is not built in: what its addresses do not say is not known. */
export const unknownWhiteLabel: SnapshotSite = ofOrganisation();
