import { describe, expect, it } from 'vitest';
import { carryJudged } from '@/lib/domain/governance/news/carry-judged';
import { diffProposal } from '@/lib/domain/governance/news/diff-proposal';
import { carryOver } from '@/lib/domain/governance/news/turns';
import type { Proposal } from '@/lib/domain/governance/proposal';
import { aFinalVote, anOnChainVote, aVote, day, hour, now } from '../builders.ts';

/** News over a row of observations, each a minute after the one before, stored as the poll stores them. */
function newsOf(...observations: Partial<Proposal>[]) {
  let stored: Proposal | undefined;
  return observations.flatMap((observation, minute) => {
    const observedAt = now + minute * 60_000;
    const next = aVote({ ...observation, observedAt });
    const events = diffProposal(stored, next, observedAt);
    stored = carryJudged(stored, carryOver(stored, next), observedAt);
    return events;
  });
}
const kinds = (events: { kind: string }[]) => events.map(({ kind }) => kind);
const [forLeads, tied, againstLeads] = [{ scores: [60, 40, 0] }, { scores: [50, 50, 0] }, { scores: [40, 60, 0] }];

describe('what is no news', () => {
  it('is a first sighting', () => {
    expect(diffProposal(undefined, aFinalVote(), now)).toEqual([]);
  });

  it('is the same again', () => {
    expect(newsOf({}, {})).toEqual([]);
  });

  it('is more votes for the same outcome', () => {
    expect(newsOf({}, { scores: [600, 40, 0], scoresTotal: 640, voteCount: 300 })).toEqual([]);
  });

  it('is a lead of a sealed vote', () => {
    expect(newsOf({ ...forLeads, privacy: 'shutter' }, { ...againstLeads, privacy: 'shutter' })).toEqual([]);
  });

  it('is the first lead of all', () => {
    expect(newsOf({ scores: [0, 0, 0], scoresTotal: 0 }, againstLeads)).toEqual([]);
  });

  it('is abstaining more', () => {
    expect(newsOf({ scores: [60, 40, 0] }, { scores: [60, 40, 500] })).toEqual([]);
  });
});

describe('a flip', () => {
  it('names both choices, the share and whether anybody new voted', () => {
    expect(newsOf(forLeads, { ...againstLeads, voteCount: 11 })).toEqual([
      {
        kind: 'lead-flipped',
        from: 'For',
        to: 'Against',
        leadShareBps: 6_000,
        endAt: aVote().endAt,
        sameVoters: false,
        id: `${aVote().key}:lead-flipped:${now + 60_000}`,
        proposalKey: aVote().key,
        observedAt: now + 60_000,
      },
    ]);
    expect(newsOf(forLeads, againstLeads)).toMatchObject([{ sameVoters: true }]);
  });

  it('over a tie is one flip, however long the tie stands', () => {
    const over = { ...againstLeads, voteCount: 12 };
    expect(newsOf(forLeads, tied, tied, over)).toMatchObject([{ kind: 'lead-flipped', from: 'For', to: 'Against' }]);
  });

  it('is none when the same choice leads again after a tie', () => {
    expect(newsOf(forLeads, tied, forLeads)).toEqual([]);
    expect(newsOf(againstLeads, tied, againstLeads)).toEqual([]);
  });

  it('back is another', () => {
    expect(kinds(newsOf(forLeads, againstLeads, forLeads))).toEqual(['lead-flipped', 'lead-flipped']);
  });

  it('is none when choices were edited', () => {
    expect(kinds(newsOf(forLeads, { ...againstLeads, choices: ['Against', 'For', 'Abstain'] }))).toEqual(['edited']);
  });

  it('is none when the lead before was of choices that are no more', () => {
    const choices = ['Against', 'For', 'Abstain'];
    const none = { choices, scores: [0, 0, 0], scoresTotal: 0 };
    expect(kinds(newsOf(forLeads, none, { choices, ...againstLeads }))).toEqual(['edited']);
  });

  it('is none when it shows only after the end', () => {
    expect(kinds(newsOf(forLeads, { ...againstLeads, endAt: now + 30_000, startAt: now - day }))).not.toContain(
      'lead-flipped',
    );
  });
});

describe('a lead that goes back and forth', () => {
  it('is one piece of news, which takes the place of the one before and says how often', () => {
    const [first, second, third, ...none] = newsOf(forLeads, againstLeads, forLeads, forLeads, againstLeads);
    expect(none).toEqual([]);
    expect(first).not.toHaveProperty('turns');
    expect(first).not.toHaveProperty('replaces');
    expect(second).toMatchObject({ to: 'For', turns: 2, since: now + 60_000, replaces: first?.id });
    expect(third).toMatchObject({ to: 'Against', turns: 3, since: now + 60_000, replaces: second?.id });
  });

  it('is news anew once it was at rest for twenty minutes', () => {
    const rest = Array.from({ length: 20 }, () => againstLeads);
    expect(newsOf(forLeads, againstLeads, ...rest.slice(1), forLeads)).toMatchObject([{}, { turns: 2 }]);
    const [, later] = newsOf(forLeads, againstLeads, ...rest, forLeads);
    expect(later).toMatchObject({ kind: 'lead-flipped', to: 'For' });
    expect(later).not.toHaveProperty('turns');
  });

  it('is kept apart from the quorum, which does the same', () => {
    const [below, above] = [{ quorum: 150 }, { quorum: 150, scoresTotal: 160 }];
    const [reached, lost, again] = newsOf(below, above, below, above);
    expect(lost).toMatchObject({ kind: 'quorum-lost', turns: 2, replaces: reached?.id });
    expect(again).toMatchObject({ kind: 'quorum-reached', turns: 3, replaces: lost?.id });
    expect(kinds(newsOf({ ...below, ...forLeads }, { ...above, ...againstLeads }))).toEqual([
      'lead-flipped',
      'quorum-reached',
    ]);
  });
});

describe('a narrow margin', () => {
  const lead = (by: number) => ({ scores: [50 + by / 2, 50 - by / 2, 0] });

  it('is told once, until the lead was clear again', () => {
    const news = newsOf(lead(20), lead(4), lead(6), lead(4.5), lead(7.4), lead(4), lead(8), lead(4));
    expect(news).toMatchObject([
      { kind: 'margin-narrowed', leading: 'For', marginBps: 400, belowBps: 500, observedAt: now + 60_000 },
      { kind: 'margin-narrowed', observedAt: now + 7 * 60_000 },
    ]);
  });

  it('is no news where it was narrow at first sight, nor at the first votes', () => {
    expect(newsOf(lead(4), lead(3))).toEqual([]);
    expect(newsOf({ scores: [0, 0, 0], scoresTotal: 0 }, lead(3))).toEqual([]);
  });

  it('is no news beside the flip that explains it, nor of a sealed vote, nor of a tie', () => {
    expect(kinds(newsOf(lead(20), lead(-2)))).toEqual(['lead-flipped']);
    expect(newsOf({ ...lead(20), privacy: 'shutter' }, { ...lead(2), privacy: 'shutter' })).toEqual([]);
    expect(newsOf(lead(20), lead(0))).toEqual([]);
  });

  it('is below the threshold that the user chose', () => {
    const [before, after] = [aVote(lead(20)), aVote({ ...lead(9), observedAt: now + 1 })];
    expect(diffProposal(before, after, now + 1)).toEqual([]);
    expect(kinds(diffProposal(before, after, now + 1, undefined, 1_000))).toEqual(['margin-narrowed']);
  });
});

describe('a quorum', () => {
  const quorum = 150;

  it('is reached, and lost again', () => {
    const news = newsOf({ quorum }, { quorum, scoresTotal: 150 }, { quorum, scoresTotal: 149 });
    expect(news).toMatchObject([
      { kind: 'quorum-reached', quorum },
      { kind: 'quorum-lost', quorum, missing: 1 },
    ]);
    expect(news[0]).not.toHaveProperty('rejects');
  });

  it('is reached by the first votes after the opening', () => {
    const startAt = now + 30_000;
    const none = { quorum, startAt, scores: [], scoresTotal: 0 };
    expect(kinds(newsOf(none, { quorum, startAt, scoresTotal: 200 }))).toEqual(['opened', 'quorum-reached']);
  });

  it('of rejection says that it blocks', () => {
    const vote = { quorum: 50, quorumType: 'rejection' as const };
    expect(newsOf({ ...vote, scores: [60, 40, 0] }, { ...vote, scores: [70, 51, 0] })).toMatchObject([
      { kind: 'quorum-reached', rejects: true },
    ]);
  });

  it('that is edited is neither', () => {
    expect(kinds(newsOf({ quorum }, { quorum: 90 }))).not.toContain('quorum-reached');
  });

  it('of a sealed vote is told, since all votes count', () => {
    const vote = { privacy: 'shutter', quorum };
    expect(kinds(newsOf(vote, { ...vote, scoresTotal: 200 }))).toEqual(['quorum-reached']);
  });
});

describe('the life of a vote', () => {
  const ends = { startAt: now - day, endAt: now + 30_000 };

  it('opens once', () => {
    const startAt = now + 30_000;
    const news = newsOf({ startAt }, { startAt }, { startAt });
    expect(news).toMatchObject([{ kind: 'opened', endAt: aVote().endAt, id: `${aVote().key}:opened` }]);
  });

  it('closes, and is final later', () => {
    const news = newsOf(ends, ends, ends, { ...ends, scoresState: 'final' }, { ...ends, scoresState: 'final' });
    expect(news).toMatchObject([
      { kind: 'closed', id: `${aVote().key}:closed` },
      {
        kind: 'outcome-final',
        verdict: 'passed',
        leadingChoice: 'For',
        leadShareBps: 6_000,
        id: `${aVote().key}:outcome-final:passed`,
      },
    ]);
  });

  it('tells the outcome alone if it is there at the first look after the end', () => {
    expect(kinds(newsOf(ends, { ...ends, scoresState: 'final' }))).toEqual(['outcome-final']);
  });

  it('tells the outcome of a vote that began and ended unseen', () => {
    const vote = { startAt: now + 10_000, endAt: now + 30_000 };
    expect(kinds(newsOf({ ...vote, scores: [] }, { ...vote, scoresState: 'final' }))).toEqual(['outcome-final']);
  });

  it('tells a rescoring only if it changes the outcome', () => {
    const final = (scores: number[]) => ({ ...ends, scoresState: 'final' as const, scores });
    expect(newsOf(ends, final([60, 40, 0]), final([61, 39, 0]))).toHaveLength(1);
    expect(newsOf(ends, final([60, 40, 0]), final([39, 61, 0]))).toMatchObject([
      { verdict: 'passed' },
      { verdict: 'failed', id: `${aVote().key}:outcome-final:failed:${now + 2 * 60_000}` },
    ]);
  });

  it('tells a rescoring there and back, and nothing of answers that know less', () => {
    const final = (scores: number[]) => ({ ...ends, scoresState: 'final' as const, scores });
    const [yes, no] = [final([60, 40, 0]), final([39, 61, 0])];
    const told = newsOf(ends, yes, ends, ends, yes, no, ends, ends, no, yes);
    expect(told.map((event) => 'verdict' in event && event.verdict)).toEqual(['passed', 'failed', 'passed']);
    expect(new Set(told.map(({ id }) => id)).size).toBe(3);
  });

  it('says neither passed nor failed of a count that is stuck, once, and then the outcome', () => {
    const over = { startAt: now - 4 * day, endAt: now - day + 30_000 };
    const final = { ...over, scoresState: 'final' as const };
    expect(newsOf(over, over, over, final)).toMatchObject([
      { kind: 'stuck', id: `${aVote().key}:stuck` },
      { kind: 'outcome-final', verdict: 'passed' },
    ]);
  });

  it('tells who leads in the end where no rule says passed', () => {
    const final = (scores: number[]) => ({ ...ends, type: 'approval' as const, scoresState: 'final' as const, scores });
    expect(newsOf({ ...ends, type: 'approval' }, final([60, 40, 0]), final([60, 70, 0]))).toMatchObject([
      { verdict: 'no-rule', leadingChoice: 'For' },
      { verdict: 'no-rule', leadingChoice: 'Against' },
    ]);
  });

  it('tells scores that turn out invalid', () => {
    expect(newsOf(ends, { ...ends, scoresState: 'invalid' })).toMatchObject([
      { kind: 'outcome-final', verdict: 'invalid' },
    ]);
  });

  it('is deleted once, and nothing else then', () => {
    const gone = { exists: false, title: 'x' };
    expect(newsOf({}, gone, gone)).toMatchObject([{ kind: 'deleted', id: `${aVote().key}:deleted` }]);
  });
});

describe('an edit', () => {
  it('names what was changed', () => {
    const next = { title: 'Give more', endAt: now + 9 * day, discussion: 'https://forum.example/t/2' };
    expect(newsOf({}, next)).toMatchObject([{ kind: 'edited', what: ['title', 'end', 'discussion'] }]);
  });

  it('of what a vote pays is one of amount or recipient, and a step that could not be read is none', () => {
    const paying = (units: bigint, to: string) =>
      anOnChainVote({
        steps: [{ kind: 'enactment', chainId: 1, contract: '0xc', state: 'waiting', pays: { units, to } }],
      });
    const unread = anOnChainVote({ steps: [{ kind: 'enactment', chainId: 1, contract: '0xc', state: 'unknown' }] });
    const what = (before: Proposal, after: Proposal) =>
      diffProposal(before, after, now).flatMap((event) => (event.kind === 'edited' ? event.what : []));
    expect(what(paying(5n, '0xAA'), paying(6n, '0xaa'))).toEqual(['amount']);
    expect(what(paying(5n, '0xaa'), paying(5n, '0xbb'))).toEqual(['recipient']);
    expect(what(paying(5n, '0xaa'), unread)).toEqual([]);
    expect(what(unread, paying(5n, '0xaa'))).toEqual([]);
  });

  it('of which nothing shows is one of the text', () => {
    expect(newsOf({}, { editedAt: now - hour })).toMatchObject([{ kind: 'edited', what: ['text'] }]);
    expect(newsOf({ editedAt: now - hour }, { editedAt: now - hour })).toEqual([]);
  });
});
