import { describe, expect, it } from 'vitest';
import type { PassingRule } from '@/lib/domain/governance/passing-rule';
import { readVerdict } from '@/lib/domain/governance/verdict';
import { aFinalVote, aVote, day, hour, now, source } from '../builders.ts';

const labels = { forLabels: ['YAE', 'For'], againstLabels: ['NAY', 'Against'], source };
const aave: PassingRule = { kind: 'thresholds', yes: 320, differential: 80, ...labels };
const etherfi: PassingRule = { kind: 'min-for', votes: 1_000, ...labels };
const lido: PassingRule = { kind: 'supply-share', shareBps: 500, ...labels };
const verdictOf = (vote = aVote(), rule?: PassingRule, at = now) => readVerdict(vote, rule, at).verdict;

describe('before the end', () => {
  it('goes by the times, not by what was last observed', () => {
    const vote = aVote();
    expect(verdictOf(vote, undefined, vote.startAt - 1)).toBe('pending');
    expect(verdictOf(vote, undefined, vote.startAt)).toBe('open');
    expect(verdictOf(vote, undefined, vote.endAt - 1)).toBe('open');
    expect(verdictOf(vote, undefined, vote.endAt)).toBe('counting');
  });

  it('is sealed while choices are hidden', () => {
    expect(verdictOf(aVote({ privacy: 'shutter' }))).toBe('sealed');
  });

  it('is deleted once the venue knows it no more, open or not', () => {
    expect(verdictOf(aVote({ exists: false }))).toBe('deleted');
    expect(verdictOf(aFinalVote({ exists: false }))).toBe('deleted');
  });
});

describe('after the end', () => {
  it('is counting until scores are final, although the page already says Passed or Rejected', () => {
    expect(verdictOf(aFinalVote({ scoresState: 'pending' }))).toBe('counting');
    expect(verdictOf(aFinalVote({ scoresState: 'pending', privacy: 'shutter', scores: [0, 0, 0] }))).toBe('counting');
  });

  it('is unknown where scores are called final and are not there, though people voted', () => {
    expect(verdictOf(aFinalVote({ scores: [], voteCount: 12 }))).toBe('unknown');
    expect(verdictOf(aFinalVote({ scores: [], voteCount: 0 }))).toBe('failed');
  });

  it('is never decided by an observation from before the end', () => {
    const vote = aFinalVote({ observedAt: now - 2 * hour });
    expect(verdictOf(vote)).toBe('counting');
    expect(verdictOf(vote, undefined, now + 30 * day)).toBe('counting');
  });

  it('is stuck only when looked at a day after the end and still not final', () => {
    const vote = aFinalVote({ scoresState: 'pending', endAt: now - day });
    expect(verdictOf(vote)).toBe('stuck');
    expect(verdictOf({ ...vote, endAt: now - day + 1 })).toBe('counting');
  });

  it('is invalid where the hub says so', () => {
    expect(verdictOf(aFinalVote({ scoresState: 'invalid' }))).toBe('invalid');
  });

  it('is unknown where an old row says nothing', () => {
    expect(verdictOf(aFinalVote({ scoresState: 'unknown', endAt: now - 2 * day }))).toBe('unknown');
  });
});

describe("by Snapshot's own rule", () => {
  const reading = (given: Parameters<typeof aFinalVote>[0]) => verdictOf(aFinalVote(given));

  it('passes with more for than against, at the quorum', () => {
    expect(reading({ scores: [400, 100, 500], scoresTotal: 1_000, quorum: 1_000 })).toBe('passed');
    expect(reading({ scores: [700, 1, 0], scoresTotal: 701, quorum: 1_000 })).toBe('failed');
    expect(reading({ scores: [200, 700, 0] })).toBe('failed');
  });

  it('fails on a tie, and without votes', () => {
    expect(reading({ scores: [50, 50, 0] })).toBe('failed');
    expect(reading({ scores: [0, 0, 0], scoresTotal: 0 })).toBe('failed');
    expect(reading({ scores: [], scoresTotal: 0, voteCount: 0 })).toBe('failed');
  });

  it('passes below a rejection quorum even where Against leads, as the venue does', () => {
    expect(reading({ scores: [10, 299, 0], quorum: 300, quorumType: 'rejection' })).toBe('passed');
    expect(reading({ scores: [10, 300, 0], quorum: 300, quorumType: 'rejection' })).toBe('passed');
    expect(reading({ scores: [900, 301, 0], quorum: 300, quorumType: 'rejection' })).toBe('failed');
  });

  it('does not take a missing quorum for a met one', () => {
    const { quorum: _, ...unstated } = aFinalVote();
    expect(verdictOf(unstated)).toBe('unknown');
    expect(verdictOf({ ...unstated, scores: [1, 2, 0] })).toBe('failed');
    expect(verdictOf({ ...unstated, quorumType: 'rejection' })).toBe('unknown');
  });

  it('says nothing of a vote that is not basic, whatever its choices are called', () => {
    const vote = aFinalVote({ type: 'single-choice', choices: ['Yes', 'No'], scores: [500, 100], quorum: 10_000 });
    expect(readVerdict(vote, undefined, now)).toEqual({ verdict: 'no-rule', by: { used: 'none' } });
  });

  it('judges a flagged vote like any other', () => {
    expect(reading({ flagged: true })).toBe('passed');
  });
});

describe("by the DAO's own rule", () => {
  const yaeNay = (scores: number[]) =>
    aFinalVote({ type: 'single-choice', choices: ['YAE', 'NAY', 'Abstain'], scores });

  it('asks for more than the threshold and more than the differential, both strictly', () => {
    expect(verdictOf(yaeNay([321, 0, 0]), aave)).toBe('passed');
    expect(verdictOf(yaeNay([320, 0, 0]), aave)).toBe('failed');
    expect(verdictOf(yaeNay([400, 320, 0]), aave)).toBe('failed');
    expect(verdictOf(yaeNay([401, 320, 0]), aave)).toBe('passed');
  });

  it('asks for so many in favour, and for more than against', () => {
    expect(verdictOf(aFinalVote({ scores: [1_000, 999, 0] }), etherfi)).toBe('passed');
    expect(verdictOf(aFinalVote({ scores: [999, 0, 0] }), etherfi)).toBe('failed');
    expect(verdictOf(aFinalVote({ scores: [1_000, 1_001, 0] }), etherfi)).toBe('failed');
  });

  it('asks for more than a share of the supply', () => {
    const known: PassingRule = { ...lido, supply: 2_000 };
    expect(verdictOf(aFinalVote({ scores: [101, 0, 0] }), known)).toBe('passed');
    expect(verdictOf(aFinalVote({ scores: [100, 0, 0] }), known)).toBe('failed');
  });

  it('finds the choice in favour by its whole name alone, in any case', () => {
    const vote = (choices: string[]) => aFinalVote({ type: 'single-choice', choices, scores: [400, 0, 0] });
    expect(verdictOf(vote(['yae', 'nay']), aave)).toBe('passed');
    expect(verdictOf(vote([' YAE ', 'NAY']), aave)).toBe('passed');
    expect(verdictOf(vote(['YAE, with changes', 'NAY']), aave)).toBe('no-rule');
    expect(verdictOf(vote(['YAE', 'For', 'NAY']), aave)).toBe('no-rule');
    expect(verdictOf(vote(['YAE', 'Not yet']), aave)).toBe('no-rule');
  });

  it('does not apply where scores are not the power that was cast', () => {
    for (const type of ['quadratic', 'copeland', 'ranked-choice', 'approval'] as const)
      expect(verdictOf({ ...yaeNay([400, 0, 0]), type }, aave)).toBe('no-rule');
  });

  it('holds beside the rule of the venue, and the one that refuses decides', () => {
    const underQuorum = aFinalVote({ scores: [400, 0, 0], scoresTotal: 400, quorum: 500 });
    expect(readVerdict(underQuorum, aave, now)).toEqual({
      verdict: 'failed',
      by: { used: 'snapshot-basic', rule: aave },
    });
    const underThreshold = aFinalVote({ scores: [300, 0, 0] });
    expect(readVerdict(underThreshold, aave, now)).toEqual({ verdict: 'failed', by: { used: 'dao', rule: aave } });
  });

  it("falls back to Snapshot's rule with its own quorum where a number of the DAO's is not known, and says so", () => {
    const vote = aFinalVote({ scores: [60, 40, 0], quorum: 100 });
    expect(readVerdict(vote, lido, now)).toEqual({ verdict: 'passed', by: { used: 'snapshot-basic', rule: lido } });
    expect(verdictOf({ ...vote, type: 'single-choice' }, lido)).toBe('no-rule');
  });

  it('decides nothing before scores are final', () => {
    expect(readVerdict(aVote(), aave, now).by).toEqual({ used: 'none', rule: aave });
    expect(verdictOf(aFinalVote({ scoresState: 'pending' }), aave)).toBe('counting');
  });
});
