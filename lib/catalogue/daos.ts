/** A DAO, or a party like one: where it speaks and votes. */
export interface Dao {
  /** As contributions name it in `dao`. */
  id: string;
  name: string;
  /** Host of its Discourse forum, and hosts that the forum had before. */
  forum?: string;
  olderForums?: readonly string[];
  /** Its Snapshot spaces, and the names that they had or go by as well. */
  spaces: readonly { name: string; aliases?: readonly string[] }[];
}

/** The DAOs of the catalogue's rescues, and those beside them. Source of aliases: the redirects of the Snapshot site. */
export const daos: readonly Dao[] = [
  {
    id: 'aave',
    name: 'Aave',
    forum: 'governance.aave.com',
    spaces: [{ name: 'aavedao.eth', aliases: ['aave.eth', 'aave'] }],
  },
  { id: 'lido', name: 'Lido', forum: 'research.lido.fi', spaces: [{ name: 'lido-snapshot.eth' }] },
  { id: 'etherfi', name: 'ether.fi', forum: 'governance.ether.fi', spaces: [{ name: 'etherfi-dao.eth' }] },
  { id: 'mantle', name: 'Mantle', forum: 'forum.mantle.xyz', spaces: [{ name: 'bitdao.eth' }] },
  {
    id: 'arbitrum',
    name: 'Arbitrum',
    forum: 'forum.arbitrum.foundation',
    spaces: [{ name: 'arbitrumfoundation.eth', aliases: ['arbitrum-odyssey.eth'] }],
  },
  { id: 'compound', name: 'Compound', forum: 'www.comp.xyz', spaces: [{ name: 'comp-vote.eth' }] },
  {
    id: 'uniswap',
    name: 'Uniswap',
    forum: 'gov.uniswap.org',
    spaces: [{ name: 'uniswapgovernance.eth', aliases: ['uniswap'] }],
  },
  {
    id: 'sky',
    name: 'Sky (MakerDAO)',
    forum: 'forum.skyeco.com',
    olderForums: ['forum.sky.money', 'forum.makerdao.com'],
    spaces: [],
  },
  { id: 'spark', name: 'Spark', forum: 'forum.skyeco.com', spaces: [] },
  { id: 'ethena', name: 'Ethena', forum: 'gov.ethenafoundation.com', spaces: [{ name: 'ethenagovernance.eth' }] },
  { id: 'kernel', name: 'KelpDAO / KernelDAO', forum: 'forum.kerneldao.com', spaces: [] },
  { id: 'layerzero', name: 'LayerZero', spaces: [] },
  { id: 'golem', name: 'Golem Foundation', spaces: [] },
  { id: 'ink', name: 'Ink Foundation / Tydro', spaces: [] },
  {
    id: 'fluid',
    name: 'Fluid (Instadapp)',
    forum: 'gov.fluid.io',
    olderForums: ['gov.instadapp.io'],
    spaces: [{ name: 'instadapp-gov.eth' }],
  },
  { id: 'euler', name: 'Euler', forum: 'forum.euler.finance', spaces: [{ name: 'eulerdao.eth' }] },
  { id: 'morpho', name: 'Morpho', forum: 'forum.morpho.org', spaces: [{ name: 'morpho.eth' }] },
  { id: 'frax', name: 'Frax', spaces: [{ name: 'frax.eth' }] },
];
