import { join } from 'node:path';
import { type Hex, parseAbi, parseEventLogs } from 'viem';
import { packedContracts } from '../support/packed-contracts.ts';
import { artifactOf } from '../support/solidity.ts';
import type { Chain } from '../world/chain.ts';
import { at, type Deployed, deploy, sender } from './deployed.ts';
import { contractOf } from './organisation.ts';

const nobody: Hex = `0x${'0'.repeat(40)}`;
const anybody: Hex = `0x${'f'.repeat(40)}`;
const whole = 10n ** 18n;

/** Aragon's own Voting app in a DAO of its own, with a token of which the first account has 60 of 100 and another 40. */
export async function foundAragon(chain: Chain): Promise<{ voting: Deployed; other: Hex }> {
  const folder = join(await packedContracts('@aragon/apps-voting'), 'build/contracts');
  const artifact = (name: string) => artifactOf(join(folder, `${name}.json`));
  const root = await sender(chain);
  const other: Hex = '0x00000000000000000000000000000000000000a2';
  const token = await deploy(chain, artifact('MiniMeToken'), [nobody, nobody, 0n, 'Vote', 18, 'VOTE', true]);
  await token.send('generateTokens', [root, 60n * whole]);
  await token.send('generateTokens', [other, 40n * whole]);

  const bases = [await deploy(chain, artifact('Kernel'), [true]), await deploy(chain, artifact('ACL'))];
  const registry = await deploy(chain, artifact('EVMScriptRegistryFactory'));
  const factory = await deploy(
    chain,
    artifact('DAOFactory'),
    [...bases, registry].map(({ address }) => address),
  );
  const made = await logsOf(chain, await factory.send('newDAO', [root]));
  const dao = at(chain, addressIn(made, 'DeployDAO', 'dao'), artifact('Kernel').abi);
  const acl = at(chain, (await dao.read('acl')) as Hex, artifact('ACL').abi);
  await acl.send('createPermission', [root, dao.address, await dao.read('APP_MANAGER_ROLE'), root]);
  const base = await deploy(chain, artifact('Voting'));
  const install = ['0x'.padEnd(66, '1'), base.address, '0x', false];
  // Four functions of this name: the one with four values is meant.
  const newAppInstance = parseAbi(['function newAppInstance(bytes32, address, bytes, bool) returns (address)']);
  const kernel = at(chain, dao.address, newAppInstance);
  const installed = await logsOf(chain, await kernel.send('newAppInstance', install));
  const voting = at(chain, addressIn(installed, 'NewAppProxy', 'proxy'), artifact('Voting').abi);
  await voting.send('initialize', [token.address, 5n * 10n ** 17n, 15n * 10n ** 16n, 86_400n]);
  await acl.send('createPermission', [anybody, voting.address, await voting.read('CREATE_VOTES_ROLE'), root]);
  return { voting, other };
}

/** Lido's contracts as far as they matter here. */
export interface LidoWorld {
  voting: Deployed;
  finance: Deployed;
  governance: Deployed;
  timelock: Deployed;
  easyTrack: Deployed;
  /** A second governance takes over the timelock: what waits is called off. */
  replaceGovernance(): Promise<void>;
}

/** Puts the stand-ins of Lido's contracts on a chain. */
export async function foundLido(chain: Chain): Promise<LidoWorld> {
  const power = await deploy(chain, contractOf('Lido', 'Power'));
  const timelock = await deploy(chain, contractOf('Lido', 'DgTimelock'));
  const governance = await deploy(chain, contractOf('Lido', 'DualGovernance'), [timelock.address]);
  await timelock.send('setGovernance', [governance.address]);
  const finance = await deploy(chain, contractOf('Lido', 'LidoFinance'));
  for (const { address } of [finance, timelock]) await chain.client.setBalance({ address, value: 10_000n * whole });
  return {
    voting: await deploy(chain, contractOf('Lido', 'LidoVoting'), [power.address]),
    finance,
    governance,
    timelock,
    easyTrack: await deploy(chain, contractOf('Lido', 'EasyTrack'), [power.address]),
    async replaceGovernance() {
      const next = await deploy(chain, contractOf('Lido', 'DualGovernance'), [timelock.address]);
      await timelock.send('setGovernance', [next.address]);
    },
  };
}

/** A script as votes carry it: `0x00000001`, then address, length and data of each call. */
export function script(calls: readonly { to: Hex; data: Hex }[]): Hex {
  const each = calls.map(({ to, data }) => {
    const length = (data.length - 2) / 2;
    return `${to.slice(2).toLowerCase()}${length.toString(16).padStart(8, '0')}${data.slice(2)}`;
  });
  return `0x00000001${each.join('')}`;
}

const made = parseAbi([
  'event DeployDAO(address dao)',
  'event NewAppProxy(address proxy, bool isUpgradeable, bytes32 appId)',
]);

async function logsOf(chain: Chain, hash: Hex) {
  const { logs } = await chain.client.getTransactionReceipt({ hash });
  return parseEventLogs({ abi: made, logs });
}

function addressIn(logs: Awaited<ReturnType<typeof logsOf>>, name: string, field: 'dao' | 'proxy'): Hex {
  const found = logs.find(({ eventName }) => eventName === name)?.args as Record<string, Hex> | undefined;
  const address = found?.[field];
  if (!address) throw new Error(`no ${name} was logged`);
  return address;
}
