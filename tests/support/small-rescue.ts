import type { Proposal } from '../../lib/domain/governance/proposal.ts';
import type { Topic } from '../../lib/domain/governance/topic.ts';
import type { Contribution, Rescue } from '../../lib/domain/rescue/rescue.ts';

const source = 'https://example.org/account';
const ether = 10n ** 18n;

/** Ids of proposals in tests: `0x` and 64 times the same two digits. */
export const idOf = (digits: string): string => `0x${digits.repeat(32)}`;

/** When the tests take place: ten days after the incident. */
export const testNow = Date.parse('2026-04-28T12:00:00Z');

/** The topic in which Alpha's gift is discussed. */
export const alphaTopic = { host: 'research.lido.fi', id: 11483 };
/** A topic about the rescue as a whole. */
export const wholeTopic = { host: 'governance.aave.com', id: 24481 };

/** A giver of so many ETH, who announced it, in a vote on Snapshot unless told. */
export function aGift(
  id: string,
  ethers: bigint,
  { isCap = false, ...given }: Partial<Contribution> & { isCap?: boolean } = {},
): Contribution {
  return {
    id,
    contributor: `${id[0]?.toUpperCase()}${id.slice(1)} DAO`,
    kind: 'dao',
    instrument: 'gift',
    claims: [
      {
        asOf: '2026-04-23',
        status: 'announced',
        amount: { asset: 'ETH', units: ethers * ether, isCap },
        quote: `offers ${ethers} ETH`,
        source,
        grade: 'primary',
      },
    ],
    votes: [{ step: 'binding', required: true, venue: 'snapshot', space: `${id}.eth` }],
    senders: [],
    ...given,
  };
}

/** A hole of 10,000 ETH: Alpha votes on 2,500 in one vote, Beta on 5,000 in a first of two, and 1,000 are frozen and already subtracted. */
export function aSmallRescue(given: Partial<Rescue> = {}): Rescue {
  return {
    id: 'small-rescue',
    title: 'Small Rescue: a test',
    name: 'Small Rescue',
    incident: { at: '2026-04-18', protocol: 'Protocol', what: 'exploit', source },
    unit: 'ETH',
    assets: [{ symbol: 'ETH', decimals: 18 }],
    rates: [],
    denominators: [
      {
        id: 'gap',
        label: 'the gap',
        asset: 'ETH',
        units: 10_000n * ether,
        terms: [],
        netOf: ['freeze'],
        source,
        grade: 'primary',
        asOf: '2026-04-20',
      },
    ],
    defaultDenominator: 'gap',
    contributions: [
      aGift('alpha', 2_500n, {
        isCap: true,
        votes: [
          { step: 'discussion', required: false, venue: 'discourse', topic: alphaTopic },
          { step: 'binding', required: true, venue: 'snapshot', space: 'alpha.eth', topic: alphaTopic },
        ],
      }),
      aGift('beta', 5_000n, {
        votes: [
          { step: 'signal', required: true, venue: 'snapshot', space: 'beta.eth', id: idOf('be') },
          { step: 'binding', required: true, venue: 'aragon', chainId: 1, contract: '0x01', id: '200' },
        ],
      }),
    ],
    recoveries: [
      {
        id: 'freeze',
        label: 'Frozen funds',
        claims: [
          {
            asOf: '2026-04-21',
            status: 'frozen',
            amount: { asset: 'ETH', units: 1_000n * ether, isCap: false },
            source,
            grade: 'primary',
          },
        ],
        votes: [{ step: 'binding', required: true, venue: 'snapshot', space: 'freeze.eth', id: idOf('fe') }],
      },
    ],
    recipients: [],
    tokens: [],
    silent: [],
    publications: [{ id: 'paper', publisher: 'The Paper', title: 'A hole' }],
    totals: [],
    conflicts: [],
    waterfall: undefined,
    topics: [{ ...wholeTopic, label: 'Incident' }],
    ...given,
  };
}

/** An open vote of Alpha's, observed just now: 60 for, 40 against, of 50 that are needed. */
export function aProposal(given: Partial<Proposal> = {}): Proposal {
  const id = given.id ?? idOf('a1');
  const space = given.space ?? 'alpha.eth';
  return {
    key: `snapshot:${id}`,
    venue: 'snapshot',
    id,
    space,
    title: 'Give 2,500 ETH',
    author: '0x0000000000000000000000000000000000000001',
    url: `https://snapshot.box/#/s:${space}/proposal/${id}`,
    discussion: `https://${alphaTopic.host}/t/give/${alphaTopic.id}`,
    type: 'basic',
    choices: ['For', 'Against', 'Abstain'],
    scores: [60, 40, 0],
    scoresTotal: 100,
    scoresState: 'pending',
    quorum: 50,
    quorumType: 'default',
    privacy: '',
    voteCount: 10,
    createdAt: testNow - 4 * 86_400_000,
    startAt: testNow - 3 * 86_400_000,
    endAt: testNow + 3 * 86_400_000,
    flagged: false,
    symbol: 'ALPHA',
    exists: true,
    observedAt: testNow,
    ...given,
  };
}

/** Alpha's topic, which links nothing. */
export function aTopic(given: Partial<Topic> = {}): Topic {
  const { host, id } = { ...alphaTopic, ...given };
  return {
    host,
    id,
    key: `topic:${host}:${id}`,
    title: 'Should Alpha give?',
    url: `https://${host}/t/${id}`,
    openingPostProposalIds: [],
    otherProposalIds: [],
    closed: false,
    observedAt: testNow,
    ...given,
  };
}
