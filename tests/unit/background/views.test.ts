import { describe, expect, it } from 'vitest';
import { chainView } from '../../../lib/background/views/chain-view.ts';
import { otherVotes } from '../../../lib/background/views/other-votes.ts';
import { panelView } from '../../../lib/background/views/panel-view.ts';
import { voteView } from '../../../lib/background/views/vote-view.ts';
import type { Delivery } from '../../../lib/domain/rescue/delivery.ts';
import type { Rescue, VoteStep } from '../../../lib/domain/rescue/rescue.ts';
import { ladderView } from '../../../lib/reading/ladder-view.ts';
import { type Observed, readingOf } from '../../../lib/reading/rescue-reading.ts';
import { claimSource, sourceName } from '../../../lib/reading/source-view.ts';
import { aGift, alphaTopic, aProposal, aSmallRescue, aTopic, idOf, testNow } from '../../support/small-rescue.ts';

const ether = 10n ** 18n;
const alpha = { kind: 'contribution', id: 'alpha' } as const;
const beta = { kind: 'contribution', id: 'beta' } as const;
const somewhere = { kind: 'topic', host: 'elsewhere.example', id: 1 } as const;

function reading(observed: Partial<Observed> = {}, given: Partial<Rescue> = {}) {
  return readingOf(aSmallRescue(given), { proposals: [], topics: [], deliveries: [], ...observed }, testNow);
}

function aDelivery(given: Partial<Delivery> = {}): Delivery {
  return {
    id: '1:a:b:0',
    rescueId: 'small-rescue',
    contributionId: 'alpha',
    chainId: 1,
    blockNumber: 1,
    at: testNow - 1_000,
    txHash: '0xabc',
    from: '0x1',
    to: '0x2',
    asset: 'ETH',
    units: 1_234n * ether + 5n,
    ...given,
  };
}

describe('the ladder', () => {
  it('writes amounts to the last digit', () => {
    const view = ladderView(reading({ deliveries: [aDelivery()] }).ledger);
    expect(view.delivered).toEqual({ amount: '1234.000000000000000005', bps: 1_234 });
    expect(view.denominator).toMatchObject({
      id: 'gap',
      amount: '10000',
      source: { url: 'https://example.org/account' },
    });
  });

  it('says by which rate an asset was taken in the unit', () => {
    const { ledger } = reading(
      {},
      {
        assets: ['ETH', 'stETH'].map((symbol) => ({ symbol, decimals: 18 })),
        rates: [
          {
            from: 'stETH',
            to: 'ETH',
            numerator: 10_012n,
            denominator: 10_000n,
            method: 'market',
            source: 'publication:paper',
          },
        ],
        contributions: [
          aGift('gamma', 1n, {
            claims: [
              {
                asOf: '2026-04-23',
                status: 'announced',
                amount: { asset: 'stETH', units: 100n * ether, isCap: false },
                source: 'https://example.org/',
                grade: 'primary',
              },
            ],
          }),
        ],
      },
    );
    expect(ladderView(ledger).rates).toMatchObject([
      { from: 'stETH', to: 'ETH', rate: '1.0012', method: 'market', source: { label: 'The Paper: A hole' } },
    ]);
  });

  it('shows by how much promises exceed the hole, and no excess where there is none', () => {
    expect(ladderView(reading().ledger).excess).toBeUndefined();
    const { ledger } = reading({}, { contributions: [aGift('gamma', 12_000n)] });
    expect(ladderView(ledger).excess).toBe('2000');
  });
});

describe('the chain', () => {
  it('goes from the topic by the vote to the money', () => {
    const links = chainView(
      reading({ proposals: [aProposal()], topics: [aTopic()], deliveries: [aDelivery()] }),
      alpha,
      { kind: 'topic', ...alphaTopic },
    );
    expect(links).toEqual([
      { kind: 'topic', label: 'Should Alpha give?', url: 'https://research.lido.fi/t/11483', here: true },
      { kind: 'vote', label: 'Give 2,500 ETH', url: aProposal().url, verdict: 'open', here: false },
      {
        kind: 'delivery',
        label: '1234.000000000000000005 ETH',
        amount: { value: '1234.000000000000000005', asset: 'ETH' },
        at: aDelivery().at,
        url: 'https://etherscan.io/tx/0xabc',
        here: false,
      },
    ]);
  });

  it('tells what an account says of a vote that was not read, with its source', () => {
    const contributions = [
      aGift('beta', 1n, {
        votes: [
          {
            step: 'binding',
            required: true,
            venue: 'aragon',
            id: '200',
            result: { says: 'executed', source: 'https://example.org/vote', grade: 'primary' },
          },
        ],
      }),
    ];
    expect(chainView(reading({}, { contributions }), beta, somewhere)).toEqual([
      { kind: 'vote', label: 'Aragon #200', url: 'https://example.org/vote', verdict: 'claimed-executed', here: false },
    ]);
  });

  it('says of a canceled vote that it was submitted again, and calls a payload a payload', () => {
    const step = { step: 'binding', required: true, venue: 'aave-governance-v3' } as const;
    const said = (says: 'canceled' | 'executed') =>
      ({ says, source: 'https://example.org/vote', grade: 'primary' }) as const;
    const canceled = { ...step, id: '477', textHash: '0xa', result: said('canceled') };
    const verdicts = (votes: readonly VoteStep[]) =>
      chainView(reading({}, { contributions: [aGift('beta', 1n, { votes })] }), beta, somewhere).map(
        ({ label, verdict }) => `${label}: ${verdict}`,
      );
    expect(verdicts([canceled])).toEqual(['Aave Governance #477: canceled']);
    expect(
      verdicts([
        canceled,
        { ...step, id: '478', textHash: '0xa', result: said('executed') },
        { ...step, step: 'payload', id: '431', result: said('executed') },
      ]),
    ).toEqual([
      'Aave Governance #477: superseded',
      'Aave Governance #478: claimed-executed',
      'Payload #431: claimed-executed',
    ]);
  });

  it('leaves out a vote of which nobody says that it was held, unless it must still be', () => {
    const votes = [
      { step: 'signal', required: false, venue: 'snapshot', space: 'beta.eth' },
      { step: 'binding', required: true, venue: 'snapshot', space: 'beta.eth' },
    ] as const;
    const contributions = [aGift('beta', 1n, { votes })];
    expect(chainView(reading({}, { contributions }), beta, somewhere)).toEqual([
      { kind: 'vote', label: 'Snapshot beta.eth', verdict: 'not-read', here: false },
    ]);
  });

  it('shows every vote of a step that was held again, oldest first', () => {
    const first = aProposal({ endAt: testNow - 9_000, scoresState: 'final', scores: [1, 2, 0], title: 'First' });
    const again = aProposal({ id: idOf('a2'), createdAt: testNow - 5_000, title: 'Again' });
    const links = chainView(reading({ proposals: [again, first] }), alpha, somewhere);
    expect(links.map(({ label }) => label)).toEqual(['Lido', 'First', 'Again']);
  });

  it('links a discussion only on a forum that is known', () => {
    const listed = { id: idOf('be'), space: 'beta.eth' };
    const known = aProposal({ ...listed, discussion: 'https://forum.mantle.xyz/t/x/7' });
    const unknown = aProposal({ ...listed, discussion: 'https://forum.example/t/x/7' });
    const kinds = (proposal: typeof known) =>
      chainView(reading({ proposals: [proposal] }), beta, somewhere).map(({ kind }) => kind);
    expect(kinds(known)).toEqual(['topic', 'vote', 'vote']);
    expect(kinds(unknown)).toEqual(['vote', 'vote']);
  });
});

describe('the other votes', () => {
  it('are those that still decide, soonest first, without the one in front', () => {
    const soon = aProposal({ id: idOf('be'), space: 'beta.eth', discussion: '', endAt: testNow + 1_000 });
    const done = aProposal({ id: idOf('a3'), endAt: testNow - 1_000, scoresState: 'final', observedAt: testNow });
    const all = reading({ proposals: [aProposal(), soon, done] });
    expect(otherVotes(all).map(({ contributor }) => contributor)).toEqual(['Beta DAO', 'Alpha DAO']);
    expect(otherVotes(all, soon.key).map(({ contributor }) => contributor)).toEqual(['Alpha DAO']);
  });
});

describe('a vote', () => {
  it('has no lead while it is sealed', () => {
    const view = voteView(aProposal({ privacy: 'shutter', scores: [0, 0, 0] }), undefined, testNow);
    expect(view.verdict).toBe('sealed');
    expect(view.leading).toBeUndefined();
    expect(view.quorum).toMatchObject({ kind: 'default', reached: true });
  });

  it('is counting, not passed, until its scores are final', () => {
    const over = { endAt: testNow - 1_000, observedAt: testNow };
    expect(voteView(aProposal(over), undefined, testNow).verdict).toBe('counting');
    expect(voteView(aProposal({ ...over, scoresState: 'final' }), undefined, testNow).verdict).toBe('passed');
  });

  it('has an unknown quorum where the hub names none', () => {
    const { quorum: _, ...without } = aProposal();
    expect(voteView(without, undefined, testNow).quorum).toEqual({ kind: 'unknown' });
  });
});

describe('the panel', () => {
  const extras = { watchedKeys: new Set<string>(), problems: [], collapsed: false };

  it('says when its topic was read, and of a past rescue that it is over', () => {
    const about = { subject: { kind: 'topic', ...alphaTopic } } as const;
    const topics = [aTopic()];
    expect(panelView(reading({ topics }), about, extras)).toMatchObject({ topicReadAt: topics[0]?.observedAt });
    expect(panelView(reading({ topics }), about, extras).rescue).not.toHaveProperty('closedOn');
    const over = panelView(reading({ topics }, { closedOn: '2026-06-30' }), about, extras);
    expect(over.rescue.closedOn).toBe('2026-06-30');
  });

  it('says where a recovery stands: frozen money has not come back', () => {
    const [recovery] = aSmallRescue().recoveries;
    const part = { kind: 'recovery', id: recovery?.id ?? '' } as const;
    expect(panelView(reading(), { subject: somewhere, part }, extras).recovery?.because).toMatchObject({
      kind: expect.stringMatching(/-claimed$/),
    });
  });
});

describe('the sources', () => {
  it('have a link only where it is https', () => {
    const rescue = aSmallRescue();
    expect(sourceName(rescue, 'https://www.example.org/a')).toEqual({
      label: 'example.org',
      url: 'https://www.example.org/a',
    });
    expect(sourceName(rescue, 'publication:paper')).toEqual({ label: 'The Paper: A hole' });
    expect(sourceName(rescue, 'publication:lost')).toEqual({ label: 'lost' });
    for (const bad of ['javascript:alert(1)', 'http://example.org/', 'a file'])
      expect(sourceName(rescue, bad)).toEqual({ label: bad });
  });

  it('say which claim is not counted, and why', () => {
    const claim = {
      status: 'unreliable',
      source: 'https://example.org/',
      grade: 'secondary',
      note: 'contradicts all others',
    } as const;
    expect(claimSource(aSmallRescue(), claim)).toMatchObject({ unreliable: true, note: 'contradicts all others' });
  });

  it('of a panel are those of its part; of the whole, its denominators', () => {
    const extras = { watchedKeys: new Set<string>(), problems: [], collapsed: false };
    const part = panelView(reading(), { subject: somewhere, part: alpha }, extras);
    expect(part.sources).toMatchObject([{ quote: 'offers 2500 ETH' }]);
    const whole = panelView(reading(), { subject: somewhere }, extras);
    expect(whole.sources).toMatchObject([{ asOf: '2026-04-20', grade: 'primary' }]);
  });
});
