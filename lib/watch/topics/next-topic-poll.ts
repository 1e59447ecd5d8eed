import type { Topic } from '../../domain/governance/topic';
import { day, hour, type Milliseconds, minute } from '../../domain/time';
import { isPollOver } from '../../domain/topic/topic-poll';
import { wait } from '../next-poll';

/** A topic that nobody has written in for so long is asked about less often. */
const quietAfter = 30 * day;
/** How often it is asked whether a closed, quiet or hidden topic has changed after all. */
const seldom = 6 * hour;
const usual = 15 * minute;
/** Before a poll closes. */
const tight = 5 * minute;
/** Forums answer from a cache of a minute. */
const cached = minute;

/** When a watched topic is next looked at; `undefined` once nothing can change any more. `failures` in a row double the wait. */
export function nextTopicPollAt(
  topic: Topic | undefined,
  now: Milliseconds,
  random: number,
  failures = 0,
): Milliseconds | undefined {
  if (!topic) return now + wait(usual, random, failures);
  const closings = (topic.polls ?? [])
    .filter((poll) => !isPollOver(poll, now))
    .map(({ closesAt }) => closesAt ?? Number.POSITIVE_INFINITY);
  const soonest = Math.min(...closings);
  if (topic.archived && closings.length === 0) return undefined;
  if (topic.hiddenSince !== undefined) return now + wait(seldom, random, failures);
  const isQuiet = topic.closed || now - (topic.lastPostAt ?? now) > quietAfter;
  const step = soonest - now < 2 * hour ? tight : isQuiet && closings.length === 0 ? seldom : usual;
  return Math.min(now + wait(step, random, failures), soonest + cached);
}
