import { beforeAll, describe, expect, it } from 'vitest';
import type { RescueHappening } from '../../../lib/domain/follow-through/rescue-event.ts';
import type { ProposalHappening } from '../../../lib/domain/governance/proposal-event.ts';
import { notificationText } from '../../../lib/notify/notification-text.ts';
import type { OwnPart } from '../../../lib/notify/what-changed.ts';
import type { Stake } from '../../../lib/notify/what-it-means.ts';
import { useEnglishMessages } from '../../support/english-messages.ts';
import { testNow } from '../../support/small-rescue.ts';
import { aDelivery, aPiece, aRescueEvent } from './news.ts';

const endAt = testNow + 86_400_000;
const stake: Stake = { amount: '2500', asset: 'stETH', isCap: true, shareBps: 333, laterVotes: 0 };
const flip: ProposalHappening = {
  kind: 'lead-flipped',
  from: 'For',
  to: 'Against',
  leadShareBps: 5_219,
  endAt,
  sameVoters: false,
};

/** What the notification says about these pieces of news. */
function told(happened: readonly ProposalHappening[], at: Stake | undefined = stake, own?: OwnPart) {
  const events = happened.map((each, index) => aPiece(each, { id: `${index}`, proposalKey: `snapshot:${index}` }));
  return notificationText(events, { rescueName: 'DeFi United', stakeOf: () => at, ownPartOf: () => own }, testNow);
}

beforeAll(useEnglishMessages);

describe('one piece of news', () => {
  it.each<[string, ProposalHappening, string, string]>([
    [
      'a flip',
      flip,
      'Lido DAO: lead flipped to “Against”',
      '“Against” now leads with 52.1%, ahead of “For”. It decides up to 2,500 stETH (3.3% of the hole). Open until',
    ],
    [
      'a flip without new voters',
      { ...flip, sameVoters: true },
      'Lido DAO: lead flipped to “Against”',
      'Voting power moved, with the same number of votes.',
    ],
    [
      'a lost quorum',
      { kind: 'quorum-lost', quorum: 50_000_000, missing: 1_234.5, endAt },
      'Lido DAO: quorum lost',
      '1,235 of 50,000,000 are missing. It decides up to 2,500 stETH',
    ],
    [
      'a quorum that blocks',
      { kind: 'quorum-reached', quorum: 300, endAt, rejects: true },
      'Lido DAO: enough votes against to block it',
      'More than 300 against',
    ],
    ['a last hour', { kind: 'closes-soon', within: '1h', endAt }, 'Lido DAO: vote closes in 1 day', 'Open until'],
    [
      'a lead that goes back and forth',
      { ...flip, turns: 3, since: testNow - 20 * 60_000 },
      'Lido DAO: lead flipped 3 times, now “Against”',
      'It turned 3 times within 20 min.',
    ],
    [
      'a margin that has become narrow',
      { kind: 'margin-narrowed', leading: 'For', marginBps: 320, belowBps: 500, endAt },
      'Lido DAO: lead is down to 3.2%',
      '“For” leads by 3.2% of the votes, less than 5.0%. It decides',
    ],
    [
      'a quorum that comes and goes',
      { kind: 'quorum-lost', quorum: 10, missing: 1, endAt, turns: 2, since: testNow - 60_000 },
      'Lido DAO: quorum changed 2 times, now lost',
      'It turned 2 times within 1 min.',
    ],
    [
      'a vote that appeared',
      { kind: 'appeared', endAt },
      'Lido DAO: new vote',
      '“Relief”. It decides up to 2,500 stETH',
    ],
    [
      'a count that is stuck',
      { kind: 'stuck' },
      'Lido DAO: still not final a day after the vote',
      'Nobody can say yet',
    ],
    [
      'a vote that was replaced',
      { kind: 'replaced', by: 'snapshot:0x02', byUrl: 'https://snapshot.box/', byTitle: 'Relief, again' },
      'Lido DAO: vote replaced by a new one',
      'A new vote with the same text: “Relief, again”.',
    ],
    [
      'the end of a vote in which the followed address has not voted',
      { kind: 'closes-soon', within: '6h', endAt, unvoted: true },
      'Lido DAO: vote closes in 1 day',
      '“Relief”.',
    ],
    ['a last day', { kind: 'closes-soon', within: '1d', endAt }, 'Lido DAO: vote closes in 1 day', '“Relief”.'],
    [
      'an edit',
      { kind: 'edited', what: ['title', 'end'] },
      'Lido DAO: proposal edited',
      'Changed: title, end of the vote.',
    ],
    ['a deletion', { kind: 'deleted' }, 'Lido DAO: proposal deleted', 'No vote is left for up to 2,500 stETH'],
    [
      'a passed vote',
      { kind: 'outcome-final', verdict: 'passed', leadingChoice: 'For', leadShareBps: 9_999 },
      'Lido DAO: vote passed',
      'Final count: “For” with 99.9%. Approved, not delivered yet: up to 2,500 stETH (3.3% of the hole).',
    ],
    [
      'a failed vote',
      { kind: 'outcome-final', verdict: 'failed', leadingChoice: 'Against', leadShareBps: 6_000 },
      'Lido DAO: vote failed',
      'This vote will not bring up to 2,500 stETH',
    ],
    [
      'a vote without a rule',
      { kind: 'outcome-final', verdict: 'no-rule', leadingChoice: 'YAE', leadShareBps: 8_000 },
      'Lido DAO: vote ended',
      'Final count: “YAE” with 80.0%. No known rule says whether that is enough.',
    ],
    ['invalid scores', { kind: 'outcome-final', verdict: 'invalid' }, 'Lido DAO: vote has no valid result', 'invalid'],
  ])('says who, what changed, and what it means: %s', (_, happened, title, message) => {
    const text = told([happened]);
    expect(text?.title).toBe(title);
    const lines = text?.message.split('\n') ?? [];
    expect(lines.join(' ')).toContain(message);
    expect(lines.length).toBeLessThanOrEqual(2);
  });

  it('says on one line what changed, and on the other what it means and until when', () => {
    const open = { ...stake, ifPasses: { beforeBps: 5_720, afterBps: 6_099 } };
    expect(told([flip], open)?.message.split('\n')).toEqual([
      '“Against” now leads with 52.1%, ahead of “For”.',
      expect.stringMatching(/^If it passes: 57\.2% → 60\.9% of the hole \(up to 2,500 stETH\)\. Open until Apr/),
    ]);
    expect(told([flip], { ...open, laterVotes: 2 })?.message).toContain(
      'If this and 2 later votes pass: 57.2% → 60.9% of the hole',
    );
  });

  it('reminds of how long is left now, and of an address that has not voted', () => {
    const soon: ProposalHappening = { kind: 'closes-soon', within: '1d', endAt: testNow + 5 * 3_600_000 + 720_000 };
    expect(told([soon])?.title).toBe('Lido DAO: vote closes in 5 hr 12 min');
    expect(told([soon])?.message).not.toContain('has not voted');
    expect(told([soon], stake, {})?.message).toContain('“Relief”. Your address has not voted yet.');
    expect(told([soon], stake, { power: 1_234.5 })?.message).toContain('not voted yet (voting power 1,234).');
  });

  it('warns of a recipient that was edited', () => {
    expect(told([{ kind: 'edited', what: ['recipient'] }])?.message).toContain('Compare the address before');
  });

  it('says that it comes late, and why', () => {
    const late = { ...aPiece(flip), late: 'asleep' as const };
    const text = notificationText([late], { rescueName: 'DeFi United', stakeOf: () => stake }, testNow);
    expect(text?.message.split('\n')[0]).toMatch(/Told late: the device was asleep\.$/);
  });

  it('says passed or failed of nothing but a final outcome', () => {
    const others: ProposalHappening[] = [
      flip,
      { kind: 'opened', endAt },
      { kind: 'closed' },
      { kind: 'quorum-reached', quorum: 1, endAt },
      { kind: 'closes-soon', within: '1h', endAt },
      { kind: 'edited', what: ['text'] },
      { kind: 'deleted' },
      { kind: 'outcome-final', verdict: 'no-rule', leadingChoice: 'For', leadShareBps: 9_000 },
      { kind: 'outcome-final', verdict: 'invalid' },
    ];
    for (const happened of others) {
      const text = told([happened]);
      expect(`${text?.title} ${text?.message}`).not.toMatch(/passed|failed|approved/i);
    }
  });

  it('approves nothing with a vote that others must follow', () => {
    const passed: ProposalHappening = { kind: 'outcome-final', verdict: 'passed' };
    expect(told([passed], { ...stake, laterVotes: 1 })?.message).toBe(
      '1 more vote must pass before it approves up to 2,500 stETH (3.3% of the hole).',
    );
    expect(told([passed], { ...stake, laterVotes: 2 })?.message).toMatch(/^2 more votes must pass before they/);
  });

  it('does not call a share what covers nothing', () => {
    const { shareBps: _, ...frozen } = { ...stake, isCap: false };
    expect(told([flip], frozen)?.message).toContain('It decides 2,500 stETH.');
  });

  it('says less where no amount is known', () => {
    const text = notificationText([aPiece(flip)], { rescueName: 'DeFi United', stakeOf: () => undefined }, testNow);
    expect(text?.message).toMatch(/^“Against” now leads with 52\.1%, ahead of “For”\.\nOpen until/);
  });

  it('does not call a vote open that has ended meanwhile', () => {
    expect(told([{ ...flip, endAt: testNow - 1 }])?.message).not.toContain('Open until');
  });

  it('names the proposal where nobody is known to give', () => {
    const { contributor: _, ...nameless } = aPiece(flip);
    const text = notificationText([nameless], { rescueName: 'DeFi United', stakeOf: () => undefined }, testNow);
    expect(text?.title).toBe('Relief: lead flipped to “Against”');
  });

  it('cuts what strangers wrote, so that a line stays a line', () => {
    const text = told([{ ...flip, to: `Against\n${'x'.repeat(500)}` }]);
    expect(text?.title.length).toBeLessThan(70);
    expect(text?.title).not.toContain('\n');
    expect(text?.message.split('\n')).toHaveLength(2);
    expect(text?.message.length).toBeLessThan(200);
  });

  it('says of a delivery how much of the hole it fills', () => {
    const background = { rescueName: 'DeFi United', stakeOf: () => ({ ...stake, shareBps: 327 }) };
    expect(notificationText([aDelivery('2456.789')], background, testNow)).toEqual({
      title: 'Lido DAO: 2,456.78 stETH delivered',
      message: "Seen on chain at the rescue's address: 3.2% of the hole.",
    });
    expect(notificationText([aDelivery('2456.789')], { ...background, filledBps: 2_559 }, testNow)?.message).toBe(
      "Seen on chain at the rescue's address: 3.2% of the hole.\nFilled by now: 25.5% of the hole.",
    );
  });
});

describe('several pieces of news', () => {
  it('are two lines, most important first', () => {
    expect(told([{ kind: 'closes-soon', within: '1h', endAt }, flip])).toEqual({
      title: 'DeFi United: 2 changes',
      message: 'Lido DAO: lead flipped to “Against”\nLido DAO: vote closes in 1 day',
    });
  });

  it('are still two lines when there are many', () => {
    const text = told([
      flip,
      { kind: 'deleted' },
      { kind: 'edited', what: ['end'] },
      { kind: 'outcome-final', verdict: 'passed' },
    ]);
    expect(text?.title).toBe('DeFi United: 4 changes');
    expect(text?.message).toBe('Lido DAO: vote passed\nLido DAO: proposal deleted, and 2 more');
  });

  it('that come to one are told as one', () => {
    const events = [
      aPiece(flip, { id: '1', at: testNow - 2 }),
      aPiece({ ...flip, from: 'Against', to: 'For' }, { id: '2', at: testNow - 1 }),
    ];
    const text = notificationText(events, { rescueName: 'DeFi United', stakeOf: () => stake }, testNow);
    expect(text?.title).toBe('Lido DAO: lead flipped to “For”');
  });
});

it('says nothing where there is nothing to say', () => {
  expect(told([])).toBeUndefined();
});

describe('what a rescue came to', () => {
  const say = (happening: RescueHappening) =>
    notificationText([aRescueEvent(happening)], { rescueName: 'DeFi United', stakeOf: () => stake }, testNow);

  it('is what was approved and has not moved, with what is missing', () => {
    const approvedAt = testNow - 7 * 86_400_000;
    expect(say({ kind: 'nothing-moved', days: 7, asset: 'stETH', approvedAt })).toEqual({
      title: 'Lido DAO: approved 7 days ago, 0 stETH moved',
      message: 'Not seen yet: up to 2,500 stETH (3.3% of the hole).',
    });
  });

  it('is a share that was crossed, with the measure by which', () => {
    expect(say({ kind: 'coverage-crossed', rung: 'delivered', percent: 75, label: 'Net shortfall' })).toEqual({
      title: 'Lido DAO: 75% of the hole is filled',
      message: 'Measured by: Net shortfall.',
    });
    expect(say({ kind: 'coverage-crossed', rung: 'approved', percent: 100, label: 'Net shortfall' })?.title).toContain(
      '100% of the hole is filled or approved',
    );
  });
});
