import { readCatalogue } from '../../catalogue/rescues';
import type { RescueActivityView } from '../../messages/dashboard-view';
import type { Protocol } from '../../messages/protocol';
import { readActivity } from '../../store/events';
import { activityView } from '../views/activity-view';

/** News that is looked through, and lines that are told at most. */
const mostRead = 5_000;
const mostTold = 1_000;

/** What happened in one rescue, newest first: what was recorded, and nothing that a later look would make of it. */
export async function readRescueActivity({
  rescueId,
}: Protocol['readRescueActivity']['request']): Promise<RescueActivityView> {
  const events = (await readActivity(mostRead)).filter((event) => event.rescueId === rescueId);
  const rescues = readCatalogue();
  return { kind: 'activity', lines: events.slice(0, mostTold).map((event) => activityView(event, rescues)) };
}
