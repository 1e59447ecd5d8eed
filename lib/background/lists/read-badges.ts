import { readCatalogue } from '../../catalogue/rescues';
import type { Rescue } from '../../domain/rescue/rescue';
import type { Milliseconds } from '../../domain/time';
import type { BadgeView } from '../../messages/badge-view';
import type { Protocol } from '../../messages/protocol';
import { type RescueReading, readingOf } from '../../reading/rescue-reading';
import { findPart, rescuesOf } from '../find-part';
import { readObserved, readStored } from '../read-stored';
import { badgeView } from '../views/badge-view';

/** The badges of a list, from the catalogue and what is stored. Nobody is asked and nothing is written: a list has many rows. */
export async function readBadges(
  { subjects }: Protocol['readBadges']['request'],
  now: Milliseconds = Date.now(),
): Promise<Protocol['readBadges']['answer']> {
  const stored = await readStored();
  const readings = new Map<string, RescueReading>();
  const read = async (rescue: Rescue): Promise<RescueReading> => {
    const known = readings.get(rescue.id) ?? readingOf(rescue, await readObserved(rescue, stored), now);
    readings.set(rescue.id, known);
    return known;
  };
  const badges: BadgeView[] = [];
  for (const subject of subjects)
    for (const rescue of rescuesOf(readCatalogue(), subject, stored.topics)) {
      const reading = await read(rescue);
      const about = findPart(reading, subject);
      if (!about) continue;
      badges.push(badgeView(reading, subject, about.part));
      break;
    }
  return { kind: 'badges', badges };
}
