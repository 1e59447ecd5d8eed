import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readObserved, readStored } from '@/lib/background/read-stored';
import { chainView } from '@/lib/background/views/chain-view';
import type { PublishedTransfer } from '@/lib/domain/rescue/transfer';
import { reasonText } from '@/lib/i18n/reason-text';
import { type Provider, provider } from '@/lib/platform/rpc/provider';
import { readingOf } from '@/lib/reading/rescue-reading';
import { saveWatch } from '@/lib/store/watches';
import { checkPublished } from '@/lib/watch/deliveries/check-published';
import { useEnglishMessages } from '../support/english-messages';
import { type FaultyNode, startFaultyNode } from '../support/faulty-node';
import { freshStorage } from '../support/fresh-storage';
import { aContribution, aRescueOnChain, guardianSafe, lidoMultisig, pool, stETH } from '../support/rescue-on-chain';
import { type Chain, startChain } from '../world/chain';

const ether = 10n ** 18n;
const nowhere = `0x${'ab'.repeat(32)}`;
let chain: Chain;
let node: FaultyNode;
let providers: Provider[];
let now: number;
let sent: { tokens: string; ether: string; away: string };

beforeAll(async () => {
  chain = await startChain();
  node = await startFaultyNode(chain.rpcUrl);
  await chain.installToken(stETH, { symbol: 'stETH' });
  sent = {
    tokens: await hashOf(() => chain.transferToken(stETH, lidoMultisig, pool, 2_500n * ether)),
    ether: await hashOf(() => chain.sendEth(lidoMultisig, pool, 7n * ether)),
    away: await hashOf(() => chain.transferToken(stETH, lidoMultisig, lidoMultisig, 2_500n * ether)),
  };
  await chain.mine(100);
});

afterAll(async () => {
  await node?.stop();
  await chain?.stop();
});

beforeEach(async () => {
  await freshStorage();
  useEnglishMessages();
  node.fail(undefined);
  providers = [provider(node.url, 0)];
  now = Date.parse('2026-05-10T00:00:00Z');
  await saveWatch({ key: 'snapshot:0x1', rescueId: 'defi-united-2026', createdAt: now, failures: 0 });
});

/** The transaction that the newest block holds after it was sent. */
async function hashOf(send: () => Promise<unknown>): Promise<string> {
  await send();
  const { transactions } = await chain.client.getBlock();
  return String(transactions[0]);
}

function rescueWith(txHash: string, amount: bigint, given: Partial<PublishedTransfer> = {}) {
  const transfer: PublishedTransfer = {
    kind: 'delivery',
    chainId: 1,
    txHash,
    amount: { asset: 'stETH', units: amount },
    at: '2026-05-02',
    source: 'https://example.org/source',
    grade: 'secondary',
    verified: false,
    ...given,
  };
  const rates = aRescueOnChain().rates;
  return aRescueOnChain({
    rates,
    contributions: [aContribution({ id: 'lido', contributor: 'Lido DAO', transfers: [transfer] })],
  });
}

/** What the panel's chain and reason say after a look. */
async function told(rescue: ReturnType<typeof rescueWith>) {
  await checkPublished(now, { rescues: [rescue], providers });
  const reading = readingOf(rescue, await readObserved(rescue, await readStored()), now);
  const [link] = chainView(reading, { kind: 'contribution', id: 'lido' }, { kind: 'topic', host: 'x.org', id: 1 });
  const [entry] = reading.ledger.entries;
  return { verdict: link?.verdict, standing: entry?.standing, why: entry ? reasonText(entry.because) : '' };
}

describe('a transfer that somebody published', () => {
  it('is confirmed by the receipt with the very log in a final block', async () => {
    const { verdict, standing, why } = await told(rescueWith(sent.tokens, 2_500n * ether));
    expect([verdict, standing]).toEqual(['transfer-confirmed', 'delivered']);
    expect(why).toContain('Seen on chain');
    node.asked.length = 0;
    await checkPublished(now + 90 * 86_400_000, { rescues: [rescueWith(sent.tokens, 2_500n * ether)], providers });
    expect(node.asked).toEqual([]);
  });

  it('of ETH is confirmed by the transaction that carried it', async () => {
    const asset = { amount: { asset: 'ETH', units: 7n * ether } };
    expect((await told(rescueWith(sent.ether, 0n, asset))).verdict).toBe('transfer-confirmed');
  });

  it.each([
    ['moved another amount', () => rescueWith(sent.tokens, 5_000n * ether)],
    ['went to somebody else', () => rescueWith(sent.away, 2_500n * ether)],
    ['is said to have paid somebody else', () => rescueWith(sent.tokens, 2_500n * ether, { to: guardianSafe })],
  ])('is contradicted, and not counted, where it %s', async (_, rescue) => {
    const { verdict, standing } = await told(rescue());
    expect(verdict).toBe('transfer-contradicted');
    expect(standing).not.toBe('delivered');
  });

  it('may be rounded: then it is as unchecked as before', async () => {
    const { verdict, why } = await told(rescueWith(sent.tokens, 2_499n * ether));
    expect(verdict).toBe('transfer-unchecked');
    expect(why).not.toContain('Seen on chain');
  });

  it('of which no node knows the transaction is said to be so, and asked about again a day later', async () => {
    const rescue = rescueWith(nowhere, 2_500n * ether);
    const { verdict, why } = await told(rescue);
    expect(verdict).toBe('transfer-not-found');
    expect(why).toContain('The nodes that were asked know no such transaction.');
    node.asked.length = 0;
    await checkPublished(now + 3_600_000, { rescues: [rescue], providers });
    expect(node.asked).toEqual([]);
    await checkPublished(now + 86_400_000, { rescues: [rescue], providers });
    expect(node.asked.length).toBeGreaterThan(0);
  });

  it('is not judged while its block is not final, nor by a node that fails, nor where two nodes disagree', async () => {
    const rescue = rescueWith(sent.tokens, 5_000n * ether);
    node.fail(({ params }) =>
      params[0] === 'finalized' ? { result: (block) => ({ ...(block as object), number: '0x1' }) } : undefined,
    );
    expect((await told(rescue)).verdict).toBe('transfer-unchecked');
    now += 3_600_000;
    node.fail(() => 'cut');
    expect((await told(rescue)).verdict).toBe('transfer-unchecked');
    now += 3_600_000;
    node.fail(({ method }) => (method === 'eth_getTransactionReceipt' ? { result: () => null } : undefined));
    providers = [provider(node.url, 0), provider(chain.rpcUrl, 0)];
    expect((await told(rescue)).verdict).toBe('transfer-unchecked');
    node.fail(undefined);
    // What could not be told has its next turn in an hour.
    expect((await told(rescue)).verdict).toBe('transfer-unchecked');
    now += 3_600_000;
    expect((await told(rescue)).verdict).toBe('transfer-contradicted');
  });
});
