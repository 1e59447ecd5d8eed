import type { Milliseconds } from '../time';
import type { RescueMark } from './rescue-event';

/** What became of a rescue's marks: those to remember, and those of them that are news. */
export interface MarkNews {
  remember: readonly RescueMark[];
  tell: readonly RescueMark[];
}

/**
 * The marks that are new. What was true when somebody began to follow is a baseline, never news; of several crossings or silences that are
 * due at once, after a sleep, only the furthest is told.
 */
export function newsOfMarks(
  marks: readonly RescueMark[],
  isKnown: (name: string) => boolean,
  followedSince: Milliseconds | undefined,
): MarkNews {
  const remember = marks.filter(({ name }) => !isKnown(name));
  if (followedSince === undefined) return { remember, tell: [] };
  const fresh = remember.filter(({ since }) => since === undefined || since > followedSince);
  return {
    remember,
    tell: fresh.filter((mark, index) => !fresh.slice(index + 1).some((later) => outdoes(later, mark))),
  };
}

/** Whether a later mark of the list says all that an earlier one does, and more. */
function outdoes(later: RescueMark, { contributionId, happening }: RescueMark): boolean {
  const other = later.happening;
  if (later.contributionId !== contributionId || other.kind !== happening.kind) return false;
  return other.kind !== 'coverage-crossed' || (happening.kind === other.kind && happening.rung === other.rung);
}
