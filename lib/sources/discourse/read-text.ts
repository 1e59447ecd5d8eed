import type { TopicAmount } from '../../domain/governance/topic';
import type { CookedPost } from './cooked-post';
import { readAsks } from './reading/read-asks';
import { recipientIn } from './reading/recipient';

/** What a title and one post say, whatever site they stand on. */
export interface ReadText {
  /** Line by line; addresses that links lead to stand where the link stood. */
  lines: readonly string[];
  /** Where its links lead. */
  links: readonly string[];
  asks: readonly TopicAmount[];
  /** Every other amount in it. */
  mentioned: readonly TopicAmount[];
  /** The one address that it calls the destination. */
  recipient?: string;
}

/** Reads a post that its author wrote under a title. */
export function readText(title: string, { blocks, links }: CookedPost): ReadText {
  const recipient = recipientIn(blocks);
  return {
    lines: blocks.map(({ text }) => text),
    links,
    ...readAsks(title, [{ number: 1, byAuthor: true, blocks }]),
    ...(recipient && { recipient: recipient.address }),
  };
}
