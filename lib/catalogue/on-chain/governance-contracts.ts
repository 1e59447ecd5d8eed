import type { OnChainRef } from '../../domain/governance/on-chain-ref';
import type { Venue } from '../../domain/governance/venue';
import { daos } from '../daos';
import { explorers } from './explorers';

/** A contract that holds votes of a DAO. */
export interface GovernanceContract {
  /** The DAO's id. */
  dao: string;
  chainId: number;
  /** Lower case. */
  contract: string;
  venue: Venue;
  /** The unit of voting power, where the contract does not tell it. */
  symbol?: string;
  /** The page of a vote, where the DAO's own site has one for each. */
  page?: (id: string) => string;
}

const arbitrumPage = (governor: string) => (id: string) =>
  `https://alt.gov.arbitrum.foundation/proposal/${id}?govId=eip155:42161:${governor}`;

/** Governance contracts of the DAOs in the catalogue. Sources: the projects' own deployment lists. */
export const governanceContracts: readonly GovernanceContract[] = [
  {
    dao: 'aave',
    chainId: 1,
    contract: '0x9aee0b04504cef83a65ac3f0e838d0593bcb2bc7',
    venue: 'aave-governance-v3',
    symbol: 'AAVE',
    page: (id) => `https://vote.onaave.com/proposal/?proposalId=${id}`,
  },
  {
    dao: 'lido',
    chainId: 1,
    contract: '0x2e59a20f205bb85a89c53f1936454680651e618e',
    venue: 'aragon',
    symbol: 'LDO',
    page: (id) => `https://vote.lido.fi/vote/${id}`,
  },
  {
    dao: 'arbitrum',
    chainId: 42161,
    contract: '0xf07ded9dc292157749b6fd268e37df6ea38395b9',
    venue: 'governor',
    symbol: 'ARB',
    page: arbitrumPage('0xf07DeD9dC292157749B6Fd268E37DF6EA38395B9'),
  },
  {
    dao: 'arbitrum',
    chainId: 42161,
    contract: '0x789fc99093b09ad01c34dc7251d0c89ce743e5a4',
    venue: 'governor',
    symbol: 'ARB',
    page: arbitrumPage('0x789fC99093B09aD01C34DC7251D0C89ce743e5a4'),
  },
  {
    dao: 'compound',
    chainId: 1,
    contract: '0x309a862bbc1a00e45506cb8a802d1ff10004c8c0',
    venue: 'governor',
    symbol: 'COMP',
  },
  {
    dao: 'compound',
    chainId: 1,
    contract: '0xc0da02939e1441f497fd74f78ce7decb17b66529',
    venue: 'governor',
    symbol: 'COMP',
  },
  {
    dao: 'uniswap',
    chainId: 1,
    contract: '0x408ed6354d4973f66138c91495f2f2fcbd8724c3',
    venue: 'governor',
    symbol: 'UNI',
  },
  {
    dao: 'fluid',
    chainId: 1,
    contract: '0x0204cd037b2ec03605cfdfe482d8e257c765fa1b',
    venue: 'governor',
    symbol: 'FLUID',
  },
  { dao: 'frax', chainId: 1, contract: '0xe8ab863e629a05c73d6a23b99d37027e3763156e', venue: 'governor' },
  { dao: 'sky', chainId: 1, contract: '0x929d9a1435662357f54adcf64dcee4d6b867a6f9', venue: 'sky-chief', symbol: 'SKY' },
];

/** The contract at an address, where the catalogue knows it. */
export function governanceContract(chainId: number, contract: string): GovernanceContract | undefined {
  const address = contract.toLowerCase();
  return governanceContracts.find((each) => each.chainId === chainId && each.contract === address);
}

/** The name of the DAO whose votes a contract holds; where nobody knows it, the contract's own address, shortened. */
export function daoOfContract({ chainId, contract }: OnChainRef): string {
  const id = governanceContract(chainId, contract)?.dao;
  const address = contract.toLowerCase();
  return daos.find((dao) => dao.id === id)?.name ?? `${address.slice(0, 6)}…${address.slice(-4)}`;
}

/** The https page of a vote: the DAO's own, or its contract in an explorer. `undefined` where neither is known. */
export function votePage({ chainId, contract, id }: OnChainRef): string | undefined {
  const page = governanceContract(chainId, contract)?.page?.(id);
  const explorer = explorers.get(chainId);
  return page ?? (explorer && `${explorer}/address/${contract.toLowerCase()}`);
}

/** The vote that a page of a DAO's own site is about; `undefined` where it is another page. */
export function voteOfPage(address: string): OnChainRef | undefined {
  for (const { chainId, contract, page } of governanceContracts) {
    const [before = '', after = ''] = page?.('*').split('*') ?? [];
    if (before === '' || !address.startsWith(before) || !address.endsWith(after)) continue;
    const id = address.slice(before.length, address.length - after.length);
    if (/^\d{1,78}$/.test(id)) return { chainId, contract, id };
  }
  return undefined;
}
