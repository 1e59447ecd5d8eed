import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../../lib/catalogue/rescues.ts';
import { dangerIn, judgeCandidate } from '../../../../lib/domain/discovery/judge-candidate.ts';
import { mergeSuggestions, type Suggestion, suggestionOf } from '../../../../lib/domain/discovery/suggestion.ts';
import {
  isCountable,
  type TrackedPart,
  trackedId,
  withTracked,
} from '../../../../lib/domain/discovery/tracked-part.ts';
import type { Rescue } from '../../../../lib/domain/rescue/rescue.ts';
import { readMarkdown } from '../../../../lib/sources/discourse/markdown-post.ts';
import { type CandidateHead, candidateOf } from '../../../../lib/watch/discovery/candidates.ts';
import { searchedRescues } from '../../../../lib/watch/discovery/searched-rescues.ts';
import { aSmallRescue } from '../../../support/small-rescue.ts';

const pool = '0x0fCa5194baA59a362a835031d9C4A25970effE68';
const lookAlike = '0x0fCa51b07D1c3E44a9F06A1dE2C7B9aF3D1ffE68';
const stranger = `0x${'5'.repeat(40)}`;
const day = 86_400_000;
const incident = Date.parse('2026-04-18');

function defiUnited(): Rescue {
  return readCatalogue().find(({ id }) => id === 'defi-united-2026') ?? aSmallRescue();
}

const candidate = (title: string, body: string, more: Partial<CandidateHead> = {}, links: string[] = []) =>
  candidateOf(
    {
      key: 'snapshot:0x1',
      url: 'https://snapshot.box/#/s:a.eth/proposal/0x1',
      title,
      place: 'a.eth',
      createdAt: incident + day,
      ...more,
    },
    readMarkdown(body),
    links,
  );

function judge(...given: Parameters<typeof candidate>) {
  const [searched] = searchedRescues([defiUnited()]);
  if (!searched) throw new Error('nothing is searched');
  return judgeCandidate(candidate(...given), searched.rescue, searched.terms);
}

describe('a proposal that no list names', () => {
  const ask = 'We propose to donate 300 ETH.';

  it('is a part by a name, an address or a link, each with an ask', () => {
    expect(judge('Gift to DeFi United', ask)).toMatchObject({
      verdict: 'part',
      tie: { by: 'term', shown: 'DeFi United' },
    });
    expect(judge('A gift', `${ask} It goes to ${pool}.`)).toMatchObject({ verdict: 'part', tie: { by: 'recipient' } });
    expect(judge('A gift', ask, {}, ['https://governance.aave.com/t/any-slug/24740/3'])).toMatchObject({
      verdict: 'part',
      tie: { by: 'link' },
    });
    expect(judge('A gift', ask)).toMatchObject({ verdict: 'mention' });
  });

  it('tells what it asks for', () => {
    expect(judge('Gift to DeFi United', ask).ask).toMatchObject({ high: '300', asset: 'ETH', instrument: 'gift' });
  });

  it('is none if it was made before anything happened', () => {
    expect(judge('Gift to DeFi United', ask, { createdAt: incident - day })).toMatchObject({ verdict: 'mention' });
    expect(judge('Gift', `Send 5 ETH to ${lookAlike}`, { createdAt: incident - day })).not.toHaveProperty('danger');
  });

  it('is none if it promises its readers money', () => {
    expect(judge('DeFi United: donate 300 ETH', `${ask} Claim your share.`)).toMatchObject({ verdict: 'mention' });
  });

  it('ranks below where nobody verified its space, and further below where its venue marked it', () => {
    const score = (more: object) => judge('Gift to DeFi United', ask, more).score;
    expect(score({ unverified: true })).toBeLessThan(score({}));
    expect(score({ flagged: true })).toBeLessThan(score({ unverified: true }));
  });

  it('is warned of by an address that only looks like one of the rescue’s, whatever else it says', () => {
    expect(judge('Newsletter', `They pay to ${lookAlike} now. rsETH is back.`)).toMatchObject({ danger: 'look-alike' });
    expect(judge('Gift to DeFi United', `${ask} [Here](https://etherscan.io/address/${lookAlike}).`)).toMatchObject({
      danger: 'look-alike',
    });
  });

  it('is warned of by a destination that no list knows, where it gives to the rescue; by another address it is not', () => {
    expect(judge('Gift to DeFi United', `${ask}\n\nRecipient: ${stranger}`)).toMatchObject({ danger: 'other' });
    expect(judge('Gift to DeFi United', `${ask}\n\nProposer: ${stranger}`)).not.toHaveProperty('danger');
    expect(judge('Grant', `We ask for 300 ETH. Recipient: ${stranger}`)).not.toHaveProperty('danger');
    expect(judge('Gift to DeFi United', `${ask}\n\nRecipient: ${pool}`)).not.toHaveProperty('danger');
  });

  it('has its addresses checked whole, whatever their case', () => {
    const text = (address: string) => candidate('Vote', `Recipient: ${address}`);
    expect(dangerIn(text(pool.toLowerCase()), defiUnited())).toBeUndefined();
    expect(dangerIn(text(lookAlike.toLowerCase()), defiUnited())).toBe('look-alike');
  });
});

describe('what was found', () => {
  const found = (change: Partial<Suggestion>): Suggestion => {
    const one = suggestionOf(
      candidate('Gift to DeFi United', 'We propose to donate 300 ETH.'),
      searchedRescues([defiUnited()]),
      1,
    );
    if (!one) throw new Error('nothing was found');
    return { ...one, ...change };
  };

  it('is kept once, the likeliest first, since it was first found', () => {
    const merged = mergeSuggestions(
      [found({ key: 'a', score: 6, foundAt: 5 })],
      [found({ key: 'b', score: 8, foundAt: 9 }), found({ key: 'a', score: 7, foundAt: 9 })],
      new Set(['a', 'b']),
      10,
    );
    expect(merged.map(({ key, score, foundAt }) => [key, score, foundAt])).toEqual([
      ['b', 8, 9],
      ['a', 7, 5],
    ]);
  });

  it('is forgotten once its text says something else, and after three months', () => {
    const before = [found({ key: 'a', foundAt: 0 }), found({ key: 'b', foundAt: 0 })];
    expect(mergeSuggestions(before, [], new Set(['a']), 1).map(({ key }) => key)).toEqual(['b']);
    expect(mergeSuggestions(before, [], new Set(), 91 * day)).toEqual([]);
  });
});

describe('a part that the user tracks', () => {
  const part: TrackedPart = {
    key: 'snapshot:0x1',
    rescueId: 'small-rescue',
    contributor: 'a.eth',
    snapshot: { space: 'a.eth', id: '0x1' },
    url: 'https://snapshot.box/#/s:a.eth/proposal/0x1',
    ask: { low: '0', high: '300', asset: 'ETH', instrument: 'gift' },
    sentence: 'We propose to donate up to 300 ETH.',
    saidAt: Date.parse('2026-04-20'),
    trackedAt: Date.parse('2026-04-21'),
  };
  const added = (change: Partial<TrackedPart> = {}) =>
    withTracked(aSmallRescue(), [{ ...part, ...change }]).contributions.find(({ id }) => id === trackedId(part));

  it('is a contribution of its rescue, by one claim that is marked as theirs, and of no other rescue', () => {
    expect(added()).toMatchObject({
      contributor: 'a.eth',
      instrument: 'gift',
      claims: [
        {
          confirmed: true,
          status: 'in-proposal',
          amount: { units: 300n * 10n ** 18n, isCap: true },
          asOf: '2026-04-20',
        },
      ],
      votes: [{ step: 'binding', required: true, space: 'a.eth', id: '0x1' }],
    });
    expect(added({ rescueId: 'another' })).toBeUndefined();
  });

  it('joins the one contribution that its DAO has already: what is promised and then voted on is the same money', () => {
    const [first] = aSmallRescue().contributions;
    const rescue = {
      ...aSmallRescue(),
      contributions: aSmallRescue().contributions.map((each, at) => (at === 0 ? { ...each, dao: 'alpha' } : each)),
    };
    const joined = withTracked(rescue, [{ ...part, dao: 'alpha' }]).contributions;
    expect(joined).toHaveLength(rescue.contributions.length);
    expect(joined[0]).toMatchObject({ id: first?.id, contributor: first?.contributor });
    expect(joined[0]?.claims.at(-1)).toMatchObject({ confirmed: true });
    expect(joined[0]?.votes.at(-1)).toMatchObject({ id: '0x1' });
    // A signal comes before the vote on a chain that is known already.
    const decided = rescue.contributions.map((each, at) =>
      at === 0
        ? { ...each, votes: [...each.votes, { step: 'binding' as const, required: true, venue: 'aragon' as const }] }
        : each,
    );
    const signalled = withTracked({ ...rescue, contributions: decided }, [{ ...part, dao: 'alpha', isSignal: true }]);
    expect(signalled.contributions[0]?.votes.slice(-2)).toMatchObject([
      { step: 'signal', id: '0x1' },
      { venue: 'aragon' },
    ]);
    // Of two, nobody knows which.
    const two = { ...rescue, contributions: rescue.contributions.map((each) => ({ ...each, dao: 'alpha' })) };
    expect(withTracked(two, [{ ...part, dao: 'alpha' }]).contributions).toHaveLength(two.contributions.length + 1);
  });

  it('of a DAO that decides on a chain is approved by that vote, not by the one on Snapshot', () => {
    expect(added({ isSignal: true })?.votes).toMatchObject([
      { step: 'signal', venue: 'snapshot' },
      { step: 'binding', required: true, venue: 'governor' },
    ]);
  });

  it('counts no amount in an asset that the rescue does not count', () => {
    expect(added({ ask: { low: '1', high: '1', asset: 'DOGE', instrument: 'gift' } })?.claims[0]).not.toHaveProperty(
      'amount',
    );
    const rescue = aSmallRescue();
    const countable = (low: string, high: string, asset = 'ETH') =>
      isCountable({ low, high, asset, instrument: 'gift' }, rescue);
    expect(countable('0', '5')).toBe(true);
    expect([countable('1', '1', 'DOGE'), countable('0', '0'), countable('9', '5'), countable('-1', '5')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
