import { describe, expect, it } from 'vitest';
import type { Topic } from '@/lib/domain/governance/topic';
import { matchProposal, matchTopic } from '@/lib/domain/rescue/match-proposal';
import type { VoteStep } from '@/lib/domain/rescue/rescue';
import { aClaim, aGiver, aRescue, aVote, discussion, idOf, now, requiredVote } from '../builders.ts';

const talk: VoteStep = { ...requiredVote, step: 'discussion', required: false, venue: 'discourse' };
const rescueWith = (...votes: VoteStep[]) => aRescue({ contributions: [aGiver({ votes })] });
const aTopic = (given: Partial<Topic> = {}): Topic => ({
  host: 'forum.example',
  id: 1,
  key: 'topic:forum.example:1',
  title: 'Giving',
  url: discussion,
  openingPostProposalIds: [],
  otherProposalIds: [],
  closed: false,
  observedAt: now,
  ...given,
});

describe('a proposal belongs to a contribution', () => {
  it('when its id is listed, in any case', () => {
    const rescue = rescueWith(talk, { ...requiredVote, id: idOf('A') });
    expect(matchProposal(rescue, aVote({ space: 'elsewhere.eth' }), [])).toEqual({
      rescueId: 'rescue',
      part: { kind: 'contribution', id: 'giver' },
      proposalKey: aVote().key,
      step: 1,
      by: 'listed',
    });
  });

  it('when it is in the space and its discussion is the topic, whatever the slug and the post', () => {
    const vote = aVote({ discussion: 'https://forum.example/t/renamed-since/1/45?u=somebody' });
    expect(matchProposal(rescueWith(requiredVote), vote, [])).toMatchObject({ by: 'discussion', step: 0 });
  });

  it('when the opening post of the topic links it', () => {
    const topics = [aTopic({ openingPostProposalIds: [idOf('A')] })];
    expect(matchProposal(rescueWith(requiredVote), aVote(), topics)).toMatchObject({ by: 'topic-link' });
    expect(matchProposal(rescueWith(requiredVote), aVote({ space: 'moved.eth' }), topics)).toMatchObject({
      by: 'topic-link',
    });
  });

  it('not by borrowed links when its venue has flagged it; but when the catalogue lists it', () => {
    const spam = aVote({ discussion, flagged: true });
    expect(matchProposal(rescueWith(requiredVote), { ...spam, flagged: false }, [])).toBeDefined();
    expect(matchProposal(rescueWith(requiredVote), spam, [])).toBeUndefined();
    expect(matchProposal(rescueWith({ ...requiredVote, id: idOf('A') }), spam, [])).toMatchObject({ by: 'listed' });
  });

  it('when its space goes by another name', () => {
    const aliases = new Map([
      ['giver', 'older.eth'],
      ['older.eth', 'giver.eth'],
    ]);
    const vote = aVote({ space: 'Giver', discussion });
    expect(matchProposal(rescueWith(requiredVote), vote, [])).toBeUndefined();
    expect(matchProposal(rescueWith(requiredVote), vote, [], aliases)).toMatchObject({ by: 'discussion' });
  });

  it('when it is in the space and begins as the id is known to', () => {
    const rescue = rescueWith({ ...requiredVote, idPrefix: '0xaaaaaaaa' });
    expect(matchProposal(rescue, aVote(), [])).toMatchObject({ by: 'listed' });
    expect(matchProposal(rescue, aVote({ space: 'elsewhere.eth' }), [])).toBeUndefined();
    expect(matchProposal(rescue, aVote({ id: idOf('b') }), [])).toBeUndefined();
  });

  it('or to a recovery, in the same ways', () => {
    const votes = [{ ...requiredVote, id: idOf('a') }];
    const rescue = aRescue({
      contributions: [],
      recoveries: [{ id: 'frozen', label: 'Frozen', claims: [aClaim('frozen')], votes }],
    });
    expect(matchProposal(rescue, aVote(), [])).toMatchObject({ part: { kind: 'recovery', id: 'frozen' } });
  });
});

describe('a proposal does not belong to it', () => {
  const rescue = rescueWith(requiredVote);

  it('for being in its space', () => {
    expect(matchProposal(rescue, aVote(), [])).toBeUndefined();
  });

  it('for naming its topic in another space', () => {
    expect(matchProposal(rescue, aVote({ space: 'elsewhere.eth', discussion }), [])).toBeUndefined();
  });

  it('for a topic of the same number on another forum, or of the same slug', () => {
    expect(matchProposal(rescue, aVote({ discussion: 'https://other.example/t/giving/1' }), [])).toBeUndefined();
    expect(matchProposal(rescue, aVote({ discussion: 'https://forum.example/t/giving/2' }), [])).toBeUndefined();
  });

  it('for being linked in a reply, or from another topic', () => {
    expect(matchProposal(rescue, aVote(), [aTopic({ otherProposalIds: [idOf('a')] })])).toBeUndefined();
    const elsewhere = aTopic({ id: 2, key: 'topic:forum.example:2', openingPostProposalIds: [idOf('a')] });
    expect(matchProposal(rescue, aVote(), [elsewhere])).toBeUndefined();
  });

  it('for being linked in the opening post, if it was made before the incident', () => {
    const topics = [aTopic({ openingPostProposalIds: [idOf('a')] })];
    const before = Date.parse('2026-04-17T23:59:59Z');
    expect(matchProposal(rescue, aVote({ createdAt: before }), topics)).toBeUndefined();
    expect(matchProposal(rescue, aVote({ createdAt: before + 1_000 }), topics)).toMatchObject({ by: 'topic-link' });
  });

  it('when aliases lead in a ring', () => {
    const ring = new Map([
      ['a.eth', 'b.eth'],
      ['b.eth', 'a.eth'],
    ]);
    expect(matchProposal(rescue, aVote({ space: 'a.eth', discussion }), [], ring)).toBeUndefined();
  });
});

describe('of several steps', () => {
  it('in one space and topic, the first is taken: it claims least', () => {
    const rescue = rescueWith({ ...requiredVote, step: 'temperature-check' }, { ...requiredVote, step: 'signal' });
    expect(matchProposal(rescue, aVote({ discussion }), [])).toMatchObject({ step: 0 });
  });

  it('a listed id is stronger than a discussion of another part', () => {
    const other = aGiver({ id: 'other', votes: [{ ...requiredVote, id: idOf('a') }] });
    const rescue = aRescue({ contributions: [aGiver(), other] });
    expect(matchProposal(rescue, aVote({ discussion }), [])).toMatchObject({ part: { id: 'other' }, by: 'listed' });
  });
});

describe('a topic', () => {
  const rescue = { ...rescueWith(talk), topics: [{ host: 'forum.example', id: 7, label: 'the incident' }] };

  it('belongs to the part that it discusses', () => {
    expect(matchTopic(rescue, { host: 'Forum.Example', id: 1 })).toEqual({
      rescueId: 'rescue',
      part: { kind: 'contribution', id: 'giver' },
    });
  });

  it('belongs to the rescue as a whole', () => {
    expect(matchTopic(rescue, { host: 'forum.example', id: 7 })).toEqual({ rescueId: 'rescue' });
  });

  it('belongs to neither', () => {
    expect(matchTopic(rescue, { host: 'forum.example', id: 8 })).toBeUndefined();
  });
});
