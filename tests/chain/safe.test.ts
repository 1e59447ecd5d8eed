import { createRequire } from 'node:module';
import type { Hex } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readVerdict } from '../../lib/domain/governance/verdict';
import { readOnChainVote } from '../../lib/watch/on-chain/read-vote';
import { artifactOf } from '../support/solidity';
import { type Chain, startChain } from '../world/chain';
import { viewsOf } from './chain-views';
import { at, type Deployed, deploy, sender } from './deployed';
import { pass, payee } from './organisation';

const require = createRequire(import.meta.url);
const nobody = `0x${'0'.repeat(40)}` as const;
let chain: Chain;

beforeAll(async () => {
  chain = await startChain();
});
afterAll(() => chain.stop());

describe.each([
  ['1.3.0', '@gnosis.pm/safe-contracts', 'GnosisSafe.sol/GnosisSafe', 'proxies/GnosisSafeProxy.sol/GnosisSafeProxy'],
  ['1.4.1', '@safe-global/safe-contracts', 'Safe.sol/Safe', 'proxies/SafeProxy.sol/SafeProxy'],
])('a Safe %s', (_, pack, singletonName, proxyName) => {
  let safe: Deployed;
  let owner: Hex;

  beforeAll(async () => {
    const artifact = (name: string) => artifactOf(require.resolve(`${pack}/build/artifacts/contracts/${name}.json`));
    owner = await sender(chain);
    const singleton = await deploy(chain, artifact(singletonName));
    const proxy = await deploy(chain, artifact(proxyName), [singleton.address]);
    safe = at(chain, proxy.address, artifact(singletonName).abi);
    await safe.send('setup', [[owner], 1n, nobody, '0x', nobody, nobody, 0n, nobody]);
    await chain.sendEth(owner, safe.address, 100n);
  });

  const look = async (id: string) => {
    const chains = viewsOf({ 1: chain.rpcUrl });
    const found = await readOnChainVote({ chainId: 1, contract: safe.address, id }, { chains });
    if (typeof found === 'string') return found;
    return { ...found, verdict: readVerdict(found, undefined, found.observedAt).verdict };
  };
  const transaction = (value: bigint) => [payee, value, '0x', 0, 0n, 0n, 0n, nobody, nobody] as const;

  it('tells by its hash what ran, and claims nothing of what has not', async () => {
    const id = String(await safe.read('getTransactionHash', [...transaction(7n), await safe.read('nonce')]));
    expect(await look(id)).toMatchObject({ scores: [0], quorum: 1, chain: { state: 'unknown' }, verdict: 'unknown' });
    await safe.send('approveHash', [id]);
    expect(await look(id)).toMatchObject({ scores: [1], chain: { family: 'safe', state: 'unknown' } });
    const approval = `0x${owner.slice(2).padStart(64, '0')}${'0'.repeat(64)}01`;
    await safe.send('execTransaction', [...transaction(7n), approval]);
    expect(await look(id)).toMatchObject({ chain: { state: 'executed', final: false }, verdict: 'counting' });
    await pass(chain, 3);
    expect(await look(id)).toMatchObject({
      key: `safe:1:${safe.address}:${id}`,
      chain: { state: 'executed', rawState: 'ExecutionSuccess', final: true, steps: [{ state: 'executed', id }] },
      verdict: 'passed',
    });
  });
});

it('a contract that is no Safe is none', async () => {
  const chains = viewsOf({ 1: chain.rpcUrl });
  const vote = { chainId: 1, contract: payee, id: `0x${'1'.repeat(64)}`, venue: 'safe' } as const;
  expect(await readOnChainVote(vote, { chains })).toBe('unknown-family');
});
