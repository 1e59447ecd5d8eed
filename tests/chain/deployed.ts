import { encodeDeployData, encodeFunctionData, getAddress, type Hex } from 'viem';
import type { Artifact } from '../support/solidity.ts';
import type { Chain } from '../world/chain.ts';

/** A contract on a test's chain. */
export interface Deployed {
  address: Hex;
  /** Sends a call and waits until it is in a block. Throws where it reverts. */
  send(functionName: string, args?: readonly unknown[], options?: { from?: Hex; value?: bigint }): Promise<Hex>;
  read(functionName: string, args?: readonly unknown[]): Promise<unknown>;
  /** A call as the governors take it: to be run later. */
  data(functionName: string, args?: readonly unknown[]): Hex;
}

/** Deploys a contract from the chain's first account, which has all that it needs. */
export async function deploy(
  chain: Chain,
  { abi, bytecode }: Artifact,
  args: readonly unknown[] = [],
): Promise<Deployed> {
  const [account] = await chain.client.getAddresses();
  if (!account) throw new Error('the node has no account');
  const data = encodeDeployData({ abi, bytecode, args: args as unknown[] });
  const hash = await chain.client.sendTransaction({ account, data, gas: 16_000_000n });
  const { contractAddress, status } = await chain.client.waitForTransactionReceipt({ hash });
  if (status !== 'success' || !contractAddress) throw new Error('a contract was not deployed');
  return at(chain, contractAddress, abi);
}

/** A contract that is there already. */
export function at(chain: Chain, address: Hex, abi: Artifact['abi']): Deployed {
  const to = getAddress(address);
  const data = (functionName: string, args: readonly unknown[] = []) =>
    encodeFunctionData({ abi, functionName, args: args as unknown[] });
  return {
    address: to.toLowerCase() as Hex,
    data,
    async send(functionName, args = [], { from, value = 0n } = {}) {
      const [first] = await chain.client.getAddresses();
      const account = from ?? first;
      if (!account) throw new Error('the node has no account');
      if (from) {
        await chain.client.impersonateAccount({ address: from });
        await chain.client.setBalance({ address: from, value: 10n ** 20n });
      }
      const hash = await chain.client.sendTransaction({
        account,
        to,
        data: data(functionName, args),
        value,
        gas: 16_000_000n,
      });
      const { status } = await chain.client.waitForTransactionReceipt({ hash });
      if (status !== 'success') throw new Error(`${functionName} reverted`);
      return hash;
    },
    read: (functionName, args = []) =>
      chain.client.readContract({ address: to, abi, functionName, args: args as unknown[] }),
  };
}

/** The address that a test's chain sends from. */
export async function sender(chain: Chain): Promise<Hex> {
  const [account] = await chain.client.getAddresses();
  if (!account) throw new Error('the node has no account');
  return account;
}
