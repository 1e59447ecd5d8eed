import { parseAbi } from 'viem';
import type { Treasury, TreasuryHoldings } from '../../domain/standing/treasury';
import { second } from '../../domain/time';
import { callMany } from '../../platform/rpc/call-many';
import { contractCall, etherBalance } from '../../platform/rpc/contract-call';
import type { Provider } from '../../platform/rpc/provider';

const abi = parseAbi(['function balanceOf(address) view returns (uint256)']);
const ether = { asset: 'ETH', decimals: 18 };

/** What treasuries of one chain hold of ETH and some tokens, all at the last final block, in one call where the chain has Multicall3. Throws `SourceError`. */
export async function readTreasuries(
  provider: Provider,
  chainId: number,
  treasuries: readonly Treasury[],
  tokens: readonly { asset: string; decimals: number; address: string }[],
): Promise<TreasuryHoldings[]> {
  const calls = treasuries.flatMap(({ address }) => [
    etherBalance(address),
    ...tokens.map((token) => contractCall(token.address, abi, 'balanceOf', [address as `0x${string}`])),
  ]);
  const { block, answers } = await callMany(provider, chainId, calls, 'finalized');
  const assets = [ether, ...tokens];
  return treasuries.map(({ dao, role, address }, index) => {
    const told = assets.map(({ asset, decimals }, nth) => {
      const answer = answers[index * assets.length + nth];
      return { asset, decimals, units: answer?.kind === 'value' ? answer.value : undefined };
    });
    return {
      dao,
      role,
      chainId,
      address,
      at: block.timestamp * second,
      number: block.number,
      holdings: told.flatMap(({ units, ...asset }) => (units ? [{ ...asset, units }] : [])),
      unread: told.flatMap(({ asset, units }) => (units === undefined ? [asset] : [])),
    };
  });
}
