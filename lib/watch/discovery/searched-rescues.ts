import { daos } from '../../catalogue/daos';
import { rescueTerms } from '../../domain/discovery/rescue-terms';
import type { SearchedRescue } from '../../domain/discovery/suggestion';
import { isPast, type Rescue } from '../../domain/rescue/rescue';

const busy: ReadonlySet<string> = new Set(daos.map(({ id }) => id));

/** The rescues that go on, with the words by which they are searched. */
export function searchedRescues(rescues: readonly Rescue[]): SearchedRescue[] {
  return rescues.filter((rescue) => !isPast(rescue)).map((rescue) => ({ rescue, terms: rescueTerms(rescue, busy) }));
}
