import { encodeAbiParameters, type Hex, keccak256, parseAbi } from 'viem';
import type { KnownVote, OnChainRef } from '../../domain/governance/on-chain-ref';
import type { ExecutionStep, ProposalState } from '../../domain/governance/on-chain-state';
import type { Proposal } from '../../domain/governance/proposal';
import { day, second } from '../../domain/time';
import type { Block } from '../../platform/rpc/block';
import { contractCall } from '../../platform/rpc/contract-call';
import { SourceError } from '../../platform/source-error';
import { some, told } from '../chain/vote/answers';
import type { Chains, ChainView } from '../chain/vote/chain-view';
import { isDecided, onChainProposal, powerOf } from '../chain/vote/on-chain-proposal';

/** The chief: approvals are given and taken back at any time; who has most may be lifted, and wears the hat. Source: sky-ecosystem, chief. */
const chiefAbi = parseAbi([
  'function hat() view returns (address)',
  'function approvals(address candidate) view returns (uint256)',
]);

/** What is approved. Source: makerdao/dss-exec-lib, DssExec. */
const spellAbi = parseAbi([
  'function done() view returns (bool)',
  'function eta() view returns (uint256)',
  'function expiration() view returns (uint256)',
  'function nextCastTime() view returns (uint256)',
  'function description() view returns (string)',
  'function pause() view returns (address)',
  'function action() view returns (address)',
  'function tag() view returns (bytes32)',
  'function sig() view returns (bytes)',
]);

/** Where a spell waits once it is scheduled. What is dropped there never runs. Source: DSPause. */
const pauseAbi = parseAbi(['function plans(bytes32 id) view returns (bool)']);

/** What came of asking the chief: how a spell stands; no spell there; or no chief. */
export type SkyReading = Proposal | 'not-found' | 'unknown-family';

/** A spell lives so long before it has to be scheduled, unless told otherwise. */
const life = 30 * day;

interface Spell {
  done: boolean;
  /** In seconds; 0: not scheduled. */
  eta: bigint;
  expiration?: bigint;
  nextCast?: bigint;
  isHat: boolean;
  dropped: boolean;
}

/**
 * Reads a spell of Sky's chief: approvals of it beside those of the hat. There is no vote against, and no quorum. The id is the spell's
 * address. Throws `SourceError`.
 */
export async function readSkyVote(ref: OnChainRef, known: KnownVote, chains: Chains): Promise<SkyReading> {
  const latest = chains.at(ref.chainId, 'latest');
  if (!latest || !/^0x[0-9a-fA-F]{40}$/.test(ref.id)) return 'unknown-family';
  const look = await lookAtSpell(latest, ref);
  if (typeof look === 'string') return look;
  const { block, spell, approvals, ofHat, description } = look;
  const { state, rawState } = stateOf(spell, block);
  const settled = isDecided(state) ? await settledState(chains, ref) : undefined;
  const end = endOf(spell, latest, block);
  return onChainProposal(
    { ...ref, id: ref.id.toLowerCase() },
    known,
    {
      venue: 'sky-chief',
      chain: {
        family: 'sky-chief',
        state,
        rawState,
        final: settled === state,
        ...(settled !== undefined && settled !== state && { settled }),
        steps: [stepOf(ref, spell, state)],
        block: { number: block.number, hash: block.hash },
      },
      type: 'approval',
      choices: ['This spell', 'The hat'],
      scores: [powerOf(approvals), powerOf(ofHat)],
      quorum: 0,
      quorumType: 'default',
      symbol: known.symbol ?? 'SKY',
      ...some('title', titleOf(description)),
      start: { at: Math.min(end - life, block.timestamp * second) },
      end: { at: end },
    },
    chains.now,
  );
}

async function lookAtSpell(view: ChainView, ref: OnChainRef) {
  const spell = ref.id as Hex;
  const { block, answers } = await view.read([
    contractCall(ref.contract, chiefAbi, 'hat', []),
    contractCall(ref.contract, chiefAbi, 'approvals', [spell]),
    contractCall(spell, spellAbi, 'done', []),
    contractCall(spell, spellAbi, 'eta', []),
    contractCall(spell, spellAbi, 'expiration', []),
    contractCall(spell, spellAbi, 'nextCastTime', []),
    contractCall(spell, spellAbi, 'description', []),
    contractCall(spell, spellAbi, 'pause', []),
    contractCall(spell, spellAbi, 'action', []),
    contractCall(spell, spellAbi, 'tag', []),
    contractCall(spell, spellAbi, 'sig', []),
  ]);
  const [hatAnswer, approvalsAnswer, doneAnswer, etaAnswer, expiration, nextCast, description, ...plan] = answers;
  const [hat, approvals] = [told(hatAnswer), told(approvalsAnswer)];
  if (hat === undefined || approvals === undefined) return 'unknown-family';
  const [done, eta] = [told(doneAnswer), told(etaAnswer)];
  if (done === undefined || eta === undefined) return 'not-found';
  const further = await view.read([contractCall(ref.contract, chiefAbi, 'approvals', [hat])]);
  const ofHat = told(further.answers[0]);
  if (ofHat === undefined) throw new SourceError('malformed', view.provider.host, 'the chief does not tell approvals');
  const [pause, action, tag, sig] = [told(plan[0]), told(plan[1]), told(plan[2]), told(plan[3])];
  const isPlanned =
    eta > 0n && !done && pause && action && tag && sig
      ? await readPlan(view, pause, keccak256(encodeAbiParameters(planParameters, [action, tag, sig, eta])))
      : true;
  return {
    block,
    approvals,
    ofHat,
    description: told(description),
    spell: {
      done,
      eta,
      isHat: hat.toLowerCase() === spell.toLowerCase(),
      dropped: !isPlanned,
      ...some('expiration', told(expiration)),
      ...some('nextCast', told(nextCast)),
    },
  };
}

const planParameters = [{ type: 'address' }, { type: 'bytes32' }, { type: 'bytes' }, { type: 'uint256' }] as const;

async function readPlan(view: ChainView, pause: string, plan: Hex): Promise<boolean> {
  const { answers } = await view.read([contractCall(pause, pauseAbi, 'plans', [plan])]);
  // A pause that keeps its plans otherwise proves nothing.
  return told(answers[0]) ?? true;
}

/** Where a spell stands. That it ran stays true when the hat moves on; once scheduled it no longer expires. */
function stateOf(spell: Spell, { timestamp }: Block): { state: ProposalState; rawState: string } {
  const { done, eta, expiration, isHat, dropped } = spell;
  if (done) return { state: eta > 0n ? 'executed' : 'unknown', rawState: 'done' };
  if (eta > 0n)
    return dropped ? { state: 'canceled', rawState: 'dropped' } : { state: 'queued', rawState: 'scheduled' };
  const isOver = expiration !== undefined && BigInt(timestamp) > expiration;
  if (isHat) return { state: isOver ? 'expired' : 'succeeded', rawState: 'hat' };
  return isOver ? { state: 'defeated', rawState: 'expired' } : { state: 'active', rawState: 'not the hat' };
}

async function settledState(chains: Chains, ref: OnChainRef): Promise<ProposalState | undefined> {
  const final = chains.at(ref.chainId, 'finalized');
  const look = final && (await lookAtSpell(final, ref));
  return look === undefined || typeof look === 'string' ? undefined : stateOf(look.spell, look.block).state;
}

function stepOf(
  { chainId, id }: OnChainRef,
  { eta, nextCast, expiration }: Spell,
  state: ProposalState,
): ExecutionStep {
  const mayRun = nextCast !== undefined && nextCast > 0n ? nextCast : eta;
  return {
    kind: 'cast',
    chainId,
    contract: id.toLowerCase(),
    state: stepStates[state],
    ...(eta > 0n && { executableAt: Number(mayRun) * second }),
    ...(eta === 0n && expiration !== undefined && { expiresAt: Number(expiration) * second }),
  };
}

const stepStates: Record<ProposalState, ExecutionStep['state']> = {
  pending: 'waiting',
  active: 'waiting',
  succeeded: 'waiting',
  queued: 'queued',
  executed: 'executed',
  expired: 'expired',
  defeated: 'expired',
  canceled: 'canceled',
  unknown: 'unknown',
};

function endOf({ expiration, eta }: Spell, { provider }: ChainView, { timestamp }: Block): number {
  if (expiration !== undefined && expiration < BigInt(timestamp) * 2n) return Number(expiration) * second;
  if (eta > 0n) return Number(eta) * second;
  throw new SourceError('malformed', provider.host, 'a spell that does not say until when it may be approved');
}

/** `2026-04-23 Sky Executive Spell | Hash: 0x…`: the words before the hash. */
function titleOf(description: string | undefined): string | undefined {
  const title = description
    ?.split(/\s*\|\s*Hash:|\n/)[0]
    ?.trim()
    .slice(0, 300);
  return title === '' ? undefined : title;
}
