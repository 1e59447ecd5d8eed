import type { SpaceVote } from '../spaces-api/spaces.ts';

/** A space whose votes a contract holds, made up from its address: the site shows them in the same frame. */
export function onChainSpace(network: string, contract: string): Record<string, unknown> {
  const space = {
    id: contract,
    name: `Governor ${contract.slice(0, 8)}`,
    symbol: 'GOV',
    about: `Votes on ${network}.`,
    followersCount: 0,
    color: '#667085',
    admins: [],
    proposalsCount: 1,
    votesCount: 0,
    activeCount: 1,
  };
  const proposal = onChainProposal(network, contract, '12');
  return { space, proposals: proposal ? [proposal] : [] };
}

/** Its proposals are counted from 1. */
export function onChainProposal(network: string, contract: string, id: string): Record<string, unknown> | undefined {
  if (!/^[1-9]\d*$/.test(id)) return undefined;
  const start = 1_777_000_000;
  return {
    id,
    space: contract,
    spaceName: `Governor ${contract.slice(0, 8)}`,
    title: `Proposal ${id.slice(0, 12)} on ${network}`,
    body: 'Calls a contract.',
    discussion: '',
    author: contract,
    type: 'basic',
    choices: ['For', 'Against', 'Abstain'],
    labels: [],
    created: start,
    start,
    end: start + 3 * 86_400,
    state: 'closed',
    label: 'Passed',
    completed: true,
    scores: [3, 1, 0],
    scores_state: 'final',
    scores_total: 4,
    quorum: 2,
    quorumType: 'default',
    privacy: '',
    votes: 4,
    symbol: 'GOV',
    color: '#667085',
    flagged: false,
  };
}

/** A vote that the API holds, as the site shows it. */
export function heldProposal(vote: SpaceVote): Record<string, unknown> | undefined {
  const now = Math.floor(Date.now() / 1_000);
  const [inFavour = 0, against = 0, abstain = 0] = vote.scores.map((units) => Number(units / 10n ** 12n) / 1e6);
  const state = vote.start > now ? 'pending' : vote.end > now ? 'active' : 'closed';
  const passed = inFavour + (vote.quorumType === 'for_only' ? 0 : abstain) >= Number(vote.quorum / 10n ** 18n);
  const label = vote.executed
    ? vote.settled
      ? 'Executed'
      : 'Queued'
    : passed && inFavour > against
      ? 'Passed'
      : 'Rejected';
  return {
    ...onChainProposal(vote.indexer, vote.space, vote.id),
    spaceName: vote.spaceName,
    symbol: vote.symbol,
    title: vote.title,
    discussion: vote.discussion,
    created: vote.created,
    start: vote.start,
    end: vote.end,
    state,
    label: state === 'closed' ? label : state === 'active' ? 'Active' : 'Pending',
    completed: state === 'closed',
    scores: [inFavour, against, abstain],
    scores_total: inFavour + against + abstain,
    scores_state: state === 'closed' ? 'final' : 'pending',
    quorum: Number(vote.quorum / 10n ** 18n),
    votes: vote.votes,
  };
}
