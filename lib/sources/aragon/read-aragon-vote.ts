import { decodeAbiParameters } from 'viem';
import type { KnownVote, OnChainRef } from '../../domain/governance/on-chain-ref';
import type { ExecutionStep, ProposalState } from '../../domain/governance/on-chain-state';
import type { Proposal } from '../../domain/governance/proposal';
import { day, second } from '../../domain/time';
import type { Block } from '../../platform/rpc/block';
import { contractCall } from '../../platform/rpc/contract-call';
import type { Chains, ChainView } from '../chain/vote/chain-view';
import { isDecided, onChainProposal, powerOf } from '../chain/vote/on-chain-proposal';
import { tokenAbi, votingAbi } from './aragon-abi';
import { followSubmission, paysOf } from './dual-governance';
import { readScript } from './evm-script';
import { findLog } from './find-log';
import { getVote, type VoteAnswer } from './vote-answer';
import { enactedState, voteState } from './vote-state';

/** What came of asking a contract: how the vote stands; no such vote; or none of the families that this source knows. */
export type AragonReading = Proposal | 'not-found' | 'unknown-family';

/** keccak256 of `StartVote(uint256,address,string)`, `ExecuteVote(uint256)`. */
const startTopic = '0x4d72fe0577a3a3f7da968d7b892779dde102519c25527b29cf7054f245c791b9';
const executeTopic = '0xbf8e2b108bb7c980e08903a8a46527699d5e84905a082d56dacb4150725c8cab';

/** A vote at one block, with what follows from its script. */
interface Look {
  vote: VoteAnswer;
  voteTime: bigint;
  token?: string;
  state: ProposalState;
  steps: readonly ExecutionStep[];
  block: Block;
}

/**
 * Reads a vote of Aragon's Voting app or of Lido's fork, with what its script pays, and what it hands on to Dual Governance. Throws
 * `SourceError`.
 */
export async function readAragonVote(ref: OnChainRef, known: KnownVote, chains: Chains): Promise<AragonReading> {
  const latest = chains.at(ref.chainId, 'latest');
  const settled = chains.at(ref.chainId, 'finalized');
  if (!latest || !settled || !/^\d{1,9}$/.test(ref.id)) return 'unknown-family';
  const newest = await lookAt(latest, ref);
  if (typeof newest === 'string') return newest;
  const before = isDecided(newest.state) ? await lookAt(settled, ref) : undefined;
  const { look, final } = settle(newest, typeof before === 'string' ? undefined : before);
  const { vote, voteTime, state, steps, block } = look;
  const { symbol, decimals } = await readToken(latest, look.token);
  const said = known.title === undefined ? await readMetadata(latest, ref, vote) : undefined;
  const endAt = Number(vote.startDate + voteTime) * second;
  const ran = vote.executed && chains.now - endAt < recent ? await findExecution(latest, ref, vote) : undefined;
  const proposal = onChainProposal(
    ref,
    known,
    {
      venue: 'aragon',
      chain: {
        family: vote.family,
        state,
        rawState: wordOf(vote),
        final,
        steps: ran ? steps.map((step) => withTransaction(step, ran)) : steps,
        block: { number: block.number, hash: block.hash },
        ...(ran && { transaction: ran }),
      },
      type: 'basic',
      choices: ['For', 'Against'],
      scores: [powerOf(vote.yea, decimals), powerOf(vote.nay, decimals)],
      quorum: powerOf((vote.votingPower * vote.minAcceptQuorum) / 10n ** 18n, decimals),
      quorumType: 'for',
      symbol: known.symbol ?? symbol,
      ...(said?.title !== undefined && { title: said.title }),
      start: { at: Number(vote.startDate) * second },
      end: { at: endAt },
    },
    chains.now,
  );
  return { ...proposal, quorumIsExceeded: true };
}

/** A result is told as it stands in the last final block. */
function settle(newest: Look, before: Look | undefined): { look: Look; final: boolean } {
  if (!before) return { look: newest, final: !isDecided(newest.state) };
  if (before.state === newest.state) return { look: before, final: true };
  const passed = (state: ProposalState) => state === 'succeeded' || state === 'queued' || state === 'executed';
  // What passed stays passed: only the newer step is not final yet.
  return passed(before.state) && passed(newest.state) ? { look: before, final: true } : { look: newest, final: false };
}

async function lookAt(view: ChainView, ref: OnChainRef): Promise<Look | 'not-found' | 'unknown-family'> {
  const id = BigInt(ref.id);
  const { answers, block } = await view.read([
    getVote(ref.contract, id),
    contractCall(ref.contract, votingAbi, 'canExecute', [id]),
    contractCall(ref.contract, votingAbi, 'votesLength', []),
    contractCall(ref.contract, votingAbi, 'voteTime', []),
    contractCall(ref.contract, votingAbi, 'token', []),
  ]);
  const [vote, canExecute, length, voteTime, token] = answers;
  if (length.kind !== 'value' || voteTime.kind !== 'value') return 'unknown-family';
  if (id >= length.value) return 'not-found';
  if (vote.kind !== 'value' || canExecute.kind !== 'value') return 'unknown-family';
  const plain = voteState(vote.value, canExecute.value, block.timestamp);
  const steps = await stepsOf(view, ref, vote.value, plain);
  return {
    vote: vote.value,
    voteTime: voteTime.value,
    ...(token.kind === 'value' && { token: token.value }),
    state: enactedState(plain, steps),
    steps,
    block,
  };
}

/** What the vote does once it is enacted: payments first, then what it hands on, then the rest as one. */
async function stepsOf(
  view: ChainView,
  ref: OnChainRef,
  vote: VoteAnswer,
  state: ProposalState,
): Promise<ExecutionStep[]> {
  const enacts = readScript(vote.script);
  const own = { kind: 'enactment', chainId: view.chainId, contract: ref.contract.toLowerCase() } as const;
  if (!enacts) return [{ ...own, state: 'unknown' }];
  const direct: ExecutionStep['state'] =
    state === 'executed' ? 'executed' : state === 'defeated' ? 'canceled' : state === 'unknown' ? 'unknown' : 'waiting';
  const handedOn = await Promise.all(
    enacts.submissions.map((submission): Promise<ExecutionStep> | ExecutionStep => {
      if (state === 'executed') return followSubmission(view, submission, vote.startDate);
      const [payment] = submission.payments;
      return {
        kind: 'dual-governance',
        chainId: view.chainId,
        contract: submission.to,
        state: direct,
        ...(payment && { pays: paysOf(payment) }),
      };
    }),
  );
  return [
    ...enacts.payments.map(
      (payment): ExecutionStep => ({ ...own, contract: payment.by, state: direct, pays: paysOf(payment) }),
    ),
    ...handedOn,
    ...(enacts.others > 0 ? [{ ...own, state: direct }] : []),
  ];
}

function wordOf({ executed, open, phase }: VoteAnswer): string {
  if (executed) return 'Executed';
  return phase ?? (open ? 'Open' : 'Closed');
}

async function readToken(view: ChainView, token: string | undefined): Promise<{ symbol: string; decimals: number }> {
  if (token === undefined) return { symbol: '', decimals: 18 };
  const { answers } = await view.read([
    contractCall(token, tokenAbi, 'symbol', []),
    contractCall(token, tokenAbi, 'decimals', []),
  ]);
  const [symbol, decimals] = answers;
  return {
    symbol: symbol.kind === 'value' ? symbol.value.slice(0, 24) : '',
    decimals: decimals.kind === 'value' && decimals.value <= 36 ? decimals.value : 18,
  };
}

/** The vote's own text, from the log of its start: in the one block that the vote itself names. */
async function readMetadata(
  view: ChainView,
  ref: OnChainRef,
  { snapshotBlock }: VoteAnswer,
): Promise<{ title: string } | undefined> {
  const block = Number(snapshotBlock) + 1;
  const log = await findLog(view.provider, ref.contract, [startTopic], BigInt(ref.id), { from: block, to: block });
  if (!log) return undefined;
  try {
    const [text] = decodeAbiParameters([{ type: 'string' }], log.data);
    const title = text.split('\n', 1)[0]?.trim().slice(0, 300) ?? '';
    return title === '' ? undefined : { title };
  } catch {
    return undefined;
  }
}

/** Of older votes the transaction is not looked for: it would be asked for again at every look. */
const recent = 14 * day;
const requests = 6;

async function findExecution(view: ChainView, ref: OnChainRef, vote: VoteAnswer): Promise<string | undefined> {
  const { block } = await view.read([]);
  const range = { from: Number(vote.snapshotBlock) + 1, to: block.number };
  const log = await findLog(view.provider, ref.contract, [executeTopic], BigInt(ref.id), range, requests);
  return log?.transaction;
}

function withTransaction(step: ExecutionStep, transaction: string): ExecutionStep {
  return step.kind === 'enactment' && step.state === 'executed' ? { ...step, transaction } : step;
}
