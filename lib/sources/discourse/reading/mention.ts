import { withoutTargets } from '../cooked-post';
import type { Amount } from './number/amounts';
import type { Role, Strength } from './role';

/** An amount in a topic, and how plainly it is asked for there. */
export interface Mention {
  amount: Amount;
  strength: Strength;
  /** Part of another amount. */
  part: boolean;
  /** Said to be the sum of others. */
  total: boolean;
  /** The sentence, label or row that it was read from. */
  sentence: string;
  /** What stands around it: the line that leads up to it, and its sentence. For the instrument. */
  around: string;
  /** Number of the post that it stands in, and of its line there. The title is line -1. */
  post: number;
  line: number;
  /** The list or table that it stands in: 0 for none. */
  group: number;
  /** A sentence that changes what was asked earlier. */
  amends: boolean;
  /** It is what was asked before a change. */
  old: boolean;
  /** The word by which it is asked for or given, and what follows the amount. For the instrument. */
  cue: string;
  right: string;
  /** The sentence between the amounts before and after. Empty where it is the only one. */
  segment: string;
  /** In the cells beside it. */
  recipient: string | undefined;
}

/** A mention before it is known where it stands. */
export type Found = Omit<Mention, 'post' | 'line' | 'group' | 'around'>;

const longestSentence = 400;

/** A mention of an amount in a sentence. */
export function found(amount: Amount, { strength, part, cue }: Role, sentence: string): Found {
  const rest = { total: false, amends: false, old: false, right: '', segment: '', recipient: undefined };
  return { amount, strength, part, cue, sentence: shown(sentence), ...rest };
}

/** A sentence as it is shown: without our marks, and not without end. */
function shown(text: string): string {
  const clean = withoutTargets(text).trim();
  return clean.length <= longestSentence ? clean : `${clean.slice(0, longestSentence - 1)}…`;
}
