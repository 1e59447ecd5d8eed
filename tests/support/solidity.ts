import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Abi, Hex } from 'viem';
import { cache, root } from '../../scripts/command.ts';

/** A contract ready to be deployed. */
export interface Artifact {
  abi: Abi;
  bytecode: Hex;
}

interface Solc {
  version(): string;
  compile(input: string, callbacks: { import(path: string): { contents: string } | { error: string } }): string;
}

interface SolcOutput {
  errors?: { severity: string; formattedMessage: string }[];
  contracts?: Record<string, Record<string, { abi: Abi; evm: { bytecode: { object: string } } }>>;
}

const require = createRequire(import.meta.url);

/**
 * Compiles the contracts of one source, which may import from node_modules. Seconds the first time; what was compiled is kept by its
 * content, so that it is compiled once. `evmVersion`: of an older compiler's code, which is deployed where newer instructions are not.
 */
export function compile(source: string, evmVersion = 'paris'): Record<string, Artifact> {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const key = createHash('sha256').update(source).update(evmVersion).update(lock).digest('hex').slice(0, 32);
  const file = join(cache, 'solidity', `${key}.json`);
  if (!existsSync(file)) {
    const compiled = JSON.stringify(compileAnew(source, evmVersion));
    mkdirSync(join(cache, 'solidity'), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, compiled);
    renameSync(`${file}.${process.pid}`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Artifact>;
}

function compileAnew(source: string, evmVersion: string): Record<string, Artifact> {
  const solc = require('solc') as Solc;
  const input = {
    language: 'Solidity',
    sources: { 'main.sol': { content: source } },
    settings: {
      evmVersion,
      optimizer: { enabled: true, runs: 1 },
      outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
    },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: readImport })) as SolcOutput;
  const wrong = (output.errors ?? []).filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) throw new Error(wrong.map(({ formattedMessage }) => formattedMessage).join('\n'));
  return Object.fromEntries(
    Object.entries(output.contracts?.['main.sol'] ?? {}).map(([name, { abi, evm }]) => [
      name,
      { abi, bytecode: `0x${evm.bytecode.object}` as const },
    ]),
  );
}

function readImport(path: string): { contents: string } | { error: string } {
  try {
    return { contents: readFileSync(join(root, 'node_modules', path), 'utf8') };
  } catch {
    return { error: `${path} is not there` };
  }
}

/** The contract of an artifact that a package brings, whatever tool made it. */
export function artifactOf(path: string): Artifact {
  const { abi, bytecode } = JSON.parse(readFileSync(path, 'utf8')) as { abi: Abi; bytecode: string };
  return { abi, bytecode: (bytecode.startsWith('0x') ? bytecode : `0x${bytecode}`) as Hex };
}
