import { createTestClient, defineChain, http, publicActions, walletActions } from 'viem';

const mainnet = defineChain({
  id: 1,
  name: 'Ethereum',
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: { default: { http: [] } },
});

/** A viem client that can also impersonate, mine and write storage. */
export function testClient(rpcUrl: string) {
  return createTestClient({
    mode: 'anvil',
    chain: mainnet,
    cacheTime: 0,
    pollingInterval: 50,
    transport: http(rpcUrl, { retryCount: 0 }),
  })
    .extend(publicActions)
    .extend(walletActions);
}

export type TestClient = ReturnType<typeof testClient>;
