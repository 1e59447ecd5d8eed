import type { TimeRange } from '../../../domain/governance/on-chain-state';
import { type Milliseconds, second } from '../../../domain/time';
import { type Block, block, blockQuestion } from '../../../platform/rpc/block';
import type { Provider } from '../../../platform/rpc/provider';

/** When a block was made, or is going to be: `range` where nobody can know it yet, with its middle as `at`. */
export interface BlockDate {
  at: Milliseconds;
  range?: TimeRange;
}

/** How long a block takes, in seconds: at least, and at most on average over hours. */
interface Pace {
  least: number;
  most: number;
}

/** A slot of Ethereum takes 12 s, and about one in a hundred stays empty. */
const mainnetPace: Pace = { least: 12, most: 12.3 };
/** Over so many blocks the pace of other chains is measured. */
const measured = 1_000;

/**
 * Dates blocks of a chain that stands at `head`, the ones to come by its pace. What cannot be read of the past is estimated too, and
 * where no node of the chain is known, all is.
 */
export async function dateBlocks(
  provider: Provider | undefined,
  chainId: number,
  head: Pick<Block, 'number' | 'timestamp'>,
  numbers: readonly number[],
): Promise<BlockDate[]> {
  const past = numbers.filter((number) => number <= head.number);
  const found = await readBlocks(provider, past);
  const exact = (number: number) => (number === head.number ? head.timestamp : found.get(number));
  const needsPace = numbers.some((number) => exact(number) === undefined);
  const pace = needsPace ? await paceOf(provider, chainId, head) : mainnetPace;
  return numbers.map((number) => {
    const timestamp = exact(number);
    return timestamp === undefined ? estimate(head, number, pace) : { at: timestamp * second };
  });
}

function estimate(head: Pick<Block, 'number' | 'timestamp'>, number: number, { least, most }: Pace): BlockDate {
  const blocks = number - head.number;
  const ends = [least, most].map((each) => Math.max(0, Math.round((head.timestamp + blocks * each) * second)));
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return { at: Math.round((from + to) / 2), range: { from, to } };
}

async function paceOf(
  provider: Provider | undefined,
  chainId: number,
  head: Pick<Block, 'number' | 'timestamp'>,
): Promise<Pace> {
  if (chainId === 1) return mainnetPace;
  const before = Math.max(0, head.number - measured);
  const then = (await readBlocks(provider, [before])).get(before);
  const blocks = head.number - before;
  if (then === undefined || blocks === 0 || then >= head.timestamp) return mainnetPace;
  const average = (head.timestamp - then) / blocks;
  return { least: average * 0.9, most: average * 1.1 };
}

/** The times of blocks, in seconds; of those that the node does not give, none. */
async function readBlocks(provider: Provider | undefined, numbers: readonly number[]): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  if (!provider || numbers.length === 0) return found;
  const answers = await provider.ask(numbers.map((number) => blockQuestion(number)));
  answers.forEach((answer, index) => {
    const parsed = answer.kind === 'value' ? block.safeParse(answer.value) : undefined;
    if (parsed?.success && parsed.data.number === numbers[index]) found.set(parsed.data.number, parsed.data.timestamp);
  });
  return found;
}
