import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startChain } from './chain.ts';

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

describe('a node', () => {
  it('ends with whoever started it, even where that is killed', async () => {
    const chain = fileURLToPath(new URL('./chain.ts', import.meta.url));
    const program = `const { startChain } = await import(${JSON.stringify(chain)}); console.log((await startChain()).rpcUrl);`;
    const parent = spawn('node', ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve, reject) => {
      parent.stdout.once('data', (data) => resolve(String(data).trim()));
      parent.once('exit', () => reject(new Error('the node did not start')));
    });
    const port = Number(new URL(url).port);
    expect(await listens(port)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => listens(port)).toBe(false);
  });

  it('that is not installed says how to get it', async () => {
    const before = process.env.ANVIL;
    process.env.ANVIL = '/nowhere/anvil';
    try {
      await expect(startChain()).rejects.toThrow('name it in ANVIL');
    } finally {
      if (before === undefined) delete process.env.ANVIL;
      else process.env.ANVIL = before;
    }
  });
});
