/** A chain whose spaces Snapshot shows. */
export interface SnapshotNetwork {
  /** EIP-155 number. Starknet has none that fits a number: 0. */
  chainId: number;
  /** A test network: shown and served by hosts of its own. */
  test: boolean;
  /** Its votes end by blocks of Ethereum, which the chain itself does not count. */
  endsByEthereum?: true;
}

/** Snapshot's prefixes of networks with contracts. Source: sx-monorepo, `apps/ui/src/networks`. */
const networks: ReadonlyMap<string, SnapshotNetwork> = new Map([
  ['eth', { chainId: 1, test: false }],
  ['oeth', { chainId: 10, test: false }],
  ['bnb', { chainId: 56, test: false }],
  ['matic', { chainId: 137, test: false }],
  ['mnt', { chainId: 5_000, test: false }],
  ['base', { chainId: 8_453, test: false }],
  ['ape', { chainId: 33_139, test: false, endsByEthereum: true }],
  ['arb1', { chainId: 42_161, test: false, endsByEthereum: true }],
  ['sn', { chainId: 0, test: false }],
  ['bnbt', { chainId: 97, test: true }],
  ['curtis', { chainId: 33_111, test: true, endsByEthereum: true }],
  ['sep', { chainId: 11_155_111, test: true }],
  ['sn-sep', { chainId: 0, test: true }],
]);

/** The network of a prefix; `undefined` for off-chain spaces and unknown prefixes. */
export function snapshotNetwork(prefix: string): SnapshotNetwork | undefined {
  return networks.get(prefix);
}

/** The contract of a space in the one form that keys have: lower case, and on Starknet with all its zeros. */
export function spaceContract(prefix: string, space: string): string {
  const contract = space.toLowerCase();
  return /^sn(-|$)/.test(prefix) && /^0x[0-9a-f]{1,64}$/.test(contract)
    ? `0x${contract.slice(2).padStart(64, '0')}`
    : contract;
}

/** A vote of an on-chain space. */
export interface SpaceVoteRef {
  /** Snapshot's prefix: `eth`. */
  network: string;
  /** The contract, as `spaceContract` writes it. */
  space: string;
  /** As the contract counts it. */
  id: string;
}

/** The vote that a key of `snapshotSpaceKey` names; `undefined` for other keys. */
export function readSpaceKey(key: string): SpaceVoteRef | undefined {
  const [, network = '', space = '', id = ''] = /^snapshot:([a-z0-9-]+):(0x[0-9a-f]{1,64}):(\d{1,78})$/.exec(key) ?? [];
  return networks.has(network) ? { network, space: spaceContract(network, space), id } : undefined;
}

/** A space as Snapshot's addresses name it, `eth:0x…`; `undefined` for names of off-chain spaces. */
export function readSpaceName(name: string): { network: string; contract: string; chainId: number } | undefined {
  const [, network = '', space = ''] = /^([a-z0-9-]+):(0x[0-9a-f]{1,64})$/i.exec(name) ?? [];
  const known = networks.get(network);
  return known && { network, contract: spaceContract(network, space), chainId: known.chainId };
}
