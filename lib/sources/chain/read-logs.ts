import { decodeEventLog } from 'viem';
import { type ChainTransfer, nativeToken } from '../../domain/standing/chain-transfer';
import { address, hash, quantity } from '../../platform/rpc/block';
import { z } from '../../platform/zod';
import { asked, type LogQuestionKind, type MoneyFilter, padded } from './log-questions';
import { moneyEvents, topics, wrappedEther } from './money-events';

/** A transfer as one log tells it, before its block was looked at. */
export type LoggedTransfer = Omit<ChainTransfer, 'id' | 'chainId' | 'at'>;

/** What one log says. A payer's word counts only where the receiver says nothing; a failed execution takes back what was announced. */
export type LoggedMoney =
  | { kind: 'transfer'; by: 'token' | 'receiver' | 'payer'; transfer: LoggedTransfer }
  | { kind: 'shares'; transfer: LoggedTransfer }
  | { kind: 'failed'; txHash: string; address: string };

const data = z.pipe(
  // What a Safe or a timelock executes stands in its log, word for word.
  z.string().check(z.regex(/^0x[0-9a-fA-F]*$/), z.maxLength(400_000)),
  z.transform((hex) => hex as `0x${string}`),
);

const log = z.object({
  address,
  topics: z.array(hash).check(z.maxLength(4)),
  data,
  blockNumber: quantity,
  blockHash: hash,
  transactionHash: hash,
  logIndex: quantity,
  removed: z.optional(z.literal(false)),
});

/** The logs of one answer. Source: Ethereum JSON-RPC, `Log`. */
const logs = z.array(log).check(z.maxLength(20_000));

type Log = z.infer<typeof log>;

/** Reads one answer to one of `logQuestions`. `undefined` where it is not what was asked for: such an answer proves nothing, nor do its other logs. */
export function readLogs(
  answer: unknown,
  kind: LogQuestionKind,
  filter: MoneyFilter,
  fromBlock: number,
  toBlock: number,
): LoggedMoney[] | undefined {
  const parsed = logs.safeParse(answer);
  if (!parsed.success) return undefined;
  const money: LoggedMoney[] = [];
  for (const entry of parsed.data) {
    if (entry.blockNumber < fromBlock || entry.blockNumber > toBlock) return undefined;
    if (!isAskedFor(entry, kind, filter)) return undefined;
    money.push(...readMoney(entry, filter));
  }
  return money;
}

function isAskedFor(entry: Log, kind: LogQuestionKind, { recipients, tokens, payers }: MoneyFilter): boolean {
  const [signature, first, second] = entry.topics;
  if (signature === undefined || !asked[kind].includes(signature)) return false;
  const isRecipient = (topic: string | undefined) => recipients.some((recipient) => padded(recipient) === topic);
  switch (kind) {
    case 'tokens-in':
      return tokens.includes(entry.address) && isRecipient(second);
    case 'tokens-out':
      return tokens.includes(entry.address) && isRecipient(first);
    case 'own-words':
      return recipients.includes(entry.address) || payers.includes(entry.address);
  }
}

/** What a log says, if it is money of ours at all: foreign contracts use the same signatures for other things. */
function readMoney(entry: Log, filter: MoneyFilter): LoggedMoney[] {
  const event = decoded(entry);
  if (!event) return [];
  const { address: by, transactionHash: txHash } = entry;
  const isRecipient = filter.recipients.includes(by);
  const told = (from: string, to: string, token: string, units: bigint): LoggedTransfer => ({
    blockNumber: entry.blockNumber,
    blockHash: entry.blockHash,
    txHash,
    logIndex: entry.logIndex,
    from: from.toLowerCase(),
    to: to.toLowerCase(),
    token,
    units,
  });
  const wraps = by === wrappedEther[filter.chainId];
  const paid = (to: string, wei: bigint): LoggedMoney[] =>
    wei > 0n && filter.recipients.includes(to.toLowerCase())
      ? [{ kind: 'transfer', by: 'payer', transfer: told(by, to, nativeToken, wei) }]
      : [];
  switch (event.eventName) {
    case 'Transfer':
      return [{ kind: 'transfer', by: 'token', transfer: told(event.args.from, event.args.to, by, event.args.value) }];
    case 'TransferShares':
      return [{ kind: 'shares', transfer: told(event.args.from, event.args.to, by, event.args.sharesValue) }];
    case 'Deposit':
      return wraps ? [{ kind: 'transfer', by: 'token', transfer: told(by, event.args.dst, by, event.args.wad) }] : [];
    case 'Withdrawal':
      return wraps ? [{ kind: 'transfer', by: 'token', transfer: told(event.args.src, by, by, event.args.wad) }] : [];
    case 'SafeReceived':
      return isRecipient
        ? [{ kind: 'transfer', by: 'receiver', transfer: told(event.args.sender, by, nativeToken, event.args.value) }]
        : [];
    case 'SafeMultiSigTransaction': {
      const { to, value, operation } = event.args;
      // A delegated call runs in the Safe itself: the value is not sent by it.
      if (operation !== 0 || value === 0n) return [];
      if (!isRecipient) return paid(to, value);
      return [{ kind: 'transfer', by: 'payer', transfer: told(by, to, nativeToken, value) }];
    }
    case 'ExecutionFailure':
      return [{ kind: 'failed', txHash, address: by }];
    case 'CallExecuted':
    case 'ExecuteTransaction':
    case 'ExecutedAction':
      return isRecipient ? [] : paid(event.args.target, event.args.value);
    case 'Execute':
      return isRecipient ? [] : paid(event.args.target, event.args.ethValue);
    case 'VaultTransfer':
      return isRecipient || BigInt(event.args.token) !== 0n ? [] : paid(event.args.to, event.args.amount);
  }
}

/** `0x` and the 64 digits of one amount. */
const oneWord = 66;
const ofOneWord: ReadonlySet<string> = new Set([
  topics.Transfer,
  topics.TransferShares,
  topics.Deposit,
  topics.Withdrawal,
  topics.SafeReceived,
]);

function decoded(entry: Log) {
  const [signature, ...args] = entry.topics;
  if (signature === undefined) return undefined;
  const event = moneyEvents.find(({ name }) => topics[name] === signature);
  // An NFT's transfer has the same first topic, a fourth one, and no amount.
  if (event?.inputs.filter((input) => 'indexed' in input && input.indexed).length !== args.length) return undefined;
  if (ofOneWord.has(signature) && entry.data.length !== oneWord) return undefined;
  try {
    return decodeEventLog({ abi: moneyEvents, topics: [signature, ...args], data: entry.data, strict: true });
  } catch {
    return undefined;
  }
}

/** The transfers that all logs of a range tell together, each once. */
export function transfersIn(money: readonly LoggedMoney[]): LoggedTransfer[] {
  const failed = new Set(money.flatMap((each) => (each.kind === 'failed' ? [`${each.txHash}:${each.address}`] : [])));
  const byLog = new Map<string, LoggedTransfer>();
  const received: string[] = [];
  for (const each of money)
    if (each.kind === 'transfer' && each.by !== 'payer') {
      byLog.set(logOf(each.transfer), each.transfer);
      if (each.by === 'receiver') received.push(sameMoney(each.transfer));
    }
  for (const each of money) {
    if (each.kind !== 'transfer' || each.by !== 'payer' || byLog.has(logOf(each.transfer))) continue;
    if (failed.has(`${each.transfer.txHash}:${each.transfer.from}`)) continue;
    // What the receiver says itself is not said again by the payer.
    const said = received.indexOf(sameMoney(each.transfer));
    if (said >= 0) received.splice(said, 1);
    else byLog.set(logOf(each.transfer), each.transfer);
  }
  const transfers = new Map(byLog);
  for (const each of money)
    if (each.kind === 'shares') {
      const { txHash, logIndex, token, from, to, units } = each.transfer;
      const before = byLog.get(`${txHash}:${logIndex - 1}`);
      if (before?.token === token && before.from === from && before.to === to)
        transfers.set(logOf(before), { ...before, shares: units });
    }
  return [...transfers.values()];
}

function logOf({ txHash, logIndex }: LoggedTransfer): string {
  return `${txHash}:${logIndex}`;
}

function sameMoney({ txHash, to, units }: LoggedTransfer): string {
  return `${txHash}:${to}:${units}`;
}
