import { type Milliseconds, second } from '../../domain/time';
import { type Block, block, blockQuestion } from '../../platform/rpc/block';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import { type Created, readCreated } from './created-log';

/** Near enough: the logs of some minutes around are read. */
const near = 30;
/** Blocks on either side; nodes read ten thousand at once. */
const around = 4_900;
const mostLooks = 14;

/** The words of a vote, by about when it was proposed: where its clock does not count the blocks of its own chain. */
export async function findCreated(
  provider: Provider,
  head: Block,
  governor: string,
  id: bigint,
  proposedAt: Milliseconds,
): Promise<Created | undefined> {
  try {
    const place = await placeAt(provider, head, Math.round(proposedAt / second));
    return await readCreated(
      provider,
      governor,
      id,
      Math.max(0, place - around),
      Math.min(head.number, place + around),
    );
  } catch (error) {
    // Its words are a comfort, not evidence: the vote is read without them.
    if (!(error instanceof SourceError)) throw error;
    return undefined;
  }
}

/** The number of a block made at about a time, in seconds. Blocks come at about the same pace, so few looks are enough. */
async function placeAt(provider: Provider, head: Block, time: number): Promise<number> {
  let best = head;
  let pace = 1;
  let step = Math.max(1, head.timestamp - time);
  for (let looks = 0; looks < mostLooks && Math.abs(best.timestamp - time) > near && Math.abs(step) >= 1; looks += 1) {
    const number = Math.max(0, Math.min(head.number, Math.round(best.number - step)));
    const found = number === best.number ? undefined : await readBlock(provider, number);
    if (!found) {
      // Before the chain's beginning, or forgotten.
      step /= 2;
      continue;
    }
    if (found.timestamp !== best.timestamp)
      pace = Math.abs((best.timestamp - found.timestamp) / (best.number - found.number));
    if (Math.abs(found.timestamp - time) <= Math.abs(best.timestamp - time)) best = found;
    step = (best.timestamp - time) / Math.max(pace, 0.01);
  }
  return best.number;
}

async function readBlock(provider: Provider, number: number): Promise<Block | undefined> {
  const [answer] = await provider.ask([blockQuestion(number)]);
  const parsed = block.safeParse(answer.kind === 'value' ? answer.value : undefined);
  return parsed.success && parsed.data.number === number ? parsed.data : undefined;
}
