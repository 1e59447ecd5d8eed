import { type Milliseconds, minute } from '../../time';
import type { TimeRange } from '../on-chain-state';
import type { Proposal } from '../proposal';
import type { EditedField } from '../proposal-event';

/** What of a proposal was edited between two observations. */
export function editsOf(previous: Proposal, next: Proposal): EditedField[] {
  const edits: EditedField[] = [];
  if (previous.title !== next.title) edits.push('title');
  if (!sameChoices(previous, next)) edits.push('choices');
  if (hasMoved(previous.startAt, next.startAt, previous.chain?.startRange, next.chain?.startRange)) edits.push('start');
  if (isEndMoved(previous, next)) edits.push('end');
  if (previous.discussion !== next.discussion) edits.push('discussion');
  edits.push(...paymentEdits(previous, next));
  // An edit of which nothing shows here is one of the text.
  if (edits.length === 0 && previous.editedAt !== next.editedAt && next.editedAt !== undefined) edits.push('text');
  return edits;
}

/** Whether the choices are those of before, in their order. */
export function sameChoices(a: Proposal, b: Proposal): boolean {
  return a.choices.length === b.choices.length && a.choices.every((choice, index) => choice === b.choices[index]);
}

/** Whether somebody moved the end, as opposed to a better estimate of it. */
export function isEndMoved(previous: Proposal, next: Proposal): boolean {
  return hasMoved(previous.endAt, next.endAt, previous.chain?.endRange, next.chain?.endRange);
}

/** What the steps of a vote pay, where both looks know it of the same steps: a step that could not be read is no edit. */
function paymentEdits({ chain: before }: Proposal, { chain: now }: Proposal): EditedField[] {
  if (!before || !now || before.steps.length !== now.steps.length) return [];
  const pairs = now.steps.flatMap(({ pays: is }, index) => {
    const was = before.steps[index]?.pays;
    return is && was ? [{ was, is }] : [];
  });
  const paid = pairs.some(({ was, is }) => was.units !== is.units || was.token !== is.token);
  const diverted = pairs.some(({ was, is }) => was.to.toLowerCase() !== is.to.toLowerCase());
  return [...(paid ? (['amount'] as const) : []), ...(diverted ? (['recipient'] as const) : [])];
}

/** Whether a time is another one. Estimates of the same block differ from look to look, and from the time that it then had. */
function hasMoved(before: Milliseconds, now: Milliseconds, was?: TimeRange, is?: TimeRange): boolean {
  if (!was && !is) return before !== now;
  const [earlier, later] = [was ?? { from: before, to: before }, is ?? { from: now, to: now }];
  return later.from > earlier.to + estimateError || later.to < earlier.from - estimateError;
}

/** Chains keep their pace; a deadline that is moved is moved by hours. */
const estimateError = 30 * minute;
