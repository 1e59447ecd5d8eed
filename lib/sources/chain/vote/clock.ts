import { parseAbi } from 'viem';
import { second } from '../../../domain/time';
import type { Block } from '../../../platform/rpc/block';
import { contractCall } from '../../../platform/rpc/contract-call';
import { SourceError } from '../../../platform/source-error';
import type { Chains, ChainView } from './chain-view';
import { type BlockDate, dateBlocks } from './date-blocks';

const multicallAbi = parseAbi(['function getBlockNumber() view returns (uint256)']);

/** Asks for the number of the block that contracts see, as every chain's Multicall3 tells it: of Arbitrum it is Ethereum's. */
export const blockSeen = contractCall('0xca11bde05977b3631167028862be2a173976ca11', multicallAbi, 'getBlockNumber', []);

/** The clock by which a contract opens and closes its votes. */
export interface VoteClock {
  /** `foreign-block`: contracts see the blocks of the chain below, as on Arbitrum. */
  unit: 'second' | 'block' | 'foreign-block';
  now?: bigint;
  /** How far two looks at it may lie apart. */
  slack: bigint;
}

/** What a contract and its chain answer about time. `undefined` where nothing is. */
export interface ClockAnswers {
  mode: string | undefined;
  clock: bigint | undefined;
  /** The number of the block that contracts see. */
  seen: bigint | undefined;
}

/** More than any chain's two numbers for one block lie apart, less than those of any two chains. */
const sameChain = 16n;

/** The contract's clock. Governors before 4.9 have none, and count blocks; which blocks, the chain says. */
export function voteClock({ mode, clock, seen }: ClockAnswers, block: Block): VoteClock {
  if (mode?.split('&').includes('mode=timestamp'))
    return { unit: 'second', now: clock ?? BigInt(block.timestamp), slack: 1n };
  const number = BigInt(block.number);
  const now = clock ?? seen ?? number;
  const apart = now > number ? now - number : number - now;
  return { unit: apart > sameChain ? 'foreign-block' : 'block', now, slack: 1n };
}

/** When moments of a contract's clock are, or were. */
export async function dateMoments(
  chains: Chains,
  view: ChainView,
  block: Block,
  { unit, now }: VoteClock,
  moments: readonly bigint[],
): Promise<BlockDate[]> {
  const numbers = moments.map(Number);
  switch (unit) {
    case 'second':
      return numbers.map((seconds) => ({ at: seconds * second }));
    case 'block':
      return dateBlocks(view.provider, view.chainId, block, numbers);
    case 'foreign-block':
      return dateForeign(chains, { number: Number(now), timestamp: block.timestamp }, numbers);
  }
}

/** Ethereum's blocks, as a chain above it sees them: their own dates where Ethereum can be asked, else by their pace. */
async function dateForeign(
  chains: Chains,
  seen: Pick<Block, 'number' | 'timestamp'>,
  numbers: readonly number[],
): Promise<BlockDate[]> {
  const mainnet = chains.at(1, 'latest');
  if (mainnet) {
    try {
      const { block } = await mainnet.read([]);
      // The chain above cannot have seen what Ethereum has not made.
      if (block.number + Number(sameChain) >= seen.number) return await dateBlocks(mainnet.provider, 1, block, numbers);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
    }
  }
  return dateBlocks(undefined, 1, seen, numbers);
}
