import type { Suggestion } from '../../domain/discovery/suggestion';
import type { Subject } from '../../domain/governance/subject';
import { topicWatchOf } from '../../domain/topic/topic-watch';
import type { SuggestionView, TrackedView } from '../../messages/hint-view';
import type { RescueReading } from '../../reading/rescue-reading';
import { readSuggestions } from '../../store/discovery/suggestions';
import { readTrackedParts } from '../../store/discovery/tracked-parts';
import { findPart } from '../find-part';
import { hintOf } from './hint-text';

/** Suggestions that the popup shows. */
const most = 12;

/** What was found for these rescues and belongs to none of their parts, the likeliest first, warnings before all; and what the user tracks. */
export async function readSuggestionsView(
  readings: readonly RescueReading[],
): Promise<{ suggestions: SuggestionView[]; tracked: TrackedView[] }> {
  const [found, tracked] = await Promise.all([readSuggestions(), readTrackedParts()]);
  const suggestions = found.flatMap((each): SuggestionView[] => {
    const reading = readings.find(({ rescue }) => rescue.id === each.rescueId);
    const subject = subjectOf(each);
    if (!reading || !subject || findPart(reading, subject)) return [];
    const { key, rescueId, title, url } = each;
    return [{ key, rescueId, title, url, ...hintOf(each, reading.rescue, true) }];
  });
  return {
    suggestions: suggestions.toSorted((a, b) => Number(b.danger) - Number(a.danger)).slice(0, most),
    tracked: tracked.flatMap(({ key, rescueId, contributor, url, ask }): TrackedView[] => {
      const rescue = readings.find((reading) => reading.rescue.id === rescueId)?.rescue;
      return rescue ? [{ key, rescueName: rescue.name, contributor, url, ...(ask && { ask }) }] : [];
    }),
  };
}

function subjectOf({ key, place }: Suggestion): Subject | undefined {
  const topic = topicWatchOf(key)?.topic;
  if (topic) return { kind: 'topic', ...topic };
  const id = /^snapshot:(\w+)$/.exec(key)?.[1];
  return id === undefined ? undefined : { kind: 'proposal', venue: 'snapshot', network: 's', space: place, id };
}
