import type { KnownVote, OnChainRef } from '../../domain/governance/on-chain-ref';
import type { Proposal } from '../../domain/governance/proposal';
import type { CallAnswer } from '../../platform/rpc/call-many';
import { contractCall } from '../../platform/rpc/contract-call';
import { SourceError } from '../../platform/source-error';
import type { Chains, ChainView } from '../chain/vote/chain-view';
import type { CoreFacts, VotingConfig } from './aave-facts';
import { coreAbi, portalAbi } from './governance-abi';
import { normaliseAaveVote } from './normalise-aave-vote';
import { type CoreAnswer, coreFactsOf } from './read-core';
import { readMachine } from './read-machine';
import { readPayloads } from './read-payloads';

/** What came of asking a core: how the vote stands; no such vote; or the contract is no core of Aave Governance V3. */
export type AaveReading = Proposal | 'not-found' | 'unknown-family';

/**
 * Reads a proposal of Aave Governance V3: the core, the live count on the voting chain, and every payload on its own chain. A voting or
 * payload chain that does not answer leaves its part unknown; throws `SourceError` where the core's own chain does not answer.
 */
export async function readAaveVote(ref: OnChainRef, known: KnownVote, chains: Chains): Promise<AaveReading> {
  const latest = chains.at(ref.chainId, 'latest');
  const settled = chains.at(ref.chainId, 'finalized');
  if (!latest || !settled || !/^\d{1,9}$/.test(ref.id)) return 'unknown-family';
  const id = BigInt(ref.id);
  const core = await readCore(latest, ref.contract, id);
  if (!core) return 'unknown-family';
  const { facts, block } = core;
  if (facts.state === 'Null') return 'not-found';
  const before = (await readCore(settled, ref.contract, id))?.facts;
  const sent = facts.state === 'Executed' || before?.state === 'Executed';

  const { config, machineAt } = await readRules(latest, ref.contract, facts);
  const [machine, payloads] = await Promise.all([
    facts.state === 'Active' && machineAt ? readMachine(machineAt, id, chains) : ('unanswered' as const),
    sent ? readPayloads(facts.payloads, chains) : [],
  ]);
  const read = { block, latest: facts, ...(before && before.state !== 'Null' && { settled: before }) };
  return normaliseAaveVote(ref, { ...read, config, machine, payloads }, known, chains.now);
}

/** A proposal in the core. `undefined`: what answers there is no core. */
async function readCore(view: ChainView, core: string, id: bigint) {
  const { answers, block } = await view.read([
    contractCall(core, coreAbi, 'getProposal', [id]),
    contractCall(core, coreAbi, 'getProposalState', [id]),
    contractCall(core, coreAbi, 'getProposalsCount', []),
  ]);
  const [proposal, state, count] = answers;
  if (proposal.kind !== 'value' || state.kind !== 'value' || count.kind !== 'value') return undefined;
  const answer: CoreAnswer = { proposal: proposal.value, state: state.value, count: count.value };
  return { facts: coreFactsOf(answer, id, block), block };
}

/** What a proposal is measured by, and where its votes are counted. */
async function readRules(
  view: ChainView,
  core: string,
  { accessLevel, votingPortal }: CoreFacts,
): Promise<{ config: VotingConfig; machineAt?: { chainId: number; contract: string } }> {
  const { answers } = await view.read([
    contractCall(core, coreAbi, 'getVotingConfig', [accessLevel]),
    contractCall(votingPortal, portalAbi, 'VOTING_MACHINE', []),
    contractCall(votingPortal, portalAbi, 'VOTING_MACHINE_CHAIN_ID', []),
  ]);
  const [config, machine, chain] = answers;
  const { coolDownBeforeVotingStart: coolDown, ...rule } = value(config, view);
  const machineAt =
    machine.kind === 'value' && chain.kind === 'value'
      ? { chainId: Number(chain.value), contract: machine.value }
      : undefined;
  return { config: { coolDown, ...rule }, ...(machineAt && { machineAt }) };
}

function value<Value>(answer: CallAnswer<Value>, { provider }: ChainView): Value {
  if (answer.kind !== 'value') throw new SourceError('malformed', provider.host, 'no rule for this access level');
  return answer.value;
}
