import type { TopicAsks } from './TopicAsks';
import type { TopicVotes } from './TopicVotes';
import type { TopicWarning } from './TopicWarning';

/** What a panel shows of a topic and of nothing else, with its style. */
export interface TopicParts {
  Warning: typeof TopicWarning;
  Asks: typeof TopicAsks;
  Votes: typeof TopicVotes;
  css: string;
}

let parts: TopicParts | undefined;

/** Gives a script the parts for topics. */
export function giveTopicParts(given: TopicParts): void {
  parts = given;
}

/** The parts for topics; `undefined` in a script that runs where no topics are, and does without their weight. */
export function topicParts(): TopicParts | undefined {
  return parts;
}
