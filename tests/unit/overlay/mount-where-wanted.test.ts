import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type Context, mountWhereWanted } from '../../../components/overlay/mount-where-wanted';
import type { AddedSite } from '../../../lib/messages/sites';

const forum: AddedSite = { host: 'forum.example.org', base: '/talk', kind: 'discourse' };
let mounted: { site: AddedSite | undefined; context: Context }[];
let end: AbortController;

beforeEach(() => {
  fakeBrowser.reset();
  mounted = [];
  end = new AbortController();
});

const mount = (host: string, isBundled: boolean) =>
  mountWhereWanted(
    { signal: end.signal, isValid: true },
    { host, isBundled, mount: (context, site) => mounted.push({ site, context }) },
  );
const set = (items: Record<string, unknown>) => fakeBrowser.storage.local.set(items);
const running = () => mounted.filter(({ context }) => !context.signal.aborted).length;
const settled = () => new Promise((done) => setTimeout(done));

describe('the overlay', () => {
  it('runs on a site that came with the extension', async () => {
    await mount('research.lido.fi', true);
    expect(mounted.map(({ site }) => site)).toEqual([undefined]);
  });

  it('runs on an added site, with what was added, and on no other', async () => {
    await mount(forum.host, false);
    expect(running()).toBe(0);
    await set({ sites: [forum] });
    await settled();
    expect(mounted.map(({ site }) => site)).toEqual([forum]);
    await set({ sites: [] });
    await settled();
    expect(running()).toBe(0);
  });

  it('goes when it is switched off here and comes back when it is switched on, once each', async () => {
    await set({ preferences: { collapsed: false, hiddenSites: ['other.example'] } });
    await mount('research.lido.fi', true);
    expect(running()).toBe(1);
    await set({ preferences: { collapsed: true, hiddenSites: ['research.lido.fi'] } });
    await settled();
    expect(running()).toBe(0);
    await set({ preferences: { collapsed: true, hiddenSites: [] } });
    await set({ preferences: { collapsed: false, hiddenSites: [] } });
    await settled();
    expect([running(), mounted.length]).toEqual([1, 2]);
  });

  it('does not begin after its script was cut off', async () => {
    const mounting = mount('research.lido.fi', true);
    end.abort();
    await mounting;
    await set({ preferences: { hiddenSites: [] } });
    await settled();
    expect(mounted).toEqual([]);
  });

  it('takes what it cannot read for nothing', async () => {
    await set({ preferences: 'x', sites: [null, 7] });
    await mount('research.lido.fi', true);
    expect(running()).toBe(1);
  });
});
