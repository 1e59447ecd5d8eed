import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loadDetails } from '@/lib/background/sites/load-details';
import { serve } from '@/lib/messages/serve';
import { askWorker, popup, snapshotPage } from '../../support/test-worker';

const executeScript = vi.fn(async (_injection: unknown) => [] as unknown[]);
const ask = (sender: unknown) => askWorker({ shortfall: 1, name: 'loadDetails', request: {} }, sender);

beforeEach(() => {
  fakeBrowser.reset();
  executeScript.mockReset().mockResolvedValue([]);
  Object.assign(fakeBrowser, { scripting: { executeScript } });
  serve(
    { loadDetails: (_request: unknown, asker: Parameters<typeof loadDetails>[0]) => loadDetails(asker) } as never,
    () => true,
  );
});

describe('the script that draws details', () => {
  it('runs in the very frame that asks, in our own world, whatever it says of itself', async () => {
    const sender = { ...snapshotPage, tab: { id: 7, incognito: false }, frameId: 3 };
    expect(await ask(sender)).toEqual({ kind: 'loaded' });
    expect(executeScript).toHaveBeenCalledExactlyOnceWith({
      target: { tabId: 7, frameIds: [3] },
      files: ['/details.js'],
      injectImmediately: true,
    });
  });

  it('is nothing for pages of our own, which have it', async () => {
    expect(await ask(popup)).toEqual({ kind: 'failed', reason: 'not-found' });
    expect(executeScript).not.toHaveBeenCalled();
  });

  it('is answered where the page was left meanwhile', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    executeScript.mockRejectedValue(new Error('No tab with id: 7'));
    expect(await ask({ ...snapshotPage, tab: { id: 7, incognito: false } })).toEqual({
      kind: 'failed',
      reason: 'not-found',
    });
  });
});
