import { spaceAliases } from '../catalogue/space-aliases';
import { placeOf, placeOfSubject, samePlace } from '../domain/governance/on-chain/on-chain-place';
import { sameSpace } from '../domain/governance/space-name';
import { type Subject, subjectKey } from '../domain/governance/subject';
import { type Topic, type TopicRef, topicKey } from '../domain/governance/topic';
import { snapshotKey } from '../domain/governance/venue';
import { hasPrefix, isListed, matchTopic, type PartRef } from '../domain/rescue/match-proposal';
import { isPast, type Rescue, type VoteStep } from '../domain/rescue/rescue';
import type { RescueReading } from '../reading/rescue-reading';
import type { PanelSubject } from './views/panel-view';

/** Whether a page may belong to a rescue, judged by its address alone: where not, nobody is asked about it. */
export function mayBelong(rescue: Rescue, subject: Subject, topics: readonly Topic[]): boolean {
  if (subject.kind === 'topic') return matchTopic(rescue, subject) !== undefined;
  const key = subjectKey(subject);
  // A contract holds votes about everything: only what a list names is about the rescue.
  if (subject.venue !== 'snapshot') return listedPart(rescue, subject) !== undefined;
  const place = placeOfSubject(subject);
  if (place)
    return stepsOf(rescue).some(
      ({ step }) => samePlace(placeOf(step), place) && (!isPast(rescue) || step.id === subject.id),
    );
  if (subject.network !== 's') return false;
  return (
    listedPart(rescue, subject) !== undefined ||
    // Of a past rescue all votes are listed: what is new in its spaces is about something else.
    (!isPast(rescue) && snapshotSteps(rescue).some(({ step }) => inSpace(step, subject.space))) ||
    snapshotSteps(rescue).some(({ step }) => hasPrefix(step, subject.id) && inSpace(step, subject.space)) ||
    topics.some(
      (topic) => topic.openingPostProposalIds.some((id) => snapshotKey(id) === key) && matchTopic(rescue, topic),
    )
  );
}

/** The rescues that a page may belong to, the likeliest first: those that name it, then those that go on. */
export function rescuesOf(rescues: readonly Rescue[], subject: Subject, topics: readonly Topic[]): Rescue[] {
  const doubt = (rescue: Rescue): number => {
    const named = subject.kind === 'topic' || listedPart(rescue, subject) !== undefined;
    return (named ? 0 : 2) + (isPast(rescue) ? 1 : 0);
  };
  return rescues.filter((rescue) => mayBelong(rescue, subject, topics)).sort((a, b) => doubt(a) - doubt(b));
}

/** What a page is about in a rescue, from what was observed so far; `undefined` where nothing observed ties it to the rescue. */
export function findPart({ rescue, evidence }: RescueReading, subject: Subject): PanelSubject | undefined {
  if (subject.kind === 'topic') {
    const match = matchTopic(rescue, subject);
    return match && { subject, ...(match.part && { part: match.part }) };
  }
  const proposalKey = subjectKey(subject);
  const part = evidence.matches.get(proposalKey)?.part ?? listedPart(rescue, subject);
  return part && { subject, part, proposalKey };
}

/** Topics of the parts that vote in a space: their opening posts may link the proposal. */
export function topicsOfSpace(rescue: Rescue, space: string | undefined): TopicRef[] {
  const parts = new Set(
    snapshotSteps(rescue)
      .filter(({ step }) => inSpace(step, space))
      .map(({ votes }) => votes),
  );
  const topics = [...parts].flatMap((votes) => votes.flatMap(({ topic }) => topic ?? []));
  return [...new Map(topics.map((topic) => [topicKey(topic), topic])).values()];
}

/** The part whose chain of votes names the proposal by its id. */
function listedPart(rescue: Rescue, subject: Extract<Subject, { kind: 'proposal' }>): PartRef | undefined {
  const key = subjectKey(subject);
  const place = placeOfSubject(subject);
  return stepsOf(rescue).find(
    ({ step }) => isListed(step, key) || (step.id === subject.id && samePlace(placeOf(step), place)),
  )?.part;
}

interface PartStep {
  step: VoteStep;
  part: PartRef;
  votes: readonly VoteStep[];
}

function snapshotSteps(rescue: Rescue): PartStep[] {
  return stepsOf(rescue).filter(({ step }) => step.venue === 'snapshot');
}

function stepsOf(rescue: Rescue): PartStep[] {
  const parts = [
    ...rescue.contributions.map(({ id, votes }) => ({ part: { kind: 'contribution' as const, id }, votes })),
    ...rescue.recoveries.map(({ id, votes }) => ({ part: { kind: 'recovery' as const, id }, votes })),
  ];
  return parts.flatMap(({ part, votes }) => votes.map((step) => ({ step, part, votes })));
}

function inSpace(step: VoteStep, space: string | undefined): boolean {
  return sameSpace(step.space, space, spaceAliases);
}
