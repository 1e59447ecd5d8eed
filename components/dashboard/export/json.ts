import { withSentences } from '../../../lib/i18n/with-sentences';
import type { DashboardView } from '../../../lib/messages/dashboard-view';
import type { ActivityView } from '../../../lib/messages/popup-view';
import type { Ladders } from '../../../lib/reading/ladder-at';
import type { Viewed } from '../viewed';

/** The version of what is exported. Greater ones may leave out what smaller ones have. */
const version = 1;

/** All that the page shows, as one JSON text: what `inspect --json` prints of a rescue, and beside it days, votes, payments and activity. */
export function jsonOf(
  { view, reading, look }: Viewed,
  ladders: Ladders,
  votes: DashboardView['votes'],
  activity: readonly ActivityView[],
): string {
  const { at, publication } = view;
  const days = ladders.days.filter((day) => look.at === undefined || day <= look.at);
  return `${JSON.stringify(
    {
      format: 'shortfall-rescue',
      version,
      at,
      publication,
      rescue: withSentences(view),
      overTime: days.map((day) => ({ day: new Date(day).toISOString().slice(0, 10), ladder: ladders.at(day) })),
      votes,
      deliveries: reading.evidence.deliveries,
      activity,
    },
    // Smallest units: what JSON cannot carry as a number.
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
    2,
  )}\n`;
}
