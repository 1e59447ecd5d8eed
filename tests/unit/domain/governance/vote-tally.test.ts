import { describe, expect, it } from 'vitest';
import { readTally } from '@/lib/domain/governance/vote-tally';
import { aFinalVote, aVote } from '../builders.ts';

describe('the leading choice', () => {
  it('leads by its margin and share', () => {
    expect(readTally(aVote()).leading).toEqual({
      index: 0,
      choice: 'For',
      shareBps: 6_000,
      margin: 20,
      marginBps: 2_000,
      tie: false,
    });
  });

  it('is absent before the first vote', () => {
    expect(readTally(aVote({ scores: [], scoresTotal: 0 })).leading).toBeUndefined();
    expect(readTally(aVote({ scores: [0, 0, 0], scoresTotal: 0 })).leading).toBeUndefined();
  });

  it('is tied where nobody is ahead', () => {
    expect(readTally(aVote({ scores: [50, 50, 0] })).leading).toMatchObject({ index: 0, margin: 0, tie: true });
  });

  it('takes the noise of split votes for a tie', () => {
    const scores = [299.99999999999994, 300, 299.99999999999994];
    const leading = readTally(aVote({ type: 'weighted', scores, scoresTotal: 900 })).leading;
    expect(leading).toMatchObject({ tie: true, margin: 0, shareBps: 3_333 });
  });

  it('is never Abstain in a basic vote, where position is the meaning', () => {
    const vote = { scores: [400, 100, 500], scoresTotal: 1_000 };
    expect(readTally(aVote(vote)).leading).toMatchObject({ choice: 'For', shareBps: 4_000 });
    expect(readTally(aVote({ ...vote, type: 'single-choice' })).leading).toMatchObject({ choice: 'Abstain' });
  });

  it('is hidden while choices are sealed, whatever the seal is called', () => {
    for (const privacy of ['shutter', 'shutter-elgamal', 'something new']) {
      const tally = readTally(aVote({ privacy, scores: [7, 0, 0] }));
      expect(tally.sealed).toBe(true);
      expect(tally.leading).toBeUndefined();
      expect(tally.choices.every(({ score, shareBps }) => score === 0 && shareBps === 0)).toBe(true);
    }
  });

  it('is known again once the seal is off and scores are final', () => {
    expect(readTally(aFinalVote({ privacy: 'shutter' })).leading).toMatchObject({ choice: 'For' });
  });
});

describe('shares of choices', () => {
  it('may exceed the whole together where voters approve of several', () => {
    const vote = aVote({ type: 'approval', scores: [80, 70, 0], scoresTotal: 100 });
    expect(readTally(vote).choices.map(({ shareBps }) => shareBps)).toEqual([8_000, 7_000, 0]);
  });

  it('belong to the choice at the same place, also where scores are missing', () => {
    const choices = readTally(aVote({ scores: [10], scoresTotal: 10 })).choices;
    expect(choices).toEqual([
      { label: 'For', score: 10, shareBps: 10_000 },
      { label: 'Against', score: 0, shareBps: 0 },
      { label: 'Abstain', score: 0, shareBps: 0 },
    ]);
  });
});

describe('the quorum', () => {
  it('is unknown where the hub does not say, and none where it says 0', () => {
    const { quorum: _, ...unstated } = aVote();
    expect(readTally(unstated).quorum).toEqual({ kind: 'unknown' });
    expect(readTally(aVote({ quorum: 0 })).quorum).toEqual({ kind: 'none' });
  });

  it('counts every vote, abstentions too, and is reached exactly at its number', () => {
    const vote = { scores: [400, 100, 500], scoresTotal: 1_000 };
    expect(readTally(aVote({ ...vote, quorum: 1_000 })).quorum).toMatchObject({
      reached: true,
      counted: 1_000,
      missing: 0,
    });
    expect(readTally(aVote({ ...vote, quorum: 1_001 })).quorum).toMatchObject({
      reached: false,
      missing: 1,
      shareBps: 9_990,
    });
  });

  it('never says 100 % before it is reached', () => {
    const vote = aVote({ scoresTotal: 999_999.9999, quorum: 1_000_000 });
    expect(readTally(vote).quorum).toMatchObject({ reached: false, shareBps: 9_999 });
  });

  it('of rejection counts those against, and blocks only above its number', () => {
    const vote = { quorum: 300, quorumType: 'rejection' as const };
    expect(readTally(aVote({ ...vote, scores: [10, 300, 0] })).quorum).toMatchObject({
      kind: 'rejection',
      counted: 300,
      reached: false,
    });
    expect(readTally(aVote({ ...vote, scores: [10, 301, 0] })).quorum).toMatchObject({ reached: true });
  });

  it('is real while sealed if all votes count, and unknown if only those against do', () => {
    const sealed = { privacy: 'shutter', scores: [0, 0, 0], scoresTotal: 1_100, quorum: 5_000 };
    expect(readTally(aVote(sealed)).quorum).toMatchObject({ counted: 1_100, missing: 3_900 });
    expect(readTally(aVote({ ...sealed, quorumType: 'rejection' })).quorum).toEqual({ kind: 'unknown' });
  });
});
