import { describe, expect, it } from 'vitest';
import { diffProposal } from '@/lib/domain/governance/news/diff-proposal';
import { type OnChainState, type ProposalState, toldState } from '@/lib/domain/governance/on-chain-state';
import type { Proposal } from '@/lib/domain/governance/proposal';
import { readVerdict } from '@/lib/domain/governance/verdict';
import { anOnChainVote, hour, now } from '../builders.ts';

const closed = { endAt: now - hour };
const kinds = (before: Partial<OnChainState>, after: Partial<OnChainState>, given: Partial<Proposal> = closed) =>
  diffProposal(anOnChainVote(before, given), anOnChainVote(after, given), now).map(({ kind }) => kind);

describe('what follows a vote on a chain', () => {
  it.each<[ProposalState, ProposalState, string[]]>([
    ['succeeded', 'queued', ['queued']],
    ['queued', 'executed', ['executed']],
    ['succeeded', 'executed', ['executed']],
    ['queued', 'expired', ['expired']],
    ['queued', 'canceled', ['canceled']],
    ['queued', 'queued', []],
    // A node that lags tells nothing new.
    ['executed', 'queued', []],
    ['queued', 'succeeded', []],
  ])('is news once: %s, then %s', (before, after, expected) => {
    expect(kinds({ state: before }, { state: after })).toEqual(expected);
  });

  it('is no news before it stands in a final block', () => {
    const almost = { state: 'executed', final: false, settled: 'queued' } as const;
    expect(kinds({ state: 'queued' }, almost)).toEqual([]);
    expect(kinds(almost, { state: 'executed' })).toEqual(['executed']);
  });

  it('bears the time from which it may be run', () => {
    const step = { kind: 'timelock', chainId: 1, contract: '0x', state: 'queued', executableAt: now + hour } as const;
    const after = anOnChainVote({ state: 'queued', steps: [step] }, closed);
    expect(diffProposal(anOnChainVote({ state: 'succeeded' }, closed), after, now)).toMatchObject([
      { kind: 'queued', executableAt: now + hour },
    ]);
  });

  it('called off while it was pending is not called closed', () => {
    const given = { startAt: now + hour, endAt: now + 2 * hour };
    expect(kinds({ state: 'pending' }, { state: 'canceled' }, given)).toEqual(['canceled']);
  });

  it('is final step by step: while the last one is not, the one before it is told', () => {
    const vote = anOnChainVote({ state: 'executed', final: false, settled: 'queued' }, closed);
    expect(vote.chain && toldState(vote.chain)).toBe('queued');
    expect(readVerdict(vote, undefined, now).verdict).toBe('passed');
    const undecided = anOnChainVote({ state: 'succeeded', final: false, settled: 'active' }, closed);
    expect(readVerdict(undecided, undefined, now).verdict).toBe('counting');
    const stopped = anOnChainVote({ state: 'canceled', final: false, settled: 'queued' }, closed);
    expect(readVerdict(stopped, undefined, now).verdict).toBe('counting');
  });
});

describe('a time that is estimated from blocks', () => {
  const ranged = (from: number, to: number): Proposal =>
    anOnChainVote({ state: 'active', endRange: { from, to } }, { endAt: (from + to) / 2 });

  it('is no edit where it moves within what was known of it', () => {
    const before = ranged(now + 20 * hour, now + 22 * hour);
    expect(diffProposal(before, ranged(now + 21 * hour, now + 21.5 * hour), now)).toEqual([]);
    expect(diffProposal(before, anOnChainVote({ state: 'active' }, { endAt: now + 21 * hour }), now)).toEqual([]);
  });

  it('is one where it is another day', () => {
    const before = ranged(now + 20 * hour, now + 22 * hour);
    expect(diffProposal(before, ranged(now + 44 * hour, now + 46 * hour), now)).toMatchObject([
      { kind: 'edited', what: ['end'] },
    ]);
  });
});

it('contracts do not count voters, so a flip says nothing of them', () => {
  const given = { endAt: now + hour, voteCount: 0 };
  const flip = diffProposal(
    anOnChainVote({}, { ...given, scores: [2, 1, 0], scoresTotal: 3 }),
    anOnChainVote({}, { ...given, scores: [2, 3, 0], scoresTotal: 5 }),
    now,
  );
  expect(flip).toMatchObject([{ kind: 'lead-flipped', sameVoters: false }]);
});
