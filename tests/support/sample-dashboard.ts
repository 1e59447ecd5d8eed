import { readCatalogue } from '../../lib/catalogue/rescues';
import type { Proposal } from '../../lib/domain/governance/proposal';
import type { Delivery } from '../../lib/domain/rescue/delivery';
import type { Rescue } from '../../lib/domain/rescue/rescue';
import type { DashboardView } from '../../lib/messages/dashboard-view';
import { packRescue } from '../../lib/reading/pack';
import type { Observed } from '../../lib/reading/rescue-reading';
import { aVote } from './sample-views';

const day = 86_400_000;
const ether = 10n ** 18n;

/** The moment at which the sample dashboard is looked at: 20 May 2026, 12:00 UTC. */
export const dashboardNow = Date.UTC(2026, 4, 20, 12);

/** The rescue of April 2026, as the catalogue has it. */
export function theAprilRescue(): Rescue {
  const rescue = readCatalogue().find(({ id }) => id === 'defi-united-2026');
  if (!rescue) throw new Error('The catalogue has no rescue of April 2026.');
  return rescue;
}

/** A vote of that April as it was seen by the end of May, unless told. */
export function anAprilVote(change: Partial<Proposal> & Pick<Proposal, 'space'>): Proposal {
  const id = change.id ?? `0x${'a1'.repeat(32)}`;
  return {
    key: `snapshot:${id}`,
    venue: 'snapshot',
    id,
    title: 'Contribution to the coordinated rsETH relief effort',
    author: '0x0000000000000000000000000000000000000001',
    url: `https://snapshot.box/#/s:${change.space}/proposal/${id}`,
    type: 'basic',
    choices: ['For', 'Against', 'Abstain'],
    scores: [52_400_000, 9_100_000, 0],
    scoresTotal: 61_500_000,
    scoresState: 'final',
    quorum: 50_000_000,
    quorumType: 'default',
    privacy: '',
    voteCount: 214,
    createdAt: Date.UTC(2026, 3, 23),
    startAt: Date.UTC(2026, 3, 23, 12),
    endAt: Date.UTC(2026, 3, 28, 12),
    flagged: false,
    symbol: 'LDO',
    exists: true,
    observedAt: dashboardNow - day,
    ...change,
  };
}

/** Money of a contribution that arrived on a day of May, in ETH. */
export function aMayDelivery(contributionId: string, ethers: bigint, dayOfMay: number): Delivery {
  return {
    id: `${contributionId}-${dayOfMay}`,
    rescueId: 'defi-united-2026',
    contributionId,
    chainId: 1,
    blockNumber: 22_000_000 + dayOfMay,
    at: Date.UTC(2026, 4, dayOfMay, 9),
    txHash: `0x${String(dayOfMay).padStart(64, '0')}`,
    from: '0x00000000000000000000000000000000000000aa',
    to: '0x0fca5194baa59a362a835031d9c4a25970effe68',
    asset: 'ETH',
    units: ethers * ether,
  };
}

/** What was observed of it: three votes, four payments, a treasury. */
export function anAprilObserved(): Observed {
  return {
    proposals: [
      anAprilVote({
        space: 'lido-snapshot.eth',
        discussion: 'https://research.lido.fi/t/contribution-to-the-coordinated-rseth-relief-effort/11483',
      }),
      anAprilVote({
        id: `0x${'b2'.repeat(32)}`,
        space: 'etherfi-dao.eth',
        title: 'Give 5,000 ETH to DeFi United',
        symbol: 'ETHFI',
        quorum: 1_000_000,
        scores: [4_200_000, 120_000, 3_000],
        scoresTotal: 4_323_000,
        discussion: 'https://governance.ether.fi/t/3702',
        startAt: Date.UTC(2026, 3, 25),
        endAt: Date.UTC(2026, 3, 29),
      }),
    ],
    topics: [],
    deliveries: [
      aMayDelivery('stani-kulechov', 5_000n, 2),
      aMayDelivery('golem', 1_000n, 6),
      aMayDelivery('etherfi', 3_000n, 9),
      { ...aMayDelivery('bgd-labs-ernesto', 60n, 14), id: 'late' },
    ],
    arrivalsReadSince: Date.UTC(2026, 3, 1),
    treasuries: [
      {
        dao: 'aave',
        role: 'Collector',
        chainId: 1,
        address: '0x464c71f6c2f760dda6093dcb91c24c39e5d6e18c',
        at: dashboardNow - 3_600_000,
        number: 22_400_000,
        holdings: [
          { asset: 'ETH', decimals: 18, units: 1_204n * ether },
          { asset: 'WETH', decimals: 18, units: 18_300n * ether },
          { asset: 'USDC', decimals: 6, units: 41_250_000_000_000n },
        ],
        unread: [],
      },
    ],
  };
}

/** The dashboard of it, as the worker tells it. */
export function aDashboard(change: Partial<DashboardView> = {}, observed: Observed = anAprilObserved()): DashboardView {
  const rescue = theAprilRescue();
  return {
    kind: 'dashboard',
    rescues: readCatalogue().map(({ id, name, title }) => ({ id, name, title })),
    rescue: rescue.id,
    packed: packRescue({ rescue, observed }),
    votes: [
      { contributor: 'ether.fi', vote: aVote({ verdict: 'passed', key: `snapshot:0x${'b2'.repeat(32)}` }) },
      { contributor: 'Lido DAO', vote: aVote({ verdict: 'passed', key: `snapshot:0x${'a1'.repeat(32)}` }) },
    ],
    problems: [],
    at: dashboardNow,
    ...change,
  };
}
