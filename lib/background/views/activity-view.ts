import type { Rescue } from '../../domain/rescue/rescue';
import type { ActivityView } from '../../messages/popup-view';
import type { StoredEvent } from '../../store/schema';

/** One line of the activity. */
export function activityView(event: StoredEvent, rescues: readonly Rescue[]): ActivityView {
  const { id, contributor, title, url, at, unread, news, rescueId, late, dropped } = event;
  return {
    id,
    rescueName: rescues.find((rescue) => rescue.id === rescueId)?.name ?? rescueId,
    ...(contributor !== undefined && { contributor }),
    title,
    url,
    at,
    unread: unread === 1,
    ...(late && { late }),
    ...(dropped && { dropped }),
    news,
  };
}
