import { browser } from 'wxt/browser';
import { z } from '../../platform/zod';
import { inTurn } from './in-turn';

/** Key in `storage.local` of the user's own rescues, each as a list has it. */
const ownRescuesKey = 'own-rescues';

/** An own rescue as it is stored: of the list format, which is checked when it is used. */
export type StoredRescue = { id: string } & Record<string, unknown>;

const stored = z.array(z.looseObject({ id: z.string() }));

/** The user's own rescues, the newest first. */
export async function readOwnRescues(): Promise<StoredRescue[]> {
  const parsed = stored.safeParse((await browser.storage.local.get(ownRescuesKey))[ownRescuesKey]);
  return parsed.success ? parsed.data : [];
}

/** Keeps a rescue of the user's own, in place of the one of its id. */
export function saveOwnRescue(rescue: StoredRescue): Promise<void> {
  return inTurn(async () => {
    const before = await readOwnRescues();
    const isThere = before.some(({ id }) => id === rescue.id);
    const after = isThere ? before.map((each) => (each.id === rescue.id ? rescue : each)) : [rescue, ...before];
    await browser.storage.local.set({ [ownRescuesKey]: after });
  });
}

/** Forgets a rescue of the user's own. */
export function forgetOwnRescue(id: string): Promise<void> {
  return inTurn(async () => {
    await browser.storage.local.set({ [ownRescuesKey]: (await readOwnRescues()).filter((each) => each.id !== id) });
  });
}
