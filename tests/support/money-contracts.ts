import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Abi, encodeFunctionData, getAddress, type Hex } from 'viem';
import type { Chain } from '../world/chain.ts';
import { type Artifact, artifactOf, compile } from './solidity.ts';

/** Tokens whose books differ from ERC-20's, as the deployed ones keep them: Lido's shares that grow, and ETH that is wrapped without a transfer. */
const source = `
// SPDX-License-Identifier: MIT
pragma solidity ^0.8.0;
contract Shares {
  event Transfer(address indexed from, address indexed to, uint256 value);
  event TransferShares(address indexed from, address indexed to, uint256 sharesValue);
  mapping(address => uint256) public sharesOf;
  uint256 public total; uint256 public pooled;
  function submit(address who, uint256 amount) external {
    uint256 shares = total == 0 ? amount : amount * total / pooled;
    sharesOf[who] += shares; total += shares; pooled += amount;
    emit Transfer(address(0), who, amount); emit TransferShares(address(0), who, shares);
  }
  function rebase(uint256 rewards) external { pooled += rewards; }
  function getPooledEthByShares(uint256 shares) public view returns (uint256) { return total == 0 ? 0 : shares * pooled / total; }
  function balanceOf(address who) external view returns (uint256) { return getPooledEthByShares(sharesOf[who]); }
  function transfer(address to, uint256 amount) external returns (bool) {
    uint256 shares = amount * total / pooled;
    sharesOf[msg.sender] -= shares; sharesOf[to] += shares;
    emit Transfer(msg.sender, to, amount); emit TransferShares(msg.sender, to, shares);
    return true;
  }
}
contract Wrapped {
  event Transfer(address indexed from, address indexed to, uint256 value);
  event Deposit(address indexed dst, uint256 wad);
  event Withdrawal(address indexed src, uint256 wad);
  mapping(address => uint256) public balanceOf;
  function deposit() external payable { balanceOf[msg.sender] += msg.value; emit Deposit(msg.sender, msg.value); }
  function withdraw(uint256 wad) external {
    balanceOf[msg.sender] -= wad; emit Withdrawal(msg.sender, wad);
    (bool ok,) = msg.sender.call{value: wad}(""); require(ok);
  }
  function transfer(address to, uint256 amount) external returns (bool) {
    balanceOf[msg.sender] -= amount; balanceOf[to] += amount; emit Transfer(msg.sender, to, amount);
    return true;
  }
}
contract Bomb { constructor(address payable to) payable { selfdestruct(to); } }
`;

/** A contract on the chain. */
export interface Deployed {
  address: Hex;
  abi: Abi;
}

const require = createRequire(import.meta.url);

/** The account that deploys: anvil's first. */
async function deployer(chain: Chain): Promise<Hex> {
  const [first] = await chain.client.getAddresses();
  if (!first) throw new Error('the chain has no account');
  return first;
}

async function deploy(
  chain: Chain,
  { abi, bytecode }: Artifact,
  args: readonly unknown[] = [],
  value = 0n,
): Promise<Deployed> {
  const account = await deployer(chain);
  const hash = await chain.client.deployContract({ abi, bytecode, args, account, value } as never);
  const { contractAddress } = await chain.client.waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error('nothing was deployed');
  return { address: contractAddress, abi };
}

/** Puts one of the tokens at the address where the real one is. */
export async function installMoney(chain: Chain, name: 'Shares' | 'Wrapped', at: string): Promise<Deployed> {
  const artifact = compile(source)[name];
  if (!artifact) throw new Error(`${name} was not compiled`);
  const { address, abi } = await deploy(chain, artifact);
  const bytecode = await chain.client.getCode({ address });
  await chain.client.setCode({ address: getAddress(at), bytecode: bytecode ?? '0x' });
  return { address: getAddress(at), abi };
}

/** Sends a transaction as anybody, with ETH if told. */
export async function callAs(
  chain: Chain,
  from: string,
  to: Deployed,
  functionName: string,
  args: readonly unknown[] = [],
  value = 0n,
): Promise<Hex> {
  const account = getAddress(from);
  await chain.client.impersonateAccount({ address: account });
  const balance = await chain.client.getBalance({ address: account });
  if (value > 0n) await chain.client.setBalance({ address: account, value: balance + value });
  // Without a fee: what is on the sender must be explained by what moved.
  await chain.client.setNextBlockBaseFeePerGas({ baseFeePerGas: 0n });
  const data = encodeFunctionData({ abi: to.abi, functionName, args });
  const hash = await chain.client.sendTransaction({ account, to: to.address, data, value, gasPrice: 0n });
  const { status } = await chain.client.waitForTransactionReceipt({ hash });
  if (status !== 'success') throw new Error(`${functionName} was reverted`);
  return hash;
}

/** ETH that arrives without a call: no log tells it, and no transaction names its receiver. */
export async function force(chain: Chain, to: string, wei: bigint): Promise<void> {
  const bomb = compile(source).Bomb;
  if (!bomb) throw new Error('Bomb was not compiled');
  await deploy(chain, bomb, [getAddress(to)], wei);
}

/** OpenZeppelin's own timelock, without a delay; anvil's first account may do everything. */
export async function deployTimelock(chain: Chain): Promise<Deployed> {
  const path = require.resolve('@openzeppelin/contracts/build/contracts/TimelockController.json');
  const account = await deployer(chain);
  return deploy(chain, artifactOf(path), [0n, [account], [account], account]);
}

/** Has the timelock pay ETH. */
export async function payFromTimelock(chain: Chain, timelock: Deployed, to: string, wei: bigint): Promise<void> {
  const account = await deployer(chain);
  await chain.client.setBalance({ address: timelock.address, value: wei });
  const none = `0x${'0'.repeat(64)}`;
  const operation = [getAddress(to), wei, '0x', none, `0x${Date.now().toString(16).padStart(64, '0')}`];
  await callAs(chain, account, timelock, 'schedule', [...operation, 0n]);
  await callAs(chain, account, timelock, 'execute', operation);
}

/** A real Safe 1.4.1 of the variant that logs what it does, with anvil's first account as its owner. */
export async function deploySafe(chain: Chain): Promise<Deployed> {
  const folder = join(
    dirname(require.resolve('@safe-global/safe-contracts/package.json')),
    'build/artifacts/contracts',
  );
  const singleton = await deploy(chain, artifactOf(join(folder, 'SafeL2.sol/SafeL2.json')));
  const proxy = await deploy(chain, artifactOf(join(folder, 'proxies/SafeProxy.sol/SafeProxy.json')), [
    singleton.address,
  ]);
  const safe = { address: proxy.address, abi: singleton.abi };
  const nobody = `0x${'0'.repeat(40)}`;
  const owner = await deployer(chain);
  await callAs(chain, owner, safe, 'setup', [[owner], 1n, nobody, '0x', nobody, nobody, 0n, nobody]);
  return safe;
}

/** Has the Safe do something. */
export async function execute(chain: Chain, safe: Deployed, to: string, wei: bigint, data: Hex = '0x'): Promise<void> {
  const owner = await deployer(chain);
  const nobody = `0x${'0'.repeat(40)}`;
  // Whoever sends is the owner: that is its signature.
  const signature = `0x${owner.slice(2).padStart(64, '0')}${'0'.repeat(64)}01`;
  await callAs(chain, owner, safe, 'execTransaction', [
    getAddress(to),
    wei,
    data,
    0,
    0n,
    0n,
    0n,
    nobody,
    nobody,
    signature,
  ]);
}
