import { browser } from 'wxt/browser';
import type { NotificationTrouble } from '../messages/notifications/notifications-view';
import { z } from '../platform/zod';

const key = 'notifications';

/** Id of the notification that the user asks for, to see whether they come through. A click on it leads to the activity. */
export const sampleId = 'sample';

const schema = z.object({
  /** Which news each rescue's notification speaks of. */
  shown: z.catch(z.record(z.string(), z.array(z.string())), {}),
  trouble: z.catch(z.optional(z.enum(['denied', 'refused', 'vanished'])), undefined),
});

async function read(): Promise<z.infer<typeof schema>> {
  const parsed = schema.safeParse((await browser.storage.local.get(key))[key] ?? {});
  return parsed.success ? parsed.data : { shown: {} };
}

/** Ids of the news that a rescue's last notification spoke of. A click is about these, whatever has come since. */
export async function readShown(rescueId: string): Promise<string[]> {
  return (await read()).shown[rescueId] ?? [];
}

/** Whether a rescue's notification is still there. */
export async function isVisible(rescueId: string): Promise<boolean> {
  return rescueId in (await browser.notifications.getAll());
}

/** Remembers what a rescue's notification speaks of. Before it is shown: a notification that nobody can explain must not exist. */
export async function saveShown(rescueId: string, eventIds: readonly string[]): Promise<void> {
  const state = await read();
  await browser.storage.local.set({ [key]: { ...state, shown: { ...state.shown, [rescueId]: eventIds } } });
}

/** What keeps notifications from the user, as the last one showed. */
export async function readNotificationTrouble(): Promise<NotificationTrouble | undefined> {
  return (await read()).trouble;
}

/** Remembers what keeps notifications from the user; `undefined`: nothing. */
export async function saveNotificationTrouble(trouble: NotificationTrouble | undefined): Promise<void> {
  const { trouble: before, ...state } = await read();
  if (before !== trouble) await browser.storage.local.set({ [key]: { ...state, ...(trouble && { trouble }) } });
}
