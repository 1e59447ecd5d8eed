import { parseAbi } from 'viem';
import type { Rate } from '../../domain/money/rate';
import type { OwnRate, RateFeed, RatesAtBlock, UnusableRate } from '../../domain/money/rates-at-block';
import { second } from '../../domain/time';
import { type AtBlock, type CallAnswer, callMany } from '../../platform/rpc/call-many';
import { type ContractCall, contractCall } from '../../platform/rpc/contract-call';
import type { Provider } from '../../platform/rpc/provider';

const feedAbi = parseAbi([
  'function latestRoundData() view returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)',
  'function decimals() view returns (uint8)',
]);
const ownAbi = parseAbi([
  'function stEthPerToken() view returns (uint256)',
  'function getRate() view returns (uint256)',
  'function getExchangeRate() view returns (uint256)',
  'function rsETHPrice() view returns (uint256)',
]);

type Round = readonly [bigint, bigint, bigint, bigint, bigint];

/** Reads all feeds and rates at one block, in one call where the chain has Multicall3. Throws `SourceError` where the node fails. */
export async function readRates(
  provider: Provider,
  chainId: number,
  { feeds, own }: { feeds: readonly RateFeed[]; own: readonly OwnRate[] },
  at: AtBlock,
): Promise<RatesAtBlock> {
  const calls: ContractCall<unknown>[] = [
    ...feeds.flatMap(({ address }) => [
      contractCall(address, feedAbi, 'latestRoundData', []),
      contractCall(address, feedAbi, 'decimals', []),
    ]),
    ...own.map(({ address, call }) => contractCall(address, ownAbi, call, [])),
  ];
  const { block, answers } = await callMany(provider, chainId, calls, at);
  const found = [
    ...feeds.map((feed, index) =>
      feedRate(
        feed,
        answers[2 * index] as CallAnswer<Round> | undefined,
        answers[2 * index + 1] as CallAnswer<number> | undefined,
        block.timestamp,
      ),
    ),
    ...own.map((each, index) =>
      ownRate(each, answers[2 * feeds.length + index] as CallAnswer<bigint> | undefined, block.timestamp),
    ),
  ];
  return {
    chainId,
    number: block.number,
    at: block.timestamp * second,
    rates: found.filter((each): each is Rate => 'numerator' in each),
    unusable: found.filter((each): each is UnusableRate => 'why' in each),
  };
}

/** By the block's time, never by ours: a feed may be a quarter late. */
function feedRate(
  { from, to, address, heartbeat }: RateFeed,
  round: CallAnswer<Round> | undefined,
  decimals: CallAnswer<number> | undefined,
  blockTime: number,
): Rate | UnusableRate {
  const unusable = (why: UnusableRate['why'], asOf?: string): UnusableRate => ({
    from,
    to,
    method: 'market',
    why,
    ...(asOf !== undefined && { asOf }),
  });
  if (round?.kind !== 'value') return unusable(round?.kind ?? 'absent');
  if (decimals?.kind !== 'value') return unusable(decimals?.kind ?? 'absent');
  const [, answer, , updatedAt] = round.value;
  if (answer <= 0n) return unusable('not-positive');
  if (updatedAt === 0n) return unusable('never');
  if (updatedAt > BigInt(blockTime)) return unusable('in-the-future');
  const spoke = Number(updatedAt);
  if ((blockTime - spoke) * 4 > heartbeat * 5) return unusable('stale', instantOf(spoke));
  return {
    from,
    to,
    numerator: answer,
    denominator: 10n ** BigInt(decimals.value),
    method: 'market',
    asOf: instantOf(spoke),
    source: `https://etherscan.io/address/${address}`,
  };
}

function ownRate(
  { from, to, address }: OwnRate,
  answer: CallAnswer<bigint> | undefined,
  blockTime: number,
): Rate | UnusableRate {
  const unusable = (why: UnusableRate['why']): UnusableRate => ({ from, to, method: 'redemption', why });
  if (answer?.kind !== 'value') return unusable(answer?.kind ?? 'absent');
  if (answer.value <= 0n) return unusable('not-positive');
  return {
    from,
    to,
    numerator: answer.value,
    denominator: 10n ** 18n,
    method: 'redemption',
    asOf: instantOf(blockTime),
    source: `https://etherscan.io/address/${address}`,
  };
}

function instantOf(seconds: number): string {
  return `${new Date(seconds * second).toISOString().slice(0, 19)}Z`;
}
