import type { KnownVote, OnChainRef } from '../../domain/governance/on-chain-ref';
import type { Proposal } from '../../domain/governance/proposal';
import type { Milliseconds } from '../../domain/time';
import { callMany } from '../../platform/rpc/call-many';
import type { ChainNodes } from '../../platform/rpc/chain-nodes';
import { contractCall } from '../../platform/rpc/contract-call';
import type { Provider } from '../../platform/rpc/provider';
import { SourceError } from '../../platform/source-error';
import type { CoreFacts, VotingConfig } from './aave-facts';
import { coreAbi, portalAbi } from './governance-abi';
import { normaliseAaveProposal } from './normalise-proposal';
import { type CoreAnswer, coreFactsOf } from './read-core';
import { readMachine } from './read-machine';
import { readPayloads } from './read-payloads';

/**
 * Reads a proposal of Aave Governance V3: the core, the live count on the voting chain, and every payload on its own chain. `undefined`
 * where the core has no such proposal. A voting or payload chain that does not answer leaves its part unknown; throws `SourceError`
 * where the core itself does not answer.
 */
export async function readAaveProposal(
  ref: OnChainRef,
  known: KnownVote,
  nodes: ChainNodes,
  now: Milliseconds,
): Promise<Proposal | undefined> {
  const home = nodes(ref.chainId);
  if (!home) throw new SourceError('not-permitted', `chain-${ref.chainId}`, 'no node may be asked');
  const id = BigInt(ref.id);
  const calls = [
    contractCall(ref.contract, coreAbi, 'getProposal', [id]),
    contractCall(ref.contract, coreAbi, 'getProposalState', [id]),
    contractCall(ref.contract, coreAbi, 'getProposalsCount', []),
  ] as const;
  const newest = await callMany(home, ref.chainId, calls);
  const latest = coreFactsOf(coreAnswer(home, newest.answers), newest.block);
  if (latest.state === 'Null') return undefined;

  const final = await callMany(home, ref.chainId, calls, 'finalized');
  const settled = settledFacts(coreAnswer(home, final.answers), final.block);

  const { config, machineAt } = await readRules(home, ref, latest, newest.block.number);
  const counts = latest.state === 'Active' && machineAt !== undefined;
  const sent = latest.state === 'Executed' || settled?.state === 'Executed';
  return normaliseAaveProposal(
    ref,
    {
      block: newest.block,
      latest,
      ...(settled && { settled }),
      config,
      machine: counts ? await readMachine(machineAt, id, nodes) : 'unanswered',
      payloads: sent ? await readPayloads(latest.payloads, nodes) : [],
    },
    known,
    now,
  );
}

/** What a proposal is measured by, and where its votes are counted. */
async function readRules(
  home: Provider,
  ref: OnChainRef,
  core: CoreFacts,
  at: number,
): Promise<{ config: VotingConfig; machineAt?: { chainId: number; contract: string } }> {
  const [config, machine, chain] = (
    await callMany(
      home,
      ref.chainId,
      [
        contractCall(ref.contract, coreAbi, 'getVotingConfig', [core.accessLevel]),
        contractCall(core.votingPortal, portalAbi, 'VOTING_MACHINE', []),
        contractCall(core.votingPortal, portalAbi, 'VOTING_MACHINE_CHAIN_ID', []),
      ],
      at,
    )
  ).answers;
  if (config.kind !== 'value') throw new SourceError('malformed', home.host, 'no rule for this access level');
  const { coolDownBeforeVotingStart: coolDown, votingDuration, yesThreshold, yesNoDifferential } = config.value;
  return {
    config: { coolDown, votingDuration, yesThreshold, yesNoDifferential },
    ...(machine.kind === 'value' &&
      chain.kind === 'value' && { machineAt: { chainId: Number(chain.value), contract: machine.value } }),
  };
}

type Answers = readonly [
  { kind: string; value?: CoreAnswer['proposal'] },
  { kind: string; value?: number },
  { kind: string; value?: bigint },
];

/** The three answers together, or none: a contract that gives only some of them is no core. */
function coreAnswer({ host }: Provider, [proposal, state, count]: Answers): CoreAnswer {
  if (proposal.value === undefined || state.value === undefined || count.value === undefined)
    throw new SourceError('malformed', host, 'no core of Aave Governance V3');
  return { proposal: proposal.value, state: state.value, count: count.value };
}

function settledFacts(answer: CoreAnswer, block: { timestamp: number }): CoreFacts | undefined {
  const facts = coreFactsOf(answer, block);
  return facts.state === 'Null' ? undefined : facts;
}
