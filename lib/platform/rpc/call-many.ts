import { type Hex, parseAbi } from 'viem';
import { SourceError } from '../source-error';
import { z } from '../zod';
import { type Block, block, blockQuestion, hexNumber, quantity } from './block';
import { type ContractCall, contractCall, multicall3 } from './contract-call';
import { type Provider, refusalError } from './provider';
import type { RpcAnswer, RpcQuestion, RpcRefusal } from './public-client';

/** What one call came to. `absent`: no contract answers there; `illegible`: it answers with something else than its ABI says. */
export type CallAnswer<Value> =
  | { kind: 'value'; value: Value }
  | { kind: 'reverted'; data: Hex }
  | { kind: 'absent' }
  | { kind: 'illegible' };

/** At which block: a number, the newest, or the newest final one. */
export type AtBlock = number | 'finalized' | 'latest';

/** Everything that was asked, as it was at one block. */
export interface CallsAtBlock<Calls extends readonly ContractCall<unknown>[]> {
  block: Block;
  /** One for each call, in order. */
  answers: { [Index in keyof Calls]: Calls[Index] extends ContractCall<infer Value> ? CallAnswer<Value> : never };
}

const multicallAbi = parseAbi([
  'struct Call3 { address target; bool allowFailure; bytes callData; }',
  'struct Result { bool success; bytes returnData; }',
  'function aggregate3(Call3[] calls) view returns (Result[] returnData)',
]);

/** More in one call would run into the gas that nodes grant. */
const callsAtOnce = 100;
/** Free plans take three questions in a batch, no more. */
const batch = 3;

const bytes = z.pipe(
  z.string().check(z.regex(/^0x([0-9a-fA-F]{2})*$/), z.maxLength(2_000_000)),
  z.transform((hex) => hex as Hex),
);

type Outcome = { success: boolean; data: Hex };

/**
 * Calls contracts, all at one block of one node: through Multicall3, or one by one where it is not. What one contract does
 * does not touch the others; a node that fails throws `SourceError`, and is never taken for a contract that reverts.
 */
export async function callMany<const Calls extends readonly ContractCall<unknown>[]>(
  provider: Provider,
  chainId: number,
  calls: Calls,
  at: AtBlock = 'latest',
): Promise<CallsAtBlock<Calls>> {
  const block = await openAt(provider, chainId, at);
  const outcomes: Outcome[] = [];
  for (let start = 0; start < calls.length; start += callsAtOnce)
    outcomes.push(...(await aggregate(provider, block, calls.slice(start, start + callsAtOnce))));
  const answers = calls.map((call, index) => answerOf(call, outcomes[index]));
  return { block, answers: answers as CallsAtBlock<Calls>['answers'] };
}

function answerOf(call: ContractCall<unknown>, outcome: Outcome | undefined): CallAnswer<unknown> {
  if (!outcome) throw new TypeError('Every call has an outcome.');
  if (!outcome.success) return { kind: 'reverted', data: outcome.data };
  // An address without code succeeds with nothing.
  if (outcome.data === '0x') return { kind: 'absent' };
  try {
    return { kind: 'value', value: call.decode(outcome.data) };
  } catch {
    return { kind: 'illegible' };
  }
}

/** The block at which all is asked, of the chain that is meant. */
async function openAt(provider: Provider, chainId: number, at: AtBlock): Promise<Block> {
  const [chain, found] = await provider.ask([{ method: 'eth_chainId', params: [] }, blockQuestion(at)]);
  if (quantity.safeParse(valueFrom(provider, chain)).data !== chainId)
    throw new SourceError('malformed', provider.host, `not chain ${chainId}`);
  return readBlock(provider, found, typeof at === 'number' ? at : undefined);
}

async function aggregate(
  provider: Provider,
  at: Block,
  calls: readonly ContractCall<unknown>[],
): Promise<readonly Outcome[]> {
  const all = contractCall(multicall3, multicallAbi, 'aggregate3', [
    calls.map(({ to, data }) => ({ target: to, allowFailure: true, callData: data })),
  ]);
  const [together] = await ask(provider, at, [all]);
  // Not there, or not yet at this block; or out of gas, which single calls are not.
  if (!together?.success || together.data === '0x') return askApart(provider, at, calls);
  const results = decoded(provider, all, together.data);
  if (results.length !== calls.length) throw new SourceError('malformed', provider.host, 'a call has no result');
  return results.map(({ success, returnData }) => ({ success, data: returnData }));
}

function decoded<Value>({ host }: Provider, call: ContractCall<Value>, data: Hex): Value {
  try {
    return call.decode(data);
  } catch (error) {
    throw new SourceError('malformed', host, 'not the result of a call', { cause: error });
  }
}

async function askApart(provider: Provider, at: Block, calls: readonly ContractCall<unknown>[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < calls.length; start += batch)
    outcomes.push(...(await ask(provider, at, calls.slice(start, start + batch))));
  return outcomes;
}

/** At the block's hash. A node that does not take a hash there is asked by number, between two looks at the block. */
async function ask(provider: Provider, at: Block, calls: readonly ContractCall<unknown>[]): Promise<Outcome[]> {
  const byHash = { blockHash: at.hash, requireCanonical: true };
  const answers = await provider.ask<RpcQuestion[]>(calls.map((call) => callQuestion(call, byHash)));
  if (!answers.some((answer) => answer.kind === 'refused' && takesNoHash(answer)))
    return calls.map((call, index) => outcomeOf(provider, call, answers[index] ?? missing));
  const outcomes: Outcome[] = [];
  for (const call of calls) {
    const [before, answer, after] = await provider.ask([
      blockQuestion(at.number),
      callQuestion(call, hexNumber(at.number)),
      blockQuestion(at.number),
    ]);
    for (const look of [before, after])
      if (readBlock(provider, look, at.number).hash !== at.hash)
        throw new SourceError('malformed', provider.host, 'its answers do not agree on a block');
    outcomes.push(outcomeOf(provider, call, answer));
  }
  return outcomes;
}

const missing: RpcAnswer = { kind: 'value', value: undefined };

function callQuestion({ to, data, etherOf }: ContractCall<unknown>, at: unknown): RpcQuestion {
  if (etherOf) return { method: 'eth_getBalance', params: [etherOf, at] };
  return { method: 'eth_call', params: [{ to, data }, at] };
}

function outcomeOf(provider: Provider, { etherOf }: ContractCall<unknown>, answer: RpcAnswer): Outcome {
  if (answer.kind === 'refused') {
    if (isRevert(answer)) return { success: false, data: bytes.safeParse(answer.data).data ?? '0x' };
    throw refusalError(provider.host, answer);
  }
  const parsed = bytes.safeParse(etherOf ? asWord(answer.value) : answer.value);
  if (!parsed.success) throw new SourceError('malformed', provider.host, 'not the result of a call');
  return { success: true, data: parsed.data };
}

/** A balance is told in as few digits as it has. */
function asWord(value: unknown): unknown {
  return typeof value === 'string' && /^0x[0-9a-fA-F]{1,64}$/.test(value)
    ? `0x${value.slice(2).padStart(64, '0')}`
    : value;
}

/** What nodes say of a contract that would not: the code 3 of geth, or words. */
function isRevert({ status, code, message }: RpcRefusal): boolean {
  if (status !== undefined) return false;
  return code === 3 || /revert|invalid opcode|out of gas|stack underflow|vm execution error/i.test(message);
}

function takesNoHash(answer: RpcRefusal): boolean {
  if (answer.status !== undefined || isRevert(answer)) return false;
  return (
    answer.code === -32602 || /invalid (argument|param)|blockhash|cannot unmarshal|hex string/i.test(answer.message)
  );
}

function readBlock({ host }: Provider, answer: RpcAnswer, number?: number): Block {
  const given = valueFrom({ host }, answer);
  if (given === null) throw new SourceError('unreachable', host, 'a block is missing');
  const parsed = block.safeParse(given);
  if (!parsed.success || (number !== undefined && parsed.data.number !== number))
    throw new SourceError('malformed', host, 'not the block asked for');
  return parsed.data;
}

function valueFrom({ host }: Pick<Provider, 'host'>, answer: RpcAnswer): unknown {
  if (answer.kind === 'refused') throw refusalError(host, answer);
  return answer.value;
}
