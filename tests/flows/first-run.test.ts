import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { aSmallRescue, testNow } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import { newProfile, popup, startWorker, type TestWorker } from '../support/test-worker.ts';

let web: StubWeb;
let worker: TestWorker;

beforeEach(async () => {
  newProfile(testNow);
  web = stubWeb();
  worker = await startWorker([aSmallRescue()]);
});

it('opens its first page once it is installed, and not after an update or a second time', async () => {
  const create = vi.spyOn(fakeBrowser.tabs, 'create');
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update' } as never);
  await worker.ask('readWelcome', {}, popup);
  expect(create).not.toHaveBeenCalled();
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' } as never);
  await vi.waitFor(() => expect(create).toHaveBeenCalledOnce());
  expect(create.mock.calls[0]?.[0].url).toMatch(/\/welcome\.html$/);
  worker = await worker.killAndRestart();
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' } as never);
  await worker.ask('readWelcome', {}, popup);
  expect(create).toHaveBeenCalledOnce();
});

it('asks nobody for it, until something is picked: then it is read, followed, and no news', async () => {
  const before = await worker.ask('readWelcome', {}, popup);
  expect(before).toMatchObject({
    kind: 'welcome',
    example: { name: 'Small Rescue', ladder: { unit: 'ETH', delivered: { amount: '0' } } },
    rescues: [
      {
        key: 'rescue:small-rescue',
        watched: false,
        isPast: false,
        parts: [{ key: 'contribution:small-rescue:alpha', name: 'Alpha DAO' }, { name: 'Beta DAO' }],
      },
    ],
  });
  expect(web.asked).toEqual([]);
  const [rescue] = before.kind === 'welcome' ? before.rescues : [];
  expect(await worker.ask('watch', { key: rescue?.key ?? '', rescueId: 'small-rescue' }, popup)).toEqual({
    kind: 'watched',
  });
  expect(await worker.ask('readWelcome', {}, popup)).toMatchObject({ rescues: [{ watched: true }] });
  await vi.waitFor(() => expect(web.asked.length).toBeGreaterThan(0));
  expect(await worker.ask('readPopup', {}, popup)).toMatchObject({ unread: 0, activity: [] });
});
