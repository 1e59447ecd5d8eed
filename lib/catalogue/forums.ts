/** A Discourse forum that is known out of the box. */
export interface Forum {
  host: string;
  name: string;
}

/** The forums whose DAOs took part in the catalogue's rescues. Source: each DAO's own governance page, as in the catalogue. */
export const forums: readonly Forum[] = [
  { host: 'governance.aave.com', name: 'Aave' },
  { host: 'research.lido.fi', name: 'Lido' },
  { host: 'governance.ether.fi', name: 'ether.fi' },
  { host: 'forum.mantle.xyz', name: 'Mantle' },
  { host: 'forum.arbitrum.foundation', name: 'Arbitrum' },
];
