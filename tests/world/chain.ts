import type { TestClient } from './chain-client.ts';

/** An address as viem writes it. */
export type Address = `0x${string}`;

/** A real Ethereum node, chain id 1, that mines on demand. */
export interface Chain {
  /** Plain HTTP, for tests; the extension sees it under its host names. */
  readonly rpcUrl: string;
  readonly client: TestClient;
  /** Puts a token at its real address. 18 decimals. */
  installToken(address: string, token: { symbol: string; name?: string }): Promise<void>;
  /** A real transfer with a real `Transfer` log. The sender is given what it lacks. Returns the transaction. */
  transferToken(token: string, from: string, to: string, amount: bigint): Promise<Address>;
  sendEth(from: string, to: string, wei: bigint): Promise<Address>;
  balanceOf(token: string, owner: string): Promise<bigint>;
  /** Mines blocks whose time is now. Two more make a block final. */
  mine(blocks?: number): Promise<void>;
  stop(): Promise<void>;
}
