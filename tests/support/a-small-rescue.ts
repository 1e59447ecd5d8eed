import type { Rescue, VoteStep } from '@/lib/domain/rescue/rescue';

/** A rescue of 20 April 2026 with one gift, by a vote of Lido. */
export function aSmallRescue(vote: Partial<VoteStep> = {}): Rescue {
  return {
    id: 'r1',
    title: 'A rescue (April 2026)',
    name: 'A rescue',
    incident: { at: '2026-04-18', protocol: 'p', what: 'w', source: 'https://example.org/' },
    unit: 'ETH',
    assets: [{ symbol: 'ETH', decimals: 18 }],
    rates: [],
    denominators: [],
    defaultDenominator: 'gross',
    contributions: [
      {
        id: 'lido',
        contributor: 'Lido DAO',
        kind: 'dao',
        instrument: 'gift',
        claims: [],
        votes: [
          {
            step: 'signal',
            required: true,
            venue: 'snapshot',
            space: 'lido-snapshot.eth',
            topic: { host: 'research.lido.fi', id: 11483 },
            ...vote,
          },
        ],
        senders: [],
      },
    ],
    recoveries: [],
    recipients: [],
    tokens: [],
    silent: [],
    publications: [],
    totals: [],
    conflicts: [],
    waterfall: undefined,
    topics: [],
  };
}
