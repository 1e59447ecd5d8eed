import type { Milliseconds } from '../domain/time';
import type { Problem } from '../messages/panel-view';
import { formatRelative } from './format';
import { type MessageKey, message } from './message';

const reasons: Record<Problem['reason'], MessageKey> = {
  unreachable: 'problemUnreachable',
  'rate-limited': 'problemRateLimited',
  malformed: 'problemMalformed',
  'not-found': 'problemNotFound',
  'not-permitted': 'problemNotPermitted',
  'not-allowed': 'problemNotAllowed',
  'invalid-key': 'problemInvalidKey',
  'storage-blocked': 'problemStorageBlocked',
  'storage-full': 'problemStorageFull',
  'storage-busy': 'problemStorageBusy',
  'storage-broken': 'problemStorageBroken',
  'nodes-not-allowed': 'problemNodesNotAllowed',
};

/** What is wrong with a source. */
export function reasonOfProblem({ reason, source }: Pick<Problem, 'reason' | 'source'>): string {
  return message(reasons[reason], source);
}

/** What is wrong with a source, and what is shown instead. */
export function problemText(problem: Problem, now: Milliseconds): string {
  const what = reasonOfProblem(problem);
  // Nothing is older for it, or it says itself what is not known: without its key, a source is asked still.
  if (problem.source === 'storage' || ['invalid-key', 'nodes-not-allowed'].includes(problem.reason)) return what;
  const instead =
    problem.lastGoodAt === undefined
      ? message('problemNothingYet')
      : message('problemLastGood', formatRelative(problem.lastGoodAt, now));
  return `${what} ${instead}`;
}
