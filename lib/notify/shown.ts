import { browser } from 'wxt/browser';
import { z } from '../platform/zod';

const key = 'notifications';
const schema = z.object({
  /** Which news each rescue's notification speaks of. */
  shown: z.catch(z.record(z.string(), z.array(z.string())), {}),
  blocked: z.catch(z.boolean(), false),
});

async function read(): Promise<z.infer<typeof schema>> {
  const parsed = schema.safeParse((await browser.storage.local.get(key))[key] ?? {});
  return parsed.success ? parsed.data : { shown: {}, blocked: false };
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

/** Whether the last attempt to notify was refused by the browser. */
export async function readNotificationsBlocked(): Promise<boolean> {
  return (await read()).blocked;
}

/** Remembers whether the browser lets us notify. */
export async function saveNotificationsBlocked(blocked: boolean): Promise<void> {
  const state = await read();
  if (state.blocked !== blocked) await browser.storage.local.set({ [key]: { ...state, blocked } });
}
