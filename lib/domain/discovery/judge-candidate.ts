import type { TopicAmount } from '../governance/topic';
import { topicKey } from '../governance/topic';
import { checkRecipient, type RecipientCheck } from '../rescue/recipient-check';
import type { Rescue } from '../rescue/rescue';
import { dateSpan } from '../time';
import type { Candidate } from './candidate';
import { asksNothing, gives, isPast, lures, namesAmount, serves, sets, speaksOfLoss, tells } from './cues';
import type { RescueTerm } from './rescue-terms';
import { type TermHit, termHits } from './term-hits';

/** What ties a text to a rescue, the strongest of it. */
export type Tie = { by: 'term'; shown: string } | { by: 'recipient' } | { by: 'link' };

/** What a text is to a rescue. */
export interface Judgement {
  /** `part`: to be suggested; `mention`: it speaks of the rescue, or of nothing of it. */
  verdict: 'part' | 'mention';
  /** Higher is likelier. */
  score: number;
  tie?: Tie;
  /** What it asks for, of it all that which fits best. */
  ask?: TopicAmount;
  /** The worst of what its addresses are to the rescue. */
  danger?: Extract<RecipientCheck, 'look-alike' | 'other'>;
}

/** From here on it is suggested. */
const enough = 5;
const enoughTie = 1.5;
const enoughAct = 2;

/** Judges whether a text is part of a rescue, by its words, addresses and links, and by what it asks for. */
export function judgeCandidate(candidate: Candidate, rescue: Rescue, terms: readonly RescueTerm[]): Judgement {
  const { title, lines } = candidate;
  const inTitle = termHits(title, terms);
  const perLine = lines.map((line) => ({ line, hits: termHits(line, terms) }));
  const checked = addressesIn(candidate).map((address) => checkRecipient(rescue.recipients, address));
  const isPaidIn = checked.includes('known');
  const isLinked = linksTo(candidate, rescue);
  const ties: { points: number; tie: Tie }[] = [
    ...(isPaidIn ? [{ points: 4, tie: { by: 'recipient' as const } }] : []),
    ...(isLinked ? [{ points: 3, tie: { by: 'link' as const } }] : []),
    ...inTitle.map((hit) => tieOf(hit, { name: 4, protocol: 3, asset: 3, stem: 1.5 })),
    ...perLine.flatMap(({ hits }) => hits).map((hit) => tieOf(hit, { name: 2, protocol: 1.5, asset: 1.5, stem: 0.5 })),
  ].sort((a, b) => b.points - a.points);
  const [strongest, second] = ties;
  const isStem = (hits: readonly TermHit[]): boolean => hits.every(({ term }) => term.kind === 'stem');
  // An everyday word is about the rescue only where somebody lost something.
  const onlyStems = !isPaidIn && !isLinked && isStem(inTitle) && perLine.every(({ hits }) => isStem(hits));
  if (!strongest || (onlyStems && ![title, ...lines].some((line) => speaksOfLoss.test(line))))
    return { verdict: 'mention', score: 0 };
  const tied = strongest.points + (second ? 0.5 : 0);
  const isNear = (text: string): boolean =>
    isPaidIn || inTitle.length > 0 || perLine.some(({ line, hits }) => hits.length > 0 && line.includes(text));
  const { act, ask } = actOf(candidate, isNear, isLinked);
  const score = tied + act - doubtOf(candidate);
  const startsAt = dateSpan(rescue.incident.at)?.from ?? 0;
  const isBefore = candidate.createdAt !== undefined && candidate.createdAt < startsAt;
  const isPart = !isBefore && tied >= enoughTie && act >= enoughAct && score >= enough;
  const wrong = dangerIn(candidate, rescue);
  const danger = wrong === 'other' && !isPart ? undefined : wrong;
  return {
    verdict: isPart ? 'part' : 'mention',
    score,
    tie: strongest.tie,
    ...(ask && { ask }),
    ...(danger && !isBefore && { danger }),
  };
}

function tieOf({ term, exact }: TermHit, points: Readonly<Record<RescueTerm['kind'], number>>) {
  return { points: points[term.kind] - (exact ? 0 : 0.5), tie: { by: 'term' as const, shown: term.shown } };
}

/** What it does: an ask near to what ties it to the rescue weighs most, a title that speaks of giving next. */
function actOf(
  { title, lines, asks, mentioned }: Candidate,
  isNear: (text: string) => boolean,
  isLinked: boolean,
): { act: number; ask?: TopicAmount } {
  if (tells.test(title) || [title, ...lines].some((line) => asksNothing.test(line) || lures.test(line)))
    return { act: 0 };
  const isSet = sets.test(title) && !gives.test(title);
  const weigh = (ask: TopicAmount, points: number): { ask: TopicAmount; points: number } => {
    const paid = serves.test(title) || serves.test(ask.sentence);
    return { ask, points: points + (isNear(ask.sentence) || isLinked ? 1 : 0) - (paid ? 3 : 0) };
  };
  const weighed = [
    ...asks
      .filter(({ confidence }) => confidence === 'high')
      .map((ask) => weigh(ask, ask.instrument === 'unknown' ? 1.5 : 3)),
    // Not so plain that it could be offered as an ask; still somebody is to give it.
    ...mentioned
      .filter(({ sentence }) => (gives.test(sentence) || namesAmount.test(sentence)) && !isPast.test(sentence))
      .map((amount) => weigh(amount, 2)),
  ].sort((a, b) => b.points - a.points);
  const [best] = weighed;
  const isGesture = gives.test(title) && !serves.test(title);
  // A title that names no rescue may still be about giving.
  const gesture = !isGesture ? 0 : isNear(title) ? 2 : best ? 1 : 0;
  const act = (best?.points ?? 0) + gesture - (isSet ? 3 : 0);
  return { act, ...(best && { ask: best.ask }) };
}

/** Anybody can make a space, and spam borrows the words of the real thing. */
function doubtOf({ unverified, flagged }: Candidate): number {
  return (unverified ? 1 : 0) + (flagged ? 2 : 0);
}

function linksTo({ topics, proposalIds }: Candidate, rescue: Rescue): boolean {
  const steps = [...rescue.contributions, ...rescue.recoveries].flatMap(({ votes }) => votes);
  const own = new Set([...rescue.topics, ...steps.flatMap(({ topic }) => topic ?? [])].map((topic) => topicKey(topic)));
  const ids = new Set(steps.flatMap(({ id }) => id ?? []));
  return topics.some((topic) => own.has(topicKey(topic))) || proposalIds.some((id) => ids.has(id));
}

/** Whether a text leads money elsewhere than to the rescue: by an address that looks like one of its own, or by another that it calls the destination. */
export function dangerIn(candidate: Candidate, { recipients }: Rescue): Judgement['danger'] {
  const checked = addressesIn(candidate).map((address) => checkRecipient(recipients, address));
  if (checked.includes('look-alike')) return 'look-alike';
  const { recipient } = candidate;
  return recipient !== undefined && checkRecipient(recipients, recipient) === 'other' ? 'other' : undefined;
}

/** Every address in a text, also behind links. */
function addressesIn({ lines }: Pick<Candidate, 'lines'>): string[] {
  const found = lines.flatMap((line) => line.match(/0x[0-9a-fA-F]{40}(?![0-9a-fA-F])/g) ?? []);
  return [...new Set(found.map((address) => address.toLowerCase()))].slice(0, 200);
}
