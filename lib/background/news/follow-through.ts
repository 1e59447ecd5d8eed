import { readCatalogue } from '../../catalogue/rescues';
import type { RescueHappening, RescueMark } from '../../domain/follow-through/rescue-event';
import { rescueMarks } from '../../domain/follow-through/rescue-marks';
import type { Rescue, VoteStep } from '../../domain/rescue/rescue';
import type { Milliseconds } from '../../domain/time';
import { readingOf } from '../../reading/rescue-reading';
import { forgetFollowed, saveMarks } from '../../store/follow-through/save-marks';
import { readPreferences } from '../../store/preferences';
import type { StoredEvent } from '../../store/schema';
import { readWatches } from '../../store/watches';
import { readObserved, readStored } from '../read-stored';

/**
 * Looks at what the promises of every rescue that is followed have come to: what arrived in all, and what was approved and has not come.
 * Asks nobody: it adds up what is stored. Throws `StorageError`.
 */
export async function followThrough(now: Milliseconds, rescues: readonly Rescue[] = readCatalogue()): Promise<void> {
  const watched = new Set((await readWatches()).map(({ rescueId }) => rescueId));
  const stored = await readStored();
  const { denominators } = await readPreferences();
  for (const rescue of rescues) {
    if (!watched.has(rescue.id)) {
      await forgetFollowed(rescue.id);
      continue;
    }
    const observed = await readObserved(rescue, stored);
    const { ledger } = readingOf(rescue, observed, now);
    const { arrivalsReadSince } = observed;
    const denominatorId = denominators[rescue.id];
    const marks = rescueMarks(ledger, {
      now,
      ...(arrivalsReadSince !== undefined && { arrivalsReadSince }),
      ...(denominatorId !== undefined && { denominatorId }),
    });
    await saveMarks(rescue.id, marks, (mark) => eventOf(rescue, mark, now), now);
  }
}

function eventOf(rescue: Rescue, { name, contributionId, happening }: RescueMark, now: Milliseconds): StoredEvent {
  const contribution = rescue.contributions.find(({ id }) => id === contributionId);
  return {
    id: name,
    rescueId: rescue.id,
    ...(contribution && { contributionId: contribution.id, contributor: contribution.contributor }),
    url: pageOf(rescue, contribution?.votes ?? []),
    title: rescue.name,
    at: now,
    news: { subject: 'rescue', event: { ...happening, id: name } },
    unread: toldByDefault[happening.kind] ? 1 : 0,
  };
}

/** Of a rescue's news, what a user is told unless they say otherwise. */
const toldByDefault: Record<RescueHappening['kind'], boolean> = {
  'nothing-moved': true,
  'coverage-crossed': false,
  blocked: false,
};

/** Where a click leads: to the vote, or where it is spoken of; else to where the incident is told. */
function pageOf(rescue: Rescue, votes: readonly VoteStep[]): string {
  const url = votes.findLast((step) => step.url !== undefined)?.url;
  const topic = votes.findLast((step) => step.topic !== undefined)?.topic ?? rescue.topics[0];
  return url ?? (topic ? `https://${topic.host}/t/${topic.id}` : rescue.incident.source);
}
