import { createTestClient, defineChain, http, publicActions, walletActions } from 'viem';

const chainOf = (id: number) =>
  defineChain({
    id,
    name: id === 1 ? 'Ethereum' : `Chain ${id}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [] } },
  });

/** A viem client that can also impersonate, mine and write storage. */
export function testClient(rpcUrl: string, chainId = 1) {
  return createTestClient({
    mode: 'anvil',
    chain: chainOf(chainId),
    cacheTime: 0,
    pollingInterval: 50,
    transport: http(rpcUrl, { retryCount: 0 }),
  })
    .extend(publicActions)
    .extend(walletActions);
}

export type TestClient = ReturnType<typeof testClient>;
