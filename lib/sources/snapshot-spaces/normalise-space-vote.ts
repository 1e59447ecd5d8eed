import { spaceContract } from '../../domain/governance/on-chain/snapshot-networks';
import type { OnChainState } from '../../domain/governance/on-chain-state';
import type { Proposal } from '../../domain/governance/proposal';
import { snapshotSpaceKey } from '../../domain/governance/venue';
import { second } from '../../domain/time';
import type { SpaceProposal } from './space-schema';
import { isConfidential, type SpaceGround, spaceState } from './space-state';

/** A vote of an on-chain space in our words: choices for, against and abstain, power with its decimals taken off. */
export function normaliseSpaceVote(row: SpaceProposal, ground: SpaceGround): Proposal {
  const { now, prefix, network } = ground;
  const chain = spaceState(row, ground);
  const discussion = httpsLink(row.metadata?.discussion ?? '');
  const contract = spaceContract(prefix, row.space.id);
  const power = (units: string) => powerOf(units, row.vp_decimals);
  const isOver = chain.state !== 'pending' && chain.state !== 'active';
  const site = network.test ? 'testnet.snapshot.box' : 'snapshot.box';
  const isSealed = isConfidential(row);
  // The treasury governor's quorum is another than the API has: the site reads the contract for it.
  const quorum = isQuorumWrong(contract) ? undefined : power(row.quorum);
  return {
    key: snapshotSpaceKey(prefix, row.space.id, row.proposal_id),
    venue: 'snapshot',
    id: row.proposal_id,
    space: row.space.metadata?.name || `${prefix}:${contract}`,
    title: row.metadata?.title || `#${row.proposal_id}`,
    author: row.author.id,
    url: `https://${site}/#/${prefix}:${row.space.id}/proposal/${row.proposal_id}`,
    ...(discussion !== undefined && { discussion }),
    type: 'basic',
    choices: ['For', 'Against', 'Abstain'],
    scores: isSealed ? [] : [power(row.scores_1), power(row.scores_2), power(row.scores_3)],
    scoresTotal: power(row.scores_total),
    scoresState: isOver && chain.final ? 'final' : 'pending',
    ...(quorum !== undefined && { quorum }),
    quorumType: row.quorum_type === 'for_only' ? 'for' : 'for-and-abstain',
    privacy: isSealed ? 'inco' : '',
    voteCount: row.vote_count,
    createdAt: row.created * second,
    startAt: row.start * second,
    endAt: row.max_end * second,
    ...(row.edited && { editedAt: row.edited * second }),
    flagged: false,
    symbol: row.space.metadata?.voting_power_symbol ?? '',
    exists: true,
    chain: isQuorumWrong(contract) ? withoutQuorum(row, chain) : chain,
    observedAt: now,
  };
}

/** Arbitrum's treasury governor. Source: sx-monorepo, `useGovernorQuorum`. */
function isQuorumWrong(contract: string): boolean {
  return contract === '0x789fc99093b09ad01c34dc7251d0c89ce743e5a4';
}

/** Without its quorum nobody can say that a vote has passed, or that it failed for want of one. */
function withoutQuorum(row: SpaceProposal, chain: OnChainState): OnChainState {
  const hasMajority = Number(row.scores_1) > Number(row.scores_2);
  const isByQuorum = chain.state === 'succeeded' || (chain.state === 'defeated' && hasMajority);
  return isByQuorum ? { ...chain, state: 'unknown', final: false, steps: [] } : chain;
}

function powerOf(units: string, decimals: number): number {
  const [whole = '0', fraction = ''] = units.split('.');
  const digits = whole.padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  return Number(`${digits.slice(0, at)}.${digits.slice(at)}${fraction}`);
}

function httpsLink(text: string): string | undefined {
  if (!URL.canParse(text.trim())) return undefined;
  const link = new URL(text.trim());
  return link.protocol === 'https:' && !link.username && !link.password ? link.href : undefined;
}
