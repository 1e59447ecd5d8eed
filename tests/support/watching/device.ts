import { deleteDB } from 'idb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useEnglishMessages } from '../english-messages.ts';
import { seeded } from '../seeded.ts';
import { installDoors, type Life, mortalFetch, outside, presentLife } from './mortal-worker.ts';
import { product } from './product.ts';

/** A notification at the moment at which it was handed to the browser. */
export interface Appearance {
  at: number;
  rescueId: string;
  title: string;
  message: string;
  /** The news that it speaks of. */
  ids: readonly string[];
  /** One of the same rescue stood there already: it was replaced. */
  replaced: boolean;
  /** The life of the worker that showed it. */
  life: Life | undefined;
}

/** What a schedule is played on: a browser profile, with its notifications and its clock. */
export interface Device {
  appearances: Appearance[];
  /** Of which rescues the browser takes no notifications. */
  refused: Set<string>;
  visible(): Promise<string[]>;
  badge(): Promise<string>;
  setClock(at: number): void;
}

let device: Device | undefined;

/** A browser profile in which nothing was stored yet. The network is whatever `fetch` is just now. */
export async function freshDevice(now: number, seed: number): Promise<Device> {
  const { closeDatabase, readShown } = await product();
  await closeDatabase();
  await deleteDB('shortfall');
  fakeBrowser.reset();
  useEnglishMessages();
  device = {
    appearances: [],
    refused: new Set(),
    visible: async () => Object.keys(await fakeBrowser.notifications.getAll()),
    badge: () => fakeBrowser.action.getBadgeText({}),
    setClock: (at) => void vi.setSystemTime(at),
  };
  mortalFetch();
  const random = seeded(seed);
  vi.spyOn(Math, 'random').mockImplementation(random);
  vi.spyOn(console, 'warn').mockReturnValue();
  setUpOnce(readShown);
  vi.useFakeTimers({ toFake: ['Date'], now });
  return device;
}

let isSetUp = false;

function setUpOnce(readShown: (rescueId: string) => Promise<string[]>): void {
  if (isSetUp) return;
  isSetUp = true;
  // The locks of a worker die with it; those of this process would not.
  vi.stubGlobal('navigator', {});
  // What the product waits between two notifications is no part of the schedules.
  const { setTimeout: real } = globalThis;
  vi.stubGlobal('setTimeout', (run: () => void, wait = 0) => real(run, wait <= 1_000 ? 0 : wait));
  const { create } = fakeBrowser.notifications;
  const show = async (rescueId: string, options: { title: string; message: string }) => {
    if (!device || device.refused.has(rescueId)) throw new Error('not allowed');
    const [before, ids, life] = [
      await outside(() => fakeBrowser.notifications.getAll()),
      await outside(() => readShown(rescueId)),
      presentLife(),
    ];
    const { title, message } = options;
    device.appearances.push({ at: Date.now(), rescueId, title, message, ids, replaced: rescueId in before, life });
    return create(rescueId, options as never);
  };
  Object.assign(fakeBrowser.notifications, { create: show, getPermissionLevel: async () => 'granted' });
  Object.assign(fakeBrowser.tabs, { query: async () => [], create: async () => ({}), update: async () => ({}) });
  installDoors();
}
