import { encodeFunctionData, type Hex, parseAbi } from 'viem';
import { describe, expect, it } from 'vitest';
import { readScript } from '@/lib/sources/aragon/evm-script';

const finance: Hex = '0xb9e5cbb9ca5b0d659238807e84d0176930753d86';
const agent: Hex = '0x3e40d73eb977dc6a537af587d48316fee66e9c8c';
const governance: Hex = '0xc1db28b3301331277e307fdcff8de28242a4486e';
const steth: Hex = '0xae7ab96520de3a18e5e111b5eaab095312d7fe84';
const to: Hex = '0x000000000000000000000000000000000000beef';
const abi = parseAbi([
  'struct ExternalCall { address target; uint96 value; bytes payload; }',
  'function newImmediatePayment(address token, address receiver, uint256 amount, string note)',
  'function submitProposal(ExternalCall[] calls, string metadata)',
  'function forward(bytes script)',
  'function execute(address target, uint256 value, bytes data)',
  'function transfer(address to, uint256 amount)',
  'function grantRole(bytes32 role, address account)',
]);

const scriptOf = (...calls: [Hex, Hex][]): Hex =>
  `0x00000001${calls
    .map(([at, data]) => `${at.slice(2)}${((data.length - 2) / 2).toString(16).padStart(8, '0')}${data.slice(2)}`)
    .join('')}`;
const none: Hex = `0x${'0'.repeat(40)}`;
const payment = (token: Hex, amount: bigint) =>
  encodeFunctionData({ abi, functionName: 'newImmediatePayment', args: [token, to, amount, 'relief'] });
const transfer = (amount: bigint) => encodeFunctionData({ abi, functionName: 'transfer', args: [to, amount] });
const execute = (target: Hex, value: bigint, data: Hex) =>
  encodeFunctionData({ abi, functionName: 'execute', args: [target, value, data] });
const role = encodeFunctionData({ abi, functionName: 'grantRole', args: [`0x${'1'.repeat(64)}`, to] });

describe('what a vote’s script does', () => {
  it('is nothing where it is empty', () => {
    expect(readScript('0x')).toEqual({ payments: [], submissions: [], others: 0 });
    expect(readScript('0x00000001')).toEqual({ payments: [], submissions: [], others: 0 });
  });

  it('pays ETH and tokens, and the rest is counted', () => {
    const read = readScript(scriptOf([finance, payment(none, 5n)], [finance, payment(steth, 7n)], [agent, role]));
    expect(read).toEqual({
      payments: [
        { by: finance, to, units: 5n },
        { by: finance, token: steth, to, units: 7n },
      ],
      submissions: [],
      others: 1,
    });
  });

  it('pays through the agent: a transfer, ETH, and a script within the script', () => {
    const within = scriptOf([finance, payment(none, 9n)]);
    const forward = encodeFunctionData({ abi, functionName: 'forward', args: [within] });
    const read = readScript(
      scriptOf([agent, execute(steth, 0n, transfer(3n))], [agent, execute(to, 4n, '0x')], [agent, forward]),
    );
    expect(read?.payments).toEqual([
      { by: steth, token: steth, to, units: 3n },
      { by: to, to, units: 4n },
      { by: finance, to, units: 9n },
    ]);
  });

  it('hands calls on to Dual Governance, and says what they would pay', () => {
    const calls = [{ target: finance, value: 0n, payload: payment(none, 11n) }];
    const submit = encodeFunctionData({ abi, functionName: 'submitProposal', args: [calls, 'why'] });
    expect(readScript(scriptOf([governance, submit]))).toEqual({
      payments: [],
      submissions: [{ to: governance, calls, payments: [{ by: finance, to, units: 11n }] }],
      others: 0,
    });
  });

  it('is not known where it breaks off, is of another kind, or only begins like a payment', () => {
    const whole = scriptOf([finance, payment(none, 5n)]);
    expect(readScript(whole.slice(0, -2) as Hex)).toBeUndefined();
    expect(readScript(whole.replace('0x00000001', '0x00000002') as Hex)).toBeUndefined();
    expect(readScript(scriptOf([finance, `${payment(none, 5n)}00`]))).toMatchObject({ payments: [], others: 1 });
  });

  it('is not followed for ever', () => {
    let script = scriptOf([finance, payment(none, 5n)]);
    for (let depth = 0; depth < 8; depth += 1)
      script = scriptOf([agent, encodeFunctionData({ abi, functionName: 'forward', args: [script] })]);
    expect(readScript(script)).toMatchObject({ payments: [], others: 1 });
  });
});
