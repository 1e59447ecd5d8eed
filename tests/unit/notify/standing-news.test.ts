import { describe, expect, it } from 'vitest';
import type { ProposalHappening } from '../../../lib/domain/governance/proposal-event.ts';
import { standingNews } from '../../../lib/notify/standing-news.ts';
import { kindOf } from '../../../lib/notify/tellable.ts';
import { testNow } from '../../support/small-rescue.ts';
import { aDelivery, aPiece } from './news.ts';

const endAt = testNow;
const flip: ProposalHappening = { kind: 'lead-flipped', from: 'a', to: 'b', leadShareBps: 1, endAt, sameVoters: false };
const lost: ProposalHappening = { kind: 'quorum-lost', quorum: 1, missing: 1, endAt };
const reached: ProposalHappening = { kind: 'quorum-reached', quorum: 1, endAt };
const day: ProposalHappening = { kind: 'closes-soon', within: '1d', endAt };
const hour: ProposalHappening = { kind: 'closes-soon', within: '1h', endAt };
const closed: ProposalHappening = { kind: 'closed' };
const passed: ProposalHappening = { kind: 'outcome-final', verdict: 'passed' };
const edited: ProposalHappening = { kind: 'edited', what: ['end'] };

/** What stands of these, which happened one after the other to one vote. */
const standing = (...happened: ProposalHappening[]) =>
  standingNews(happened.map((each, index) => aPiece(each, { id: `${index}`, at: testNow + index }))).map(
    ({ id }) => id,
  );

describe('the news that stands', () => {
  it('is the later of two flips', () => expect(standing(flip, flip)).toEqual(['1']));
  it('is how the quorum is now', () => expect(standing(reached, lost, reached)).toEqual(['2']));
  it('is the more urgent reminder', () => expect(standing(day, hour)).toEqual(['1']));
  it('holds no reminder for a vote that is over', () => expect(standing(hour, closed, passed)).toEqual(['2']));
  it('holds no lead where there is an outcome', () => expect(standing(flip, passed)).toEqual(['1']));
  it('is the new vote where it replaced the one that was deleted', () =>
    expect(standing(edited, { kind: 'deleted' }, { kind: 'replaced', by: 'x', byUrl: 'x', byTitle: 'x' })).toEqual([
      '2',
    ]));
  it('is the opening of a vote that had appeared', () =>
    expect(standing({ kind: 'appeared', endAt }, { kind: 'opened', endAt })).toEqual(['1']));
  it('keeps a reminder beside a later flip', () => expect(standing(hour, flip)).toEqual(['1', '0']));
  it('keeps an edit, whatever comes', () => expect(standing(edited, flip, passed)).toEqual(['2', '0']));
  it('is nothing but the deletion of what is gone', () =>
    expect(standing(edited, flip, passed, { kind: 'deleted' })).toEqual(['3']));

  it('does not depend on the order in which one look found it', () => {
    const [a, b] = [aPiece(closed, { id: 'a' }), aPiece(passed, { id: 'b' })];
    expect(standingNews([a, b])).toEqual([b]);
    expect(standingNews([b, a])).toEqual([b]);
  });

  it('keeps votes apart', () => {
    const events = [aPiece(flip, { id: 'a' }), aPiece(flip, { id: 'b', proposalKey: 'snapshot:0x02' })];
    expect(standingNews(events)).toHaveLength(2);
  });

  it('keeps every arrival, money first', () => {
    const events = [aPiece(passed), aDelivery('1', { id: 'x' }), aDelivery('1', { id: 'y' })];
    expect(standingNews(events).map(kindOf)).toEqual(['delivered', 'delivered', 'outcome-final']);
  });
});
