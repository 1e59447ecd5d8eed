import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { day, minute } from '@/lib/domain/time';
import { SourceError } from '@/lib/platform/source-error';
import { readEndpoints, saveEndpoints } from '@/lib/store/nodes/endpoints';
import { addNodeRequests, readNodeRequests } from '@/lib/store/nodes/node-requests';
import { knownNodes, listenToNodes, requestsADay, restedNodes } from '@/lib/watch/nodes/chain-nodes';
import { freshStorage } from '../../support/fresh-storage';

const now = Date.parse('2026-05-20T12:00:00Z');
const hosts = async () => (await knownNodes(1)).map(({ host }) => host);
const rested = async (at = now) => (await restedNodes(await knownNodes(1), at)).map(({ host }) => host);

beforeEach(freshStorage);

describe('the nodes of a chain', () => {
  it('are those that come with the extension, until the user names others, and again when none is named', async () => {
    const bundled = await hosts();
    expect(bundled).toHaveLength(3);
    await saveEndpoints(1, ['https://node.example/key', 'http://127.0.0.1:8545']);
    expect(await hosts()).toEqual(['node.example', '127.0.0.1:8545']);
    await saveEndpoints(1, []);
    expect(await hosts()).toEqual(bundled);
    expect(await knownNodes(424_242)).toEqual([]);
  });

  it('of one chain do not touch those of another', async () => {
    await saveEndpoints(10, ['https://ten.example/']);
    await saveEndpoints(1, ['https://one.example/']);
    expect(await readEndpoints()).toEqual({ 1: ['https://one.example/'], 10: ['https://ten.example/'] });
  });

  it.each([
    ['http://node.example/'],
    ['https://user:secret@node.example/'],
    ['javascript:alert(1)'],
    ['node.example'],
    [`https://node.example/${'a'.repeat(600)}`],
  ])('are none that cannot be asked safely: %s', async (url) => {
    await saveEndpoints(1, [url]);
    expect(await hosts()).toHaveLength(3);
  });

  it('are the bundled ones where what is stored is not ours', async () => {
    await fakeBrowser.storage.local.set({ endpoints: { 1: 'https://node.example/' } });
    expect(await hosts()).toHaveLength(3);
  });

  it('keep what they were taught of their limits', async () => {
    const [first] = await knownNodes(1);
    if (first) first.span = 17;
    expect((await knownNodes(1))[0]?.span).toBe(17);
  });
});

describe('a node', () => {
  it('that asks to be left alone is, for as long as it asks', async () => {
    const [host = ''] = await hosts();
    const heard = listenToNodes();
    heard.report.failed(new SourceError('rate-limited', host, '', { retryAfter: 10 * minute }));
    await heard.save(now);
    expect(await rested()).not.toContain(host);
    expect(await rested(now + 9 * minute)).not.toContain(host);
    expect(await rested(now + 10 * minute)).toContain(host);
  });

  it('that was asked enough today is asked again tomorrow', async () => {
    const [host = '', other = ''] = await hosts();
    await addNodeRequests(
      new Map([
        [host, requestsADay - 1],
        [other, 5],
      ]),
      now,
    );
    expect(await rested()).toContain(host);
    await addNodeRequests(new Map([[host, 1]]), now);
    expect(await readNodeRequests(now)).toEqual({ [host]: requestsADay, [other]: 5 });
    expect(await rested()).not.toContain(host);
    expect(await rested(now + day)).toContain(host);
  });
});
