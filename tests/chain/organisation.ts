import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Hex, keccak256, pad, stringToHex, toHex } from 'viem';
import { type Artifact, artifactOf, compile } from '../support/solidity.ts';
import type { Chain } from '../world/chain.ts';
import { type Deployed, deploy, sender } from './deployed.ts';

/** A DAO of OpenZeppelin's contracts on a test's chain: three voters, with 60, 30 and 10 of 100 votes; quorum 4. */
export interface Organisation {
  governor: Deployed;
  timelock?: Deployed;
  /** Proposes to send so much ETH, from the treasury, to somebody. Returns the id. */
  propose(text: string, wei: bigint): Promise<string>;
  vote(id: string, voter: number, support: 0 | 1 | 2): Promise<void>;
  queue(text: string, wei: bigint): Promise<void>;
  execute(text: string, wei: bigint): Promise<void>;
  /** Runs what is queued past the governor, as anybody may. `salt` differs by version. */
  executeDirectly(text: string, wei: bigint): Promise<void>;
  /** Calls off what is queued in the timelock, as its guardian may. */
  veto(text: string, wei: bigint): Promise<void>;
  cancel(text: string, wei: bigint): Promise<void>;
}

const require = createRequire(import.meta.url);
const ether = 10n ** 18n;
const zero = `0x${'0'.repeat(64)}` as const;
/** Who is paid. */
export const payee = '0x00000000000000000000000000000000000000ee' as const;
/** Who has the votes. */
export const voters = ([60n, 30n, 10n] as const).map((share, index) => ({
  address: pad(toHex(index + 0xa1), { size: 20 }),
  share,
}));

/** The contracts of `tests/chain/contracts`, compiled. */
export function contractsOf(file: string): Record<string, Artifact> {
  return compile(readFileSync(new URL(`./contracts/${file}.sol`, import.meta.url), 'utf8'), 'cancun');
}

/** One of a file's contracts. */
export function contractOf(file: string, name: string): Artifact {
  const artifact = contractsOf(file)[name];
  if (!artifact) throw new Error(`${file} has no ${name}`);
  return artifact;
}

/** Founds one. `Dao` has a timelock, `SmallDao` none. */
export async function found(
  chain: Chain,
  version: 'oz4' | 'oz5',
  { bySecond = false, name = 'Dao' }: { bySecond?: boolean; name?: 'Dao' | 'SmallDao' } = {},
): Promise<Organisation> {
  const founder = await sender(chain);
  const power = await deploy(chain, contractOf(version, 'Power'), [bySecond]);
  for (const { address, share } of voters) {
    await power.send('mint', [address, share * ether]);
    await power.send('delegate', [address], { from: address });
  }
  const packed = version === 'oz4' ? 'oz4' : '@openzeppelin/contracts';
  const timelock =
    name === 'Dao'
      ? await deploy(chain, artifactOf(require.resolve(`${packed}/build/contracts/TimelockController.json`)), [
          60n,
          [],
          [],
          founder,
        ])
      : undefined;
  const governor = await deploy(
    chain,
    contractOf(version, name),
    timelock ? [power.address, timelock.address] : [power.address],
  );
  if (timelock) {
    for (const role of ['PROPOSER_ROLE', 'CANCELLER_ROLE'])
      await timelock.send('grantRole', [keccak256(stringToHex(role)), governor.address]);
    await timelock.send('grantRole', [keccak256(stringToHex('CANCELLER_ROLE')), founder]);
    await timelock.send('grantRole', [keccak256(stringToHex('EXECUTOR_ROLE')), `0x${'0'.repeat(40)}`]);
  }
  await chain.sendEth(founder, (timelock ?? governor).address, 100n * ether);

  const actions = (wei: bigint) => [[payee], [wei], ['0x']] as const;
  const named = (text: string, wei: bigint) => [...actions(wei), keccak256(stringToHex(text))] as const;
  const salt = (text: string): Hex => {
    const description = keccak256(stringToHex(text));
    if (version === 'oz4') return description;
    const governed = BigInt(pad(governor.address, { size: 32, dir: 'right' }));
    return toHex(governed ^ BigInt(description), { size: 32 });
  };
  return {
    governor,
    ...(timelock && { timelock }),
    async propose(text, wei) {
      const hash = await governor.send('propose', [...actions(wei), text]);
      const { logs } = await chain.client.getTransactionReceipt({ hash });
      const log = logs.find(({ address }) => address.toLowerCase() === governor.address);
      return BigInt(log?.data.slice(0, 66) ?? 0n).toString();
    },
    async vote(id, voter, support) {
      const from = voters[voter]?.address;
      if (from) await governor.send('castVote', [BigInt(id), support], { from });
    },
    queue: async (text, wei) => void (await governor.send('queue', named(text, wei))),
    execute: async (text, wei) => void (await governor.send('execute', named(text, wei))),
    executeDirectly: async (text, wei) =>
      void (await timelock?.send('executeBatch', [...actions(wei), zero, salt(text)])),
    async veto(text, wei) {
      const id = await timelock?.read('hashOperationBatch', [...actions(wei), zero, salt(text)]);
      await timelock?.send('cancel', [id]);
    },
    cancel: async (text, wei) => void (await governor.send('cancel', named(text, wei))),
  };
}

/** Lets so many blocks pass, of one second each. */
export async function pass(chain: Chain, blocks: number, seconds = 1): Promise<void> {
  // A node that mines thousands of blocks at once takes longer than a client waits.
  for (let left = blocks; left > 0; left -= 400)
    await chain.client.mine({ blocks: Math.min(left, 400), interval: seconds });
}
