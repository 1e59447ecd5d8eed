import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import {
  encodeAbiParameters,
  encodeFunctionData,
  getAddress,
  keccak256,
  pad,
  parseAbi,
  stringToHex,
  toHex,
} from 'viem';
import { type TestClient, testClient } from './chain-client.ts';

/** An address as viem writes it. */
export type Address = `0x${string}`;

/** A real node, of Ethereum unless told, that mines on demand. */
export interface Chain {
  /** Plain HTTP, for tests; the extension sees it under its host names. */
  readonly rpcUrl: string;
  readonly client: TestClient;
  /** Puts a token at its real address. 18 decimals. */
  installToken(address: string, token: { symbol: string; name?: string }): Promise<void>;
  /** A real transfer with a real `Transfer` log. The sender is given what it lacks. Returns the transaction. */
  transferToken(token: string, from: string, to: string, amount: bigint): Promise<Address>;
  /** Puts Multicall3 where every chain has it. */
  installMulticall(): Promise<void>;
  sendEth(from: string, to: string, wei: bigint): Promise<Address>;
  balanceOf(token: string, owner: string): Promise<bigint>;
  /** Mines blocks whose time is now. Two more make a block final. */
  mine(blocks?: number): Promise<void>;
  stop(): Promise<void>;
}

const erc20 = parseAbi([
  'function balanceOf(address) view returns (uint256)',
  'function transfer(address to, uint256 amount) returns (bool)',
]);

/** Storage of OpenZeppelin 4.9's ERC20PresetMinterPauser, in order of its bases. */
const slots = { balances: 2n, totalSupply: 4n, name: 5n, symbol: 6n };

/** About where mainnet stood at the end of April 2026, so that ranges from the catalogue lie below the head. */
const firstBlock = 24_980_900;

/** Starts anvil on a free port. It ends with `stop`, and with this process at the latest, however that ends. */
export async function startChain({ chainId = 1 }: { chainId?: number } = {}): Promise<Chain> {
  const port = await freePort();
  const rpcUrl = `http://127.0.0.1:${port}`;
  const node = spawnNode(port, chainId);
  const client = testClient(rpcUrl, chainId);
  const stop = () => end(node);
  try {
    await untilAnswering(client, node);
    // Below its first block a node has none, and so none that is final.
    await client.mine({ blocks: 3 });
  } catch (error) {
    await stop();
    throw error;
  }

  const balanceOf: Chain['balanceOf'] = (token, owner) =>
    client.readContract({
      address: getAddress(token),
      abi: erc20,
      functionName: 'balanceOf',
      args: [getAddress(owner)],
    });

  /** Sends as somebody whose key nobody here has. */
  const sendAs = async (from: Address, call: { to: Address; data?: Address; value?: bigint }): Promise<Address> => {
    await client.impersonateAccount({ address: from });
    const gas = 10n ** 18n;
    const balance = await client.getBalance({ address: from });
    if (balance < gas + (call.value ?? 0n))
      await client.setBalance({ address: from, value: balance + gas + (call.value ?? 0n) });
    const hash = await client.sendTransaction({ account: from, ...call });
    const receipt = await client.waitForTransactionReceipt({ hash });
    await client.stopImpersonatingAccount({ address: from });
    if (receipt.status !== 'success') throw new Error(`transaction ${hash} was reverted`);
    return hash;
  };

  return {
    rpcUrl,
    client,
    balanceOf,
    stop,
    async installToken(address, { symbol, name = symbol }) {
      const token = getAddress(address);
      await client.setCode({ address: token, bytecode: tokenCode() });
      await client.setStorageAt({ address: token, index: Number(slots.name), value: shortString(name) });
      await client.setStorageAt({ address: token, index: Number(slots.symbol), value: shortString(symbol) });
    },
    async transferToken(token, from, to, amount) {
      const [address, sender] = [getAddress(token), getAddress(from)];
      const has = await balanceOf(address, sender);
      if (has < amount) {
        const index = keccak256(
          encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [sender, slots.balances]),
        );
        await client.setStorageAt({ address, index, value: toHex(amount, { size: 32 }) });
      }
      const data = encodeFunctionData({ abi: erc20, functionName: 'transfer', args: [getAddress(to), amount] });
      return sendAs(sender, { to: address, data });
    },
    async installMulticall() {
      const { data } = await client.call({ data: multicallCreation() });
      if (!data) throw new Error('Multicall3 has no code');
      await client.setCode({ address: '0xcA11bde05977b3631167028862bE2a173976CA11', bytecode: data });
    },
    sendEth: (from, to, wei) => sendAs(getAddress(from), { to: getAddress(to), value: wei }),
    mine: (blocks = 1) => client.mine({ blocks }),
  };
}

/** The program: `ANVIL`, or what npm installed, or what is on the path. */
function anvilBinary(): string {
  if (process.env.ANVIL) return process.env.ANVIL;
  try {
    const manifest = createRequire(import.meta.url).resolve('@foundry-rs/anvil-linux-amd64/package.json');
    const binary = manifest.replace(/package\.json$/, 'bin/anvil');
    if (existsSync(binary)) return binary;
  } catch {
    // Not installed on this platform.
  }
  return 'anvil';
}

/** Runs a program until its standard input closes: also when we are killed, which no handler of ours survives. */
const untilInputEnds = 'exec 3<&0; "$0" "$@" & p=$!; (cat <&3; kill -9 $p) >/dev/null 2>&1 & wait $p';

function spawnNode(port: number, chainId: number): ChildProcess {
  const flags = [
    '--chain-id',
    String(chainId),
    '--slots-in-an-epoch',
    '1',
    '--number',
    String(firstBlock),
    '--accounts',
    '1',
  ];
  const listen = ['--host', '127.0.0.1', '--port', String(port), '--silent'];
  const node = spawn('sh', ['-c', untilInputEnds, anvilBinary(), ...listen, ...flags], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  node.stdin?.on('error', () => {});
  // What watches the input ends with it.
  node.once('exit', () => node.stdin?.end());
  return node;
}

async function untilAnswering(client: TestClient, node: ChildProcess): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    if (node.exitCode !== null)
      throw new Error(`anvil did not start (${node.exitCode}); install Foundry's anvil or name it in ANVIL`);
    if (await client.getChainId().catch(() => undefined)) return;
    if (Date.now() > deadline) throw new Error('anvil does not answer');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

async function end(node: ChildProcess): Promise<void> {
  if (node.exitCode !== null || node.signalCode !== null) return;
  const ended = new Promise((resolve) => node.once('exit', resolve));
  node.stdin?.end();
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

let code: Address | undefined;

function tokenCode(): Address {
  if (!code) {
    const path = createRequire(import.meta.url).resolve('oz4/build/contracts/ERC20PresetMinterPauser.json');
    const { deployedBytecode } = JSON.parse(readFileSync(path, 'utf8')) as { deployedBytecode: Address };
    code = deployedBytecode;
  }
  return code;
}

/** What makes Multicall3, as viem carries it. */
function multicallCreation(): Address {
  const require = createRequire(import.meta.url);
  const path = require.resolve('viem').replace(/index\.js$/, 'constants/contracts.js');
  return (require(path) as { multicall3Bytecode: Address }).multicall3Bytecode;
}

/** A string of at most 31 bytes, as Solidity keeps it in one slot. */
function shortString(value: string): Address {
  const bytes = Buffer.from(value);
  if (bytes.length > 31) throw new Error(`${value} is too long for a token's name`);
  const left = pad(stringToHex(value), { size: 31, dir: 'right' });
  return `${left}${(bytes.length * 2).toString(16).padStart(2, '0')}`;
}
