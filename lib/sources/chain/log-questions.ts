import { hexNumber } from '../../platform/rpc/block';
import type { RpcQuestion } from '../../platform/rpc/public-client';
import { topics } from './money-events';

/** Whose money is read, in which tokens, and whose word is taken of ETH that leaves no log where it arrives. Addresses in lower case. */
export interface MoneyFilter {
  chainId: number;
  recipients: readonly string[];
  tokens: readonly string[];
  payers: readonly string[];
}

/** The three questions that a range of blocks is asked. */
export type LogQuestionKind = 'tokens-in' | 'tokens-out' | 'own-words';

/** What each question asks for. */
export const asked: Record<LogQuestionKind, readonly string[]> = {
  'tokens-in': [topics.Transfer, topics.TransferShares],
  'tokens-out': [topics.Transfer, topics.TransferShares, topics.Deposit, topics.Withdrawal],
  'own-words': [
    topics.SafeReceived,
    topics.SafeMultiSigTransaction,
    topics.ExecutionFailure,
    topics.CallExecuted,
    topics.ExecuteTransaction,
    topics.Execute,
    topics.ExecutedAction,
    topics.VaultTransfer,
  ],
};

/** The questions that together find every transfer that a log tells, in a range of blocks. An empty list of addresses would mean *all* addresses. */
export function logQuestions(
  filter: MoneyFilter,
  fromBlock: number,
  toBlock: number,
): readonly { kind: LogQuestionKind; question: RpcQuestion }[] {
  const { recipients, tokens, payers } = filter;
  if (recipients.length === 0) return [];
  const range = { fromBlock: hexNumber(fromBlock), toBlock: hexNumber(toBlock) };
  const ask = (kind: LogQuestionKind, address: readonly string[], ...where: (readonly string[] | null)[]) => ({
    kind,
    question: { method: 'eth_getLogs', params: [{ address, topics: [asked[kind], ...where], ...range }] },
  });
  const owners = recipients.map(padded);
  const own = ask('own-words', [...new Set([...recipients, ...payers])]);
  if (tokens.length === 0) return [own];
  return [ask('tokens-in', tokens, null, owners), ask('tokens-out', tokens, owners), own];
}

/** An address as it stands in a topic. */
export function padded(value: string): string {
  return `0x${value.slice(2).padStart(64, '0')}`;
}
