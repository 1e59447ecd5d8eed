import type { OnChainState } from '../../../lib/domain/governance/on-chain-state.ts';
import type { Proposal } from '../../../lib/domain/governance/proposal.ts';
import type { Claim } from '../../../lib/domain/rescue/claim.ts';
import type { Delivery } from '../../../lib/domain/rescue/delivery.ts';
import type { Evidence } from '../../../lib/domain/rescue/evidence.ts';
import { matchAll } from '../../../lib/domain/rescue/matches.ts';
import type { Contribution, Rescue, Shortfall, VoteStep } from '../../../lib/domain/rescue/rescue.ts';

export const hour = 3_600_000;
export const day = 24 * hour;
export const ether = 10n ** 18n;
/** When the tests take place, unless they say otherwise. */
export const now = Date.parse('2026-05-20T12:00:00Z');
export const source = 'https://example.org/account';

/** The id of a proposal: `0x` and a digit, repeated. */
export const idOf = (digit: string): string => `0x${digit.repeat(64)}`;

/** An open vote in giver.eth, seen just now: For leads 60 to 40, no quorum. */
export function aVote(given: Partial<Proposal> = {}): Proposal {
  const id = given.id ?? idOf('a');
  return {
    key: `snapshot:${id}`,
    venue: 'snapshot',
    id,
    space: 'giver.eth',
    title: 'Give',
    author: '0x0000000000000000000000000000000000000001',
    url: `https://snapshot.box/#/s:giver.eth/proposal/${id}`,
    type: 'basic',
    choices: ['For', 'Against', 'Abstain'],
    scores: [60, 40, 0],
    scoresTotal: 100,
    scoresState: 'pending',
    quorum: 0,
    quorumType: 'default',
    privacy: '',
    voteCount: 10,
    createdAt: now - 4 * day,
    startAt: now - 3 * day,
    endAt: now + 3 * day,
    flagged: false,
    symbol: 'GIVE',
    exists: true,
    observedAt: now,
    ...given,
  };
}

/** The same vote, over since an hour, with final scores. */
export function aFinalVote(given: Partial<Proposal> = {}): Proposal {
  return aVote({ startAt: now - 3 * day, endAt: now - hour, scoresState: 'final', ...given });
}

/** A vote that a contract on Ethereum holds, seen in a final block. */
export function anOnChainVote(chain: Partial<OnChainState> = {}, given: Partial<Proposal> = {}): Proposal {
  const contract = '0x00000000000000000000000000000000000000c1';
  return aVote({
    key: `governor:1:${contract}:7`,
    venue: 'governor',
    id: '7',
    space: 'Giver DAO',
    chain: {
      family: 'openzeppelin-governor',
      chainId: 1,
      contract,
      state: 'active',
      rawState: 'Active',
      final: true,
      steps: [],
      block: { number: 1_000, hash: `0x${'b'.repeat(64)}` },
      ...chain,
    },
    ...given,
  });
}

/** Something said on a day, without an amount unless given in ETH. */
export function aClaim(
  status: Claim['status'],
  asOf?: string,
  eth?: bigint,
  given: Partial<Claim> & { isCap?: boolean } = {},
): Claim {
  const { isCap = false, ...rest } = given;
  return {
    status,
    ...(asOf !== undefined && { asOf }),
    ...(eth !== undefined && { amount: { asset: 'ETH', units: eth * ether, isCap } }),
    source,
    grade: 'secondary',
    ...rest,
  };
}

/** The one required vote of giver.eth, in the topic `forum.example/t/1`. */
export const requiredVote: VoteStep = {
  step: 'binding',
  required: true,
  venue: 'snapshot',
  space: 'giver.eth',
  topic: { host: 'forum.example', id: 1 },
};

/** A DAO that announced a gift of 100 ETH and votes on it once. */
export function aGiver(given: Partial<Contribution> = {}): Contribution {
  return {
    id: 'giver',
    contributor: 'Giver DAO',
    kind: 'dao',
    instrument: 'gift',
    claims: [aClaim('announced', '2026-04-24', 100n)],
    votes: [requiredVote],
    senders: [],
    ...given,
  };
}

/** A hole of 1,000 ETH, net of frozen funds, and a giver. */
export function aRescue(given: Partial<Rescue> = {}): Rescue {
  return {
    id: 'rescue',
    title: 'A rescue',
    name: 'Rescue',
    incident: { at: '2026-04-18', protocol: 'Protocol', what: 'exploit', source },
    unit: 'ETH',
    assets: [
      { symbol: 'ETH', decimals: 18 },
      { symbol: 'stETH', decimals: 18 },
      { symbol: 'WETH', decimals: 18 },
      { symbol: 'USDT', decimals: 6 },
    ],
    rates: [
      { from: 'stETH', to: 'ETH', numerator: 1n, denominator: 1n, method: 'par', source },
      { from: 'WETH', to: 'ETH', numerator: 1n, denominator: 1n, method: 'wrap', source },
    ],
    denominators: [aGap('gap', 1_000n)],
    defaultDenominator: 'gap',
    contributions: [aGiver()],
    recoveries: [{ id: 'frozen', label: 'Frozen', claims: [aClaim('frozen', '2026-04-21', 300n)], votes: [] }],
    recipients: [],
    tokens: [],
    silent: [],
    publications: [],
    totals: [],
    conflicts: [],
    waterfall: undefined,
    topics: [],
    ...given,
  };
}

/** A denominator in ETH that already subtracts the frozen funds. */
export function aGap(id: string, eth: bigint): Shortfall {
  return { id, label: id, asset: 'ETH', units: eth * ether, terms: [], netOf: ['frozen'], source, grade: 'primary' };
}

/** Money that arrived from the giver a day ago. */
export function anArrival(eth: bigint, given: Partial<Delivery> = {}): Delivery {
  return {
    id: '1:0xb:0xt:0',
    rescueId: 'rescue',
    contributionId: 'giver',
    chainId: 1,
    blockNumber: 1,
    at: now - day,
    txHash: '0xt',
    from: '0xf',
    to: '0xr',
    asset: 'ETH',
    units: eth * ether,
    ...given,
  };
}

/** What was observed of a rescue: votes matched as they would be, and arrivals. */
export function observed(
  rescue: Rescue,
  { votes = [], deliveries = [], rules = new Map() }: { votes?: Proposal[] } & Partial<Evidence> = {},
): Evidence {
  return {
    proposals: new Map(votes.map((vote) => [vote.key, vote])),
    matches: matchAll(rescue, votes, []),
    deliveries,
    rules,
  };
}

/** The giver's topic, as a link of a proposal. */
export const discussion = 'https://forum.example/t/giving/1';
