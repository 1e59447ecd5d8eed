import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packedContracts } from '../support/packed-contracts.ts';
import { artifactOf, compile } from '../support/solidity.ts';

it('real contracts are at hand, whose packages are not installed', async () => {
  const aragon = await packedContracts('@aragon/apps-voting');
  const voting = artifactOf(join(aragon, 'build/contracts/Voting.json'));
  expect(voting.abi).toContainEqual(expect.objectContaining({ name: 'canExecute' }));
  expect(voting.bytecode).toMatch(/^0x60/);
  // The second time nothing is fetched: the folder is there already.
  const path = process.env.PATH;
  try {
    process.env.PATH = '';
    expect(await packedContracts('@aragon/apps-voting')).toBe(aragon);
  } finally {
    process.env.PATH = path;
  }
});

it('a contract that cannot be compiled says where', () => {
  expect(() => compile('pragma solidity ^0.8.20; contract Broken { uint x = y; }')).toThrow(/main\.sol:1/);
});
