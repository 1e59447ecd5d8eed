import { parseAbi } from 'viem';
import { nativeToken } from '../../domain/standing/chain-transfer';
import type { Balance } from '../../domain/standing/residue';
import { callMany } from '../../platform/rpc/call-many';
import { type ContractCall, contractCall, etherBalance } from '../../platform/rpc/contract-call';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';

/** One token on one address. Both in lower case. */
export interface AccountRef {
  address: string;
  /** Contract, or `nativeToken`. */
  token: string;
}

/** What is on an account at a block. */
export interface AccountBalance extends Balance {
  /** Of a balance in shares: smallest units of the token for 10^18 shares. */
  perShares?: bigint;
}

/** Tokens whose balances grow by themselves: only their shares stay what they are. Lido's stETH. */
const keptInShares: Readonly<Record<number, string>> = { 1: '0xae7ab96520de3a18e5e111b5eaab095312d7fe84' };

const abi = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'function sharesOf(address) view returns (uint256)',
  'function getPooledEthByShares(uint256) view returns (uint256)',
]);
const oneShare = 10n ** 18n;

/** What is on each account at one block of one node, in their order; `undefined` where the token does not say. Throws `SourceError`. */
export async function readBalances(
  provider: Provider,
  chainId: number,
  at: { number: number; hash?: string },
  accounts: readonly AccountRef[],
): Promise<readonly (AccountBalance | undefined)[]> {
  const questions = accounts.map(({ address, token }) => {
    const owner = address as `0x${string}`;
    if (token === nativeToken) return [etherBalance(owner)];
    const plain = contractCall(token, abi, 'balanceOf', [owner]);
    if (token !== keptInShares[chainId]) return [plain];
    return [
      plain,
      contractCall(token, abi, 'sharesOf', [owner]),
      contractCall(token, abi, 'getPooledEthByShares', [oneShare]),
    ];
  });
  const calls: ContractCall<bigint>[] = questions.flat();
  const { block, answers } = await callMany(provider, chainId, calls, at.number);
  if (at.hash !== undefined && block.hash !== at.hash)
    throw new SourceError('malformed', provider.host, 'another chain than the one that was read');
  const values = answers.map((answer) => (answer.kind === 'value' ? answer.value : undefined));
  let next = 0;
  return questions.map(({ length }): AccountBalance | undefined => {
    const [units, shares, perShares] = values.slice(next, next + length);
    next += length;
    if (shares !== undefined && perShares !== undefined)
      return { number: at.number, units: shares, inShares: true, perShares };
    return units === undefined ? undefined : { number: at.number, units };
  });
}

/** Shares as the token's own smallest units, floored towards zero. */
export function worthOf(units: bigint, { perShares }: AccountBalance): bigint {
  return perShares === undefined ? units : (units * perShares) / oneShare;
}
