/** A vote that a contract holds, as the API of on-chain spaces keeps it. Times are Unix seconds, power in smallest units. */
export interface SpaceVote {
  /** Snapshot's prefix of the network. */
  indexer: string;
  /** The contract, with the capitals of its checksum. */
  space: string;
  protocol: string;
  spaceName: string;
  symbol: string;
  id: string;
  title: string;
  discussion: string;
  author: string;
  created: number;
  start: number;
  startBlock: number | null;
  end: number;
  endBlock: number | null;
  decimals: number;
  scores: [bigint, bigint, bigint];
  votes: number;
  quorum: bigint;
  quorumType: string | null;
  /** Of confidential votes. */
  quorumReached: boolean | null;
  supportAchieved: boolean | null;
  executionType: string;
  executionTime: number;
  executed: boolean;
  settled: boolean;
  executedAt: number | null;
  vetoed: boolean;
  cancelled: boolean;
}

/** The data behind api.snapshot.box, and the ways to change it. */
export interface Spaces {
  add(vote: Partial<SpaceVote> & Pick<SpaceVote, 'indexer' | 'space' | 'id'>): SpaceVote;
  change(indexer: string, space: string, id: string, changes: Partial<SpaceVote>): SpaceVote;
  find(indexer: string, space: string, id: string): SpaceVote | undefined;
  /** The last block that was read of a network. */
  setHead(indexer: string, block: number): void;
}

/** Whole units of power. */
export const power = (units: number): bigint => BigInt(units) * 10n ** 18n;

/** The data of the API in memory. */
export class SpacesData implements Spaces {
  readonly votes: SpaceVote[] = [];
  readonly heads = new Map<string, number>();

  add(vote: Parameters<Spaces['add']>[0]): SpaceVote {
    const now = Math.floor(Date.now() / 1_000);
    const start = vote.start ?? now - 86_400;
    const whole: SpaceVote = {
      protocol: '@openzeppelin/governor',
      spaceName: 'A governor',
      symbol: 'GOV',
      title: 'Untitled',
      discussion: '',
      author: '0x1111111111111111111111111111111111111111',
      created: start - 3_600,
      start,
      startBlock: 1_000,
      end: start + 3 * 86_400,
      endBlock: 100_000,
      decimals: 18,
      scores: [0n, 0n, 0n],
      votes: 0,
      quorum: power(100),
      quorumType: null,
      quorumReached: null,
      supportAchieved: null,
      executionType: 'SimpleQuorumTimelock',
      executionTime: 0,
      executed: false,
      settled: false,
      executedAt: null,
      vetoed: false,
      cancelled: false,
      ...vote,
    };
    this.votes.push(whole);
    return whole;
  }

  change(indexer: string, space: string, id: string, changes: Partial<SpaceVote>): SpaceVote {
    const found = this.find(indexer, space, id);
    if (!found) throw new Error(`the API has no ${indexer}:${space}/${id}`);
    return Object.assign(found, changes);
  }

  find(indexer: string, space: string, id: string): SpaceVote | undefined {
    const contract = space.toLowerCase();
    return this.votes.find(
      (vote) => vote.indexer === indexer && vote.space.toLowerCase() === contract && vote.id === id,
    );
  }

  setHead(indexer: string, block: number): void {
    this.heads.set(indexer, block);
  }
}

/** A row as the API serves it: long numbers are texts. */
export function rowOf(vote: SpaceVote): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1_000);
  const [inFavour, against, abstain] = vote.scores;
  const text = (value: number | bigint | null) => (value === null ? null : String(value));
  return {
    id: `${vote.space}/${vote.id}`,
    proposal_id: vote.id,
    _indexer: vote.indexer,
    link: `https://snapshot.box/#/${vote.indexer}:${vote.space}/proposal/${vote.id}`,
    space: {
      id: vote.space,
      _indexer: vote.indexer,
      protocol: vote.protocol,
      metadata: { name: vote.spaceName, voting_power_symbol: vote.symbol },
    },
    author: { id: vote.author },
    metadata: {
      title: vote.title,
      body: '',
      discussion: vote.discussion,
      choices: ['For', 'Against', 'Abstain'],
      labels: [],
    },
    start: text(vote.start),
    start_block_number: text(vote.startBlock),
    min_end: text(vote.end),
    max_end: text(vote.end),
    max_end_block_number: text(vote.endBlock),
    snapshot: text(vote.startBlock ?? vote.start),
    vp_decimals: vote.decimals,
    scores_1: text(inFavour),
    scores_2: text(against),
    scores_3: text(abstain),
    scores_total: text(inFavour + against + abstain),
    quorum: text(vote.quorum),
    quorum_type: vote.quorumType,
    quorum_reached: vote.quorumReached,
    support_achieved: vote.supportAchieved,
    execution_time: text(vote.executionTime),
    execution_strategy: '0x2222222222222222222222222222222222222222',
    execution_strategy_type: vote.executionType,
    type: 'basic',
    created: vote.created,
    edited: null,
    tx: `0x${'ab'.repeat(32)}`,
    execution_tx: vote.settled ? `0x${'cd'.repeat(32)}` : null,
    executed_at: text(vote.executedAt),
    vote_count: vote.votes,
    state: vote.start > now ? 'pending' : vote.end > now ? 'active' : 'closed',
    executed: vote.executed,
    vetoed: vote.vetoed,
    execution_settled: vote.settled,
    completed: vote.settled,
    cancelled: vote.cancelled,
  };
}
