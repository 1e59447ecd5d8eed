import type { Message, ServedProposal, Space, StoredVote } from './data.ts';
import type { HubData } from './hub.ts';
import { checkArguments } from './limits.ts';
import { contains, type Fields, filterRows, page } from './where.ts';

interface ListArguments {
  first: number;
  skip: number;
  where?: Record<string, unknown> | null;
  orderBy?: string | null;
  orderDirection?: string | null;
}

const day = 86_400;

/** The root fields of the hub's schema over the data. Those that no reader of votes needs are empty. */
export function rootOf(hub: HubData): Record<string, unknown> {
  const proposalRow = (proposal: ServedProposal) => serveProposal(hub, proposal);
  const voteRow = (vote: StoredVote) => serveVote(hub, vote);
  const empty = (args: Partial<ListArguments>) => {
    checkArguments(args);
    return [];
  };
  return {
    proposal: ({ id }: { id: string }) => {
      const found = hub.proposals.find((proposal) => proposal.id.toLowerCase() === id.toLowerCase());
      return found ? proposalRow(found) : null;
    },
    proposals: (args: ListArguments) => {
      checkArguments(args, { in: { space_in: 10_000 } });
      return page(findProposals(hub, args.where ?? {}), args, {
        created: (row) => row.created,
        updated: (row) => row.updated ?? 0,
        start: (row) => row.start,
        end: (row) => row.end,
        votes: (row) => row.votes,
        scores_total_value: () => 0,
      }).map(proposalRow);
    },
    space: ({ id }: { id: string }) => {
      const space = hub.space(id);
      return space ? serveSpace(hub, space) : null;
    },
    spaces: (args: ListArguments) => {
      checkArguments(args, { skip: 100_000 });
      return page(findSpaces(hub, args.where ?? {}), args, {
        created: (row) => row.created,
        updated: (row) => row.created,
        id: (row) => row.id,
      }).map((space) => serveSpace(hub, space));
    },
    ranking: (args: { first: number; skip: number; where?: { search?: string } | null }) => {
      checkArguments({ first: args.first, skip: args.skip }, { first: 20, skip: 100_000 });
      const found = hub.spaces.filter((space) => !args.where?.search || contains(space.name, args.where.search));
      const items = found.slice(args.skip, args.skip + args.first).map((space) => serveSpace(hub, space));
      return { items, metrics: { total: found.length, categories: {} } };
    },
    vote: ({ id }: { id: string }) => {
      const vote = hub.allVotes.find((each) => each.id === id);
      return vote ? voteRow(vote) : null;
    },
    votes: (args: ListArguments) => {
      checkArguments(args);
      const rows = filterRows(hub.allVotes, voteFields(hub), args.where ?? {});
      return page(rows, args, { created: (row) => row.created, vp: (row) => row.vp }).map(voteRow);
    },
    vp: ({ voter, space, proposal }: { voter: string; space: string; proposal?: string | null }) => {
      if (voter === '' || /^0x0{40}$/.test(voter)) throw new Error('invalid address');
      if (proposal && !hub.proposal(proposal))
        throw new Error("Cannot read properties of undefined (reading 'network')");
      if (!hub.space(space)) throw new Error('request failed');
      const cast = hub.allVotes.filter((vote) => vote.voter.toLowerCase() === voter.toLowerCase());
      const vp = cast.find((vote) => !proposal || vote.proposal === proposal)?.vp ?? 0;
      return { vp, vp_by_strategy: [vp], vp_state: 'final' };
    },
    messages: (args: ListArguments) => {
      checkArguments(args);
      const rows = filterRows(hub.messages, messageFields, args.where ?? {});
      return page(rows, args, { timestamp: (row) => row.timestamp, mci: (row) => row.mci }).map((message) => ({
        ...message,
        ipfs: '',
        version: '0.1.4',
        sig: '0x',
        receipt: '',
      }));
    },
    networks: () => [{ id: '1', name: 'Ethereum', premium: true, spacesCount: hub.spaces.length }],
    aliases: empty,
    roles: () => [],
    follows: empty,
    subscriptions: empty,
    users: empty,
    statements: empty,
    leaderboards: empty,
    user: () => null,
    statement: () => null,
    strategy: () => null,
    skins: () => [],
    validations: () => [],
    plugins: () => [],
    strategies: () => [],
    options: () => [],
  };
}

const proposalFields: Fields<ServedProposal> = {
  id: { kind: 'text', of: (row) => row.id },
  ipfs: { kind: 'text', of: (row) => ipfsOf(row.id) },
  space: { kind: 'text', of: (row) => row.space },
  author: { kind: 'address', of: (row) => row.author },
  network: { kind: 'text', of: () => '1' },
  validation: { kind: 'text', of: () => 'basic' },
  type: { kind: 'text', of: (row) => row.type },
  app: { kind: 'text', of: (row) => row.app },
  created: { kind: 'number', of: (row) => row.created },
  updated: { kind: 'number', of: (row) => row.updated },
  start: { kind: 'number', of: (row) => row.start },
  end: { kind: 'number', of: (row) => row.end },
  scores_state: { kind: 'text', of: (row) => row.scores_state },
  flagged: { kind: 'number', of: (row) => row.flagged },
  votes: { kind: 'number', of: (row) => row.votes },
  scores_total_value: { kind: 'number', of: () => 0 },
};

function findProposals(hub: HubData, where: Record<string, unknown>): ServedProposal[] {
  let rows = filterRows(hub.proposals, proposalFields, where);
  const now = hub.now();
  const { state, title_contains: title, labels_in: labels, space_verified: verified } = where;
  // Any other state is ignored, as are the strategies and plugins that this world does not have.
  if (state === 'pending') rows = rows.filter((row) => row.start > now);
  if (state === 'active') rows = rows.filter((row) => row.start < now && row.end > now);
  if (state === 'closed') rows = rows.filter((row) => row.end < now);
  if (typeof title === 'string') rows = rows.filter((row) => contains(row.title, title));
  if (Array.isArray(labels)) rows = rows.filter((row) => row.labels.some((label) => labels.includes(label)));
  if (typeof verified === 'boolean') rows = rows.filter((row) => hub.space(row.space)?.verified === verified);
  return rows;
}

const spaceFields: Fields<Space> = {
  id: { kind: 'text', of: (row) => row.id },
  created: { kind: 'number', of: (row) => row.created },
  verified: { kind: 'number', of: (row) => row.verified },
  turbo: { kind: 'number', of: (row) => row.turbo },
  domain: { kind: 'text', of: (row) => row.domain },
};

function findSpaces(hub: HubData, where: Record<string, unknown>): Space[] {
  const rows = filterRows(hub.spaces, spaceFields, where);
  const { search } = where;
  if (typeof search !== 'string') return rows;
  return rows.filter((row) => contains(row.id, search) || contains(row.name, search));
}

function voteFields(hub: HubData): Fields<StoredVote> {
  return {
    id: { kind: 'text', of: (row) => row.id },
    ipfs: { kind: 'text', of: (row) => ipfsOf(row.id) },
    space: { kind: 'text', of: (row) => hub.proposal(row.proposal)?.space },
    voter: { kind: 'address', of: (row) => row.voter },
    proposal: { kind: 'text', of: (row) => row.proposal },
    reason: { kind: 'text', of: (row) => row.reason },
    app: { kind: 'text', of: () => 'snapshot-v2' },
    created: { kind: 'number', of: (row) => row.created },
    vp: { kind: 'number', of: (row) => row.vp },
    vp_state: { kind: 'text', of: (row) => voteState(hub, row) },
  };
}

const messageFields: Fields<Message> = {
  id: { kind: 'text', of: (row) => row.id },
  mci: { kind: 'number', of: (row) => row.mci },
  address: { kind: 'address', of: (row) => row.address },
  timestamp: { kind: 'number', of: (row) => row.timestamp },
  space: { kind: 'text', of: (row) => row.space },
  type: { kind: 'text', of: (row) => row.type },
};

function serveProposal(hub: HubData, proposal: ServedProposal): Record<string, unknown> {
  const space = hub.space(proposal.space);
  const { scoresByHand: _, space: spaceId, ...row } = proposal;
  return {
    ...row,
    ipfs: ipfsOf(proposal.id),
    space: () => serveSpace(hub, hub.space(spaceId) ?? hub.addSpace({ id: spaceId })),
    network: '1',
    symbol: space?.symbol ?? '',
    strategies: [{ name: 'erc20-balance-of', network: '1', params: { symbol: space?.symbol ?? '', decimals: 18 } }],
    validation: { name: 'basic', params: {} },
    plugins: {},
    scores_by_strategy: proposal.scores.map((score) => [score]),
    scores_total_value: 0,
    vp_value_by_strategy: [],
  };
}

function serveVote(hub: HubData, vote: StoredVote): Record<string, unknown> {
  const proposal = hub.proposal(vote.proposal);
  const sealed = proposal !== undefined && proposal.privacy !== '' && proposal.scores_state !== 'final';
  return {
    ...vote,
    ipfs: ipfsOf(vote.id),
    space: () => (proposal ? serveSpace(hub, hub.space(proposal.space) ?? hub.addSpace({ id: proposal.space })) : null),
    proposal: () => (proposal ? serveProposal(hub, proposal) : null),
    // Until it is decrypted a sealed choice is a long hex string.
    choice: sealed ? `0x03${vote.id.slice(2)}${vote.id.slice(2)}` : vote.choice,
    metadata: {},
    app: 'snapshot-v2',
    vp_by_strategy: [vote.vp],
    vp_state: voteState(hub, vote),
    vp_value: 0,
  };
}

function voteState(hub: HubData, vote: StoredVote): string {
  return hub.proposal(vote.proposal)?.scores_state === 'final' ? 'final' : 'pending';
}

function serveSpace(hub: HubData, space: Space): Record<string, unknown> {
  const proposals = () => hub.proposals.filter((proposal) => proposal.space === space.id && !proposal.flagged);
  const since = (days: number) => proposals().filter((proposal) => proposal.created > hub.now() - days * day).length;
  const votes = () => proposals().reduce((count, proposal) => count + proposal.votes, 0);
  return {
    ...space,
    private: false,
    avatar: '',
    skinSettings: null,
    strategies: [{ name: 'erc20-balance-of', network: space.network, params: { symbol: space.symbol, decimals: 18 } }],
    moderators: [],
    filters: { minScore: 0, onlyMembers: false },
    plugins: {},
    voting: {
      delay: null,
      period: null,
      type: null,
      quorum: space.quorum || null,
      quorumType: 'default',
      blind: false,
      hideAbstain: false,
      privacy: '',
      aliased: false,
    },
    categories: ['protocol'],
    validation: { name: 'basic', params: {} },
    voteValidation: { name: 'any', params: {} },
    treasuries: [],
    labels: [],
    activeProposals: () => proposals().filter(({ state }) => state === 'active').length,
    proposalsCount: () => proposals().length,
    proposalsCount1d: () => since(1),
    proposalsCount7d: () => since(7),
    proposalsCount30d: () => since(30),
    followersCount7d: 0,
    votesCount: votes,
    votesCount7d: votes,
    parent: null,
    children: [],
    flagCode: 0,
    hibernated: false,
    turboExpiration: 0,
    rank: 1,
    boost: { enabled: false, bribeEnabled: false },
  };
}

function ipfsOf(id: string): string {
  return `bafkrei${id.replace(/^0x/, '').slice(0, 52)}`;
}
