import { laterVotes } from '../rescue/observed-votes';
import type { Reason } from '../rescue/reason';
import type { VoteStep } from '../rescue/rescue';
import type { Standing } from '../rescue/stage';
import { dateSpan, type Milliseconds } from '../time';
import { laterAttempt } from './attempts';
import { decidingVoteFailed, waitingPayloads } from './payloads';

/** One thing that is said about where a contribution stands, and when it was said. */
export interface SaidStanding {
  standing: Standing;
  because: Reason;
  from: Milliseconds;
  to: Milliseconds;
  /** How a vote ended, rather than words about a promise: its index in the chain. */
  vote?: number;
}

const never = { from: Number.NEGATIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

/** What was published about one vote that was not read: how it ended, or when it was called to. */
export function resultOf(votes: readonly VoteStep[], index: number, now: Milliseconds): SaidStanding[] {
  const step = votes[index];
  if (!step || step.venue === 'discourse') return [];
  const space = step.space ?? step.venue;
  const later = laterVotes(votes, index);
  if (!step.result)
    return step.step === 'payload' || step.venue === 'discourse-poll' ? [] : calledFor(step, later, now);
  const { says, source, asOf } = step.result;
  const span = (asOf === undefined ? undefined : dateSpan(asOf)) ?? never;
  if (span.from > now) return [];
  const cited = { source, ...(asOf !== undefined && { asOf }) };
  const say = (standing: Standing, because: Reason): SaidStanding[] => [{ standing, because, ...span, vote: index }];
  // A forum poll decides nothing, however it ends.
  if (step.venue === 'discourse-poll')
    return says === 'passed' ? [{ standing: 'proposed', because: { kind: 'proposed', ...cited }, ...span }] : [];
  const known = knownAt(votes, now);
  const { waiting, of } = waitingPayloads(known);
  if (step.step === 'payload' && decidingVoteFailed(known)) return [];
  switch (says) {
    case 'passed':
    case 'queued':
      if (step.step === 'payload') return [];
      return step.required && later === 0
        ? say('approved', { kind: 'approval-claimed', ...cited })
        : say('voting', { kind: 'signal-passed', space, laterVotes: later });
    case 'executed':
      if (later > 0) return [];
      return waiting > 0
        ? say('approved', { kind: 'payload-waiting', ...cited, waiting, of })
        : say('executed', { kind: 'executed-claimed', ...cited });
    case 'failed': {
      if (step.step === 'payload') return [];
      const afterSignal = known.some((each, at) => at < index && each.result?.says === 'passed');
      return say('rejected', { kind: 'failed-claimed', space, ...cited, afterSignal });
    }
    case 'expired':
      return say('expired', { kind: 'expired-claimed', ...cited });
    case 'superseded':
    case 'canceled': {
      // One payload of several that was called off does not undo what the others carry out.
      if (step.step === 'payload' && of > 0) return [];
      const again = laterAttempt(votes, index);
      const by = again?.id;
      if (!again)
        return says === 'canceled'
          ? say('withdrawn', { kind: 'vote-canceled', space })
          : say('superseded', { kind: 'vote-resubmitted', space });
      // Submitted again: the new vote tells. Weaker than anything that is said of it.
      return [
        {
          standing: 'proposed',
          because: { kind: 'vote-resubmitted', space, ...(by !== undefined && { by }) },
          ...span,
        },
      ];
    }
  }
}

/** The votes with the results that were known by then. */
function knownAt(votes: readonly VoteStep[], now: Milliseconds): readonly VoteStep[] {
  return votes.map((step) => {
    const span = step.result?.asOf === undefined ? undefined : dateSpan(step.result.asOf);
    if (!span || span.from <= now) return step;
    const { result: _, ...open } = step;
    return open;
  });
}

function calledFor(step: VoteStep, later: number, now: Milliseconds): SaidStanding[] {
  const opens = step.opensAt === undefined ? undefined : dateSpan(step.opensAt);
  const closes = step.closesAt === undefined ? undefined : dateSpan(step.closesAt);
  if (!opens || !closes || now < opens.from) return [];
  const because: Reason =
    now < closes.to
      ? { kind: 'vote-open', space: step.space ?? step.venue, endAt: closes.to, laterVotes: later }
      : { kind: 'outcome-not-found', venue: step.venue };
  return [{ standing: 'voting', because, ...opens }];
}
