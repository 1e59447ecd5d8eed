import { TopicAsks } from './TopicAsks';
import { TopicVotes } from './TopicVotes';
import { TopicWarning } from './TopicWarning';
import topicCss from './topic.css?inline';
import { giveTopicParts } from './topic-parts';

/** Lets the panels of this script show what topics say. For the script of forums. */
export function showTopics(): void {
  giveTopicParts({ Warning: TopicWarning, Asks: TopicAsks, Votes: TopicVotes, css: topicCss });
}
