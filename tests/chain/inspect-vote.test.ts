import { afterAll, beforeAll, expect, it } from 'vitest';
import { inspectJson, runInspect } from '../inspect/run-inspect';
import { type Chain, startChain } from '../world/chain';
import { found, type Organisation, pass, payee } from './organisation';

let chain: Chain;
let dao: Organisation;
let id: string;

beforeAll(async () => {
  chain = await startChain();
  dao = await found(chain, 'oz5', { name: 'SmallDao' });
  id = await dao.propose('# Fill the hole', 1n);
  await pass(chain, 4);
  await dao.vote(id, 0, 1);
  await dao.vote(id, 2, 0);
});
afterAll(() => chain.stop());

it('a vote is printed as its chain has it, whatever its family, with its verdict', async () => {
  const vote = `1:${dao.governor.address}:${id}`;
  const open = await inspectJson<object>('--vote', vote, '--rpc', chain.rpcUrl);
  expect(open).toMatchObject({
    key: `governor:${vote}`,
    title: 'Fill the hole',
    scores: [60, 10, 0],
    quorum: 4,
    verdict: 'open',
    because: expect.stringMatching(
      /^The contract says Active at block [\d,]+ \(openzeppelin-governor\)\. For 60, Against 10/,
    ),
    chain: { state: 'active', family: 'openzeppelin-governor' },
    tally: { leading: { choice: 'For' } },
  });
  await pass(chain, 16);
  await dao.execute('# Fill the hole', 1n);
  expect(await inspectJson('--vote', vote, '--rpc', chain.rpcUrl)).toMatchObject({
    verdict: 'passed',
    because: expect.stringContaining('; in the last final block it is succeeded.'),
    chain: { state: 'executed', settled: 'succeeded', final: false },
  });
  await pass(chain, 3);
  const { stdout } = await runInspect('--vote', vote, '--rpc', chain.rpcUrl);
  expect(stdout).toContain('Verdict: passed.');
  expect(stdout).toContain(`enactment  on chain 1, ${dao.governor.address}: executed`);
});

it.each([
  ['1:0x12:3', 'is no vote on a chain'],
  [`1:${payee}:3`, 'is no governance contract'],
  [`5:${payee}:3`, 'not chain 5'],
  ['https://example.com/vote/3', 'is no page of a vote'],
])('what is no vote, %s, is refused in a sentence', async (vote, sentence) => {
  const { code, stdout, stderr } = await runInspect('--vote', vote, '--rpc', chain.rpcUrl);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(sentence);
});

it('an id that the governor has not is refused', async () => {
  const { stderr } = await runInspect('--vote', `1:${dao.governor.address}:99`, '--rpc', chain.rpcUrl);
  expect(stderr).toContain('has no vote 99');
});
