import type { KnownVote, OnChainRef } from '../../../domain/governance/on-chain-ref';
import type { OnChainState, ProposalState } from '../../../domain/governance/on-chain-state';
import type { Proposal } from '../../../domain/governance/proposal';
import { onChainKey, type Venue } from '../../../domain/governance/venue';
import type { Milliseconds } from '../../../domain/time';
import type { BlockDate } from './date-blocks';

/** What a contract says of a vote, once it is in our words. Scores in whole units of voting power. */
export interface ContractVote {
  venue: Venue;
  chain: Omit<OnChainState, 'chainId' | 'contract' | 'startRange' | 'endRange'>;
  type: Proposal['type'];
  choices: readonly string[];
  /** Empty where the contract does not tell them. */
  scores: readonly number[];
  quorum?: number;
  quorumType: Proposal['quorumType'];
  symbol: string;
  author?: string;
  title?: string;
  discussion?: string;
  createdAt?: Milliseconds;
  start: BlockDate;
  end: BlockDate;
}

const decided: ReadonlySet<ProposalState> = new Set([
  'canceled',
  'defeated',
  'succeeded',
  'queued',
  'expired',
  'executed',
]);

/** Whether votes can no longer change a state. */
export function isDecided(state: ProposalState): boolean {
  return decided.has(state);
}

/** A vote that a contract holds, as a proposal. What the list knows of it fills in where the chain has no words. */
export function onChainProposal(
  ref: OnChainRef,
  known: KnownVote,
  vote: ContractVote,
  observedAt: Milliseconds,
): Proposal {
  const { start, end } = vote;
  const contract = ref.contract.toLowerCase();
  const discussion = vote.discussion ?? known.discussion;
  return {
    key: onChainKey(vote.venue, ref.chainId, contract, ref.id),
    venue: vote.venue,
    id: ref.id,
    space: known.space,
    title: vote.title ?? known.title ?? nameOf(ref, known),
    author: vote.author ?? '',
    url: known.url ?? '',
    ...(discussion !== undefined && { discussion }),
    type: vote.type,
    choices: vote.choices,
    scores: vote.scores,
    scoresTotal: vote.scores.reduce((sum, each) => sum + each, 0),
    scoresState: isDecided(vote.chain.state) ? (vote.chain.final ? 'final' : 'pending') : 'pending',
    ...(vote.quorum !== undefined && { quorum: vote.quorum }),
    quorumType: vote.quorumType,
    privacy: '',
    voteCount: 0,
    createdAt: vote.createdAt ?? start.at,
    startAt: start.at,
    endAt: end.at,
    flagged: false,
    symbol: vote.symbol,
    exists: true,
    chain: {
      ...vote.chain,
      chainId: ref.chainId,
      contract,
      ...(start.range && { startRange: start.range }),
      ...(end.range && { endRange: end.range }),
    },
    observedAt,
  };
}

/** What a vote is called where nobody gave it a title: `Uniswap 95`. Some ids have 78 digits. */
export function nameOf({ id }: OnChainRef, { space }: KnownVote): string {
  return `${space} ${id.length > 20 ? `${id.slice(0, 6)}…${id.slice(-4)}` : id}`.trim();
}

/** Voting power as a number: units divided by the token's decimals. */
export function powerOf(units: bigint, decimals = 18): number {
  return Number(units) / 10 ** decimals;
}
