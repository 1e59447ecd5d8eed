import 'fake-indexeddb/auto';
import { AsyncLocalStorage } from 'node:async_hooks';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Rescue } from '../../lib/domain/rescue/rescue.ts';
import type { Protocol, RequestName } from '../../lib/messages/protocol.ts';
import { useEnglishMessages } from './english-messages.ts';

/** Who asks the worker. */
export const popup = { id: fakeBrowser.runtime.id, url: 'chrome-extension://test-extension-id/popup.html' };
/** A page of Snapshot, in a normal window. */
export const snapshotPage = { id: fakeBrowser.runtime.id, url: 'https://snapshot.box/', tab: { incognito: false } };
/** A page of Snapshot, in a private window. */
export const privatePage = { ...snapshotPage, tab: { incognito: true } };

/** Asks whoever listens, as a page does; `undefined` where nobody answers. */
export async function askWorker(message: unknown, sender: unknown = snapshotPage): Promise<unknown> {
  let respond: (answer: unknown) => void = () => undefined;
  const answer = new Promise((resolve) => {
    respond = resolve;
  });
  let answered = false;
  const trigger = fakeBrowser.runtime.onMessage.trigger as (...given: unknown[]) => Promise<unknown[]>;
  const kept = await trigger(message, sender, (value: unknown) => {
    answered = true;
    // As it crosses to the page.
    respond(value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
  });
  return kept.includes(true) || answered ? answer : undefined;
}

/** The worker of the extension, with a catalogue of these rescues. Everything but the network and the browser is real. */
export interface TestWorker {
  ask<N extends RequestName>(
    name: N,
    request: Protocol[N]['request'],
    sender?: unknown,
  ): Promise<Protocol[N]['answer']>;
  /** The alarm rings, and the tick that it starts ends. */
  alarm(): Promise<void>;
  /** The alarm rings. */
  ring(): void;
  /** The worker dies wherever it is; the next one starts on what it left. */
  killAndRestart(): Promise<TestWorker>;
  clickNotification(id: string): Promise<void>;
}

/** What the user sees of notifications: `shown` is every one that appeared, in order. */
export interface NotificationCentre {
  shown: { id: string; title: string; message: string }[];
}

/** Which life of the worker does what is done. What an earlier one left under way goes on in this process; nobody hears of it. */
const lives = new AsyncLocalStorage<object>();
let life: object = {};
const isDead = () => (lives.getStore() ?? life) !== life;

/** A new profile: empty stores, no alarms, no notifications. */
export function newProfile(now: number): NotificationCentre {
  life = {};
  vi.restoreAllMocks();
  fakeBrowser.reset();
  useEnglishMessages();
  vi.stubGlobal('indexedDB', new IDBFactory());
  // The locks of a worker die with it; those of this process would not.
  vi.stubGlobal('navigator', {});
  vi.useFakeTimers({ toFake: ['Date'], now });
  const centre: NotificationCentre = { shown: [] };
  const { create } = fakeBrowser.notifications;
  vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation((async (
    id: string,
    options: { title: string; message: string },
  ) => {
    if (isDead()) return new Promise(() => undefined);
    centre.shown.push({ id, title: options.title, message: options.message });
    return create(id, options as never);
  }) as never);
  Object.assign(fakeBrowser.notifications, { getPermissionLevel: async () => 'granted' });
  return centre;
}

/** Starts the worker as the browser does: its code is evaluated anew, listeners go on. `listed`: the same rescues as their list has them. */
export async function startWorker(rescues: readonly Rescue[], listed: readonly object[] = []): Promise<TestWorker> {
  life = {};
  const own = life;
  vi.resetModules();
  for (const event of [fakeBrowser.runtime.onMessage, fakeBrowser.runtime.onStartup, fakeBrowser.runtime.onInstalled])
    event.removeAllListeners();
  fakeBrowser.alarms.onAlarm.removeAllListeners();
  fakeBrowser.notifications.onClicked.removeAllListeners();
  vi.doMock('../../lib/catalogue/rescues/bundled-list', () => ({
    bundledList: { name: 'Rescues that come with Shortfall', rescues: listed },
    readBundled: () => rescues,
  }));
  const { default: background } = await import('../../entrypoints/background.ts');
  lives.run(own, () => void background.main());
  const { onAlarm } = await import('../../lib/background/on-alarm.ts');
  const { onNotificationClicked } = await import('../../lib/background/on-notification-clicked.ts');
  const { alarmName } = await import('../../lib/watch/alarm.ts');
  return {
    ask: (name, request, sender) =>
      lives.run(own, () => askWorker({ shortfall: 1, name, request }, sender) as Promise<never>),
    async alarm() {
      // It has no period: once it has rung, the browser knows it no longer.
      await fakeBrowser.alarms.clear(alarmName);
      await lives.run(own, () => onAlarm({ name: alarmName }));
    },
    ring: () =>
      lives.run(
        own,
        () => void fakeBrowser.alarms.onAlarm.trigger({ name: alarmName, scheduledTime: Date.now() } as never),
      ),
    clickNotification: (id) => lives.run(own, () => onNotificationClicked(id)),
    killAndRestart: () => startWorker(rescues, listed),
  };
}
