import type { KnownVote, OnChainRef } from '../../domain/governance/on-chain-ref';
import type { ProposalState } from '../../domain/governance/on-chain-state';
import { type Milliseconds, second } from '../../domain/time';
import type { Block } from '../../platform/rpc/block';
import { contractCall } from '../../platform/rpc/contract-call';
import type { Chains, ChainView } from '../chain/vote/chain-view';
import { dateBlocks } from '../chain/vote/date-blocks';
import { isDecided, onChainProposal, powerOf } from '../chain/vote/on-chain-proposal';
import { easyTrackAbi, tokenAbi } from './aragon-abi';
import { findLog } from './find-log';
import type { AragonReading } from './read-aragon-vote';

/** keccak256 of `MotionEnacted(uint256)`, `MotionRejected(uint256)`, `MotionCanceled(uint256)`: a motion that ends is deleted. */
const ends: Readonly<Record<string, { state: ProposalState; word: string }>> = {
  '0xd4fbbd7bf63590ce72807eb770b83aaf2f3a7958a4b2093fd9ab89b276096942': { state: 'executed', word: 'MotionEnacted' },
  '0x6a4120e111f0bfb3586b7dc9317f9ae5441ce866d1ad9d221ce6d76431f84426': { state: 'defeated', word: 'MotionRejected' },
  '0x801fcb98a9fa2e695209772f0a24f3f7ac36f6568659ae2e0cd7763fb73f2862': { state: 'canceled', word: 'MotionCanceled' },
};

/** So many requests for logs go back from now until the end of a motion is given up. */
const requests = 8;

/** What is known of a motion while it is there. Times in seconds. */
interface Motion {
  creator: string;
  startDate: number;
  duration: number;
  objections: bigint;
  threshold: bigint;
  supply: bigint | undefined;
}

/**
 * Reads a motion of Lido's Easy Track: it passes unless enough power objects. One that ended is deleted, and only the log of its end tells
 * how; where that is not found, how it ended is unknown. Throws `SourceError`.
 */
export async function readEasyTrack(ref: OnChainRef, known: KnownVote, chains: Chains): Promise<AragonReading> {
  const latest = chains.at(ref.chainId, 'latest');
  const settled = chains.at(ref.chainId, 'finalized');
  if (!latest || !settled || !/^\d{1,9}$/.test(ref.id)) return 'unknown-family';
  const id = BigInt(ref.id);
  const look = await lookAt(latest, ref.contract, id);
  if (!look) return 'unknown-family';
  const { motion, block } = look;
  const end = motion ? undefined : await endOf(latest, ref.contract, id, block);
  const before = await lookAt(settled, ref.contract, id);
  const now = block.timestamp;
  const state = motion ? stateOf(motion, now) : (end?.state ?? 'unknown');
  const final = motion
    ? before?.motion !== undefined && stateOf(before.motion, before.block.timestamp) === state
    : end !== undefined && before !== undefined && end.block <= before.block.number;
  const times = motion ? timesOf(motion) : { startAt: end?.at ?? chains.now, endAt: end?.at ?? chains.now };
  return onChainProposal(
    ref,
    known,
    {
      venue: 'aragon',
      chain: {
        family: 'easy-track',
        state,
        rawState: motion ? 'Active' : (end?.word ?? 'NotFound'),
        final: isDecided(state) ? final : true,
        steps: [
          {
            kind: 'enactment',
            chainId: ref.chainId,
            contract: ref.contract.toLowerCase(),
            id: ref.id,
            state: stepOf(state),
            ...(end && { at: end.at, transaction: end.transaction }),
          },
        ],
        block: { number: block.number, hash: block.hash },
        ...(end && { transaction: end.transaction }),
      },
      type: 'basic',
      choices: ['For', 'Against'],
      // Nobody votes for a motion: only who objects is counted.
      scores: motion ? [0, powerOf(motion.objections)] : [],
      ...(motion?.supply !== undefined && { quorum: powerOf((motion.supply * motion.threshold) / 10_000n) }),
      quorumType: 'rejection',
      symbol: known.symbol ?? 'LDO',
      ...(motion && { author: motion.creator }),
      start: { at: times.startAt },
      end: { at: times.endAt },
    },
    chains.now,
  );
}

async function lookAt(
  view: ChainView,
  contract: string,
  id: bigint,
): Promise<{ motion?: Motion; block: Block } | undefined> {
  const { answers, block } = await view.read([
    contractCall(contract, easyTrackAbi, 'getMotion', [id]),
    contractCall(contract, easyTrackAbi, 'motionDuration', []),
    contractCall(contract, easyTrackAbi, 'governanceToken', []),
  ]);
  const [motion, duration, token] = answers;
  if (duration.kind !== 'value' || token.kind !== 'value') return undefined;
  if (motion.kind === 'reverted') return { block };
  if (motion.kind !== 'value' || motion.value.id !== id || motion.value.startDate > BigInt(block.timestamp))
    return undefined;
  const given = motion.value;
  const [supply] = (await view.read([contractCall(token.value, tokenAbi, 'totalSupplyAt', [given.snapshotBlock])]))
    .answers;
  return {
    motion: {
      creator: given.creator.toLowerCase(),
      startDate: Number(given.startDate),
      duration: Number(given.duration),
      objections: given.objectionsAmount,
      threshold: given.objectionsThreshold,
      supply: supply.kind === 'value' ? supply.value : undefined,
    },
    block,
  };
}

/** Once its time is over it can be enacted, by anybody. */
function stateOf({ startDate, duration }: Motion, now: number): ProposalState {
  return now < startDate + duration ? 'active' : 'succeeded';
}

function timesOf({ startDate, duration }: Motion): { startAt: Milliseconds; endAt: Milliseconds } {
  return { startAt: startDate * second, endAt: (startDate + duration) * second };
}

function stepOf(state: ProposalState) {
  if (state === 'executed') return 'executed' as const;
  if (state === 'unknown') return 'unknown' as const;
  return state === 'defeated' || state === 'canceled' ? ('canceled' as const) : ('waiting' as const);
}

/** How a motion ended, by the newest log of its end. */
async function endOf(view: ChainView, contract: string, id: bigint, head: Block) {
  const range = { from: 0, to: head.number };
  const log = await findLog(view.provider, contract, Object.keys(ends), id, range, requests);
  const end = log && ends[log.topic];
  if (!log || !end) return undefined;
  const [date] = await dateBlocks(view.provider, view.chainId, head, [log.block]);
  return { ...end, block: log.block, transaction: log.transaction, at: date?.at ?? head.timestamp * second };
}
