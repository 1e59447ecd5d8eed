import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { nodeProblems, withNodeProblems } from '@/lib/background/nodes/node-problems';
import { readNodes, saveNodes, testNode } from '@/lib/background/nodes/node-settings';
import { problemText } from '@/lib/i18n/problem-text';
import { knownNodes } from '@/lib/watch/nodes/chain-nodes';
import { useEnglishMessages } from '../../support/english-messages';
import { freshStorage } from '../../support/fresh-storage';
import { aPanel } from '../../support/sample-views';

const own = { privateWindow: false };
const now = Date.parse('2026-05-01T00:00:00Z');
let allowed: (origin: string) => boolean;
let removed: string[];

beforeEach(async () => {
  await freshStorage();
  useEnglishMessages();
  allowed = () => true;
  removed = [];
  Object.assign(fakeBrowser.permissions, {
    contains: async ({ origins }: { origins: string[] }) => origins.every((each) => allowed(each)),
    remove: async ({ origins }: { origins: string[] }) => removed.push(...origins) > 0,
  });
});

async function chainOf(chainId: number) {
  const answer = await readNodes();
  return answer.kind === 'nodes' ? answer.chains.find((each) => each.chainId === chainId) : undefined;
}
const hosts = async (chainId: number) => (await knownNodes(chainId)).map(({ host }) => host);

describe('the nodes in the options', () => {
  it('are those that came along, with what the browser allows of them', async () => {
    allowed = (origin) => !origin.includes('arb1');
    expect(await chainOf(42161)).toMatchObject({ name: 'Arbitrum', own: false });
    expect((await chainOf(42161))?.nodes.map(({ host, allowed: may }) => [host, may])).toEqual([
      ['arb1.arbitrum.io', false],
      ['arbitrum.drpc.org', true],
      ['arbitrum-one-rpc.publicnode.com', true],
    ]);
  });

  it('are replaced by the user’s own for that chain alone, and come back with their permission given back', async () => {
    const urls = ['https://node.example:8443/key', 'https://arb1.arbitrum.io/rpc'];
    expect(await saveNodes({ chainId: 42161, urls }, own)).toEqual({ kind: 'saved' });
    expect(await hosts(42161)).toEqual(['node.example:8443', 'arb1.arbitrum.io']);
    expect(await hosts(1)).toHaveLength(3);
    // A browser's patterns know no ports.
    allowed = (origin) => !/:\d/.test(origin);
    expect(await chainOf(42161)).toMatchObject({ own: true, nodes: [{ allowed: true }, { allowed: true }] });
    expect(removed).toEqual([]);
    await saveNodes({ chainId: 42161, urls: [] }, own);
    expect(await hosts(42161)).toContain('arbitrum.drpc.org');
    // What came along is asked again.
    expect(removed).toEqual(['https://node.example/*']);
  });

  it('are neither anything but https, nor of a chain that nothing is read on, nor kept for a private window', async () => {
    const save = (chainId: number, url: string, asker = own) => saveNodes({ chainId, urls: [url] }, asker);
    expect(await save(1, 'http://node.example/')).toMatchObject({ reason: 'malformed' });
    expect(await save(99, 'https://node.example/')).toMatchObject({ reason: 'not-found' });
    expect(await save(1, 'https://node.example/', { privateWindow: true })).toMatchObject({ reason: 'private-window' });
    expect((await chainOf(1))?.own).toBe(false);
  });

  it('fail as not allowed where it is the browser that forbids it', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    const reason = { kind: 'tested', result: { kind: 'failed', reason: 'unreachable' } };
    expect(await testNode({ url: 'https://node.example/' })).toEqual(reason);
    allowed = () => false;
    expect(await testNode({ url: 'https://node.example/' })).toMatchObject({ result: { reason: 'not-allowed' } });
    expect(await testNode({ url: 'no address' })).toMatchObject({ result: { reason: 'not-an-endpoint' } });
    vi.unstubAllGlobals();
  });
});

describe('a chain of which no node may be asked', () => {
  it('is a problem that says where it is mended; one node that may be asked is enough', async () => {
    allowed = (origin) => !/arb/.test(origin);
    const [problem, ...others] = await nodeProblems([1, 42161, 42161], now);
    expect(others).toEqual([]);
    expect(problem && problemText(problem, now)).toBe(
      'What happens on Arbitrum is unknown: the browser does not let Shortfall ask any of its nodes. ' +
        'Allow one in Shortfall’s options, under Nodes.',
    );
    allowed = (origin) => !/arb1/.test(origin);
    expect(await nodeProblems([42161], now)).toEqual([]);
  });

  it('is told in the panel of a vote that is held there, and in no other', async () => {
    allowed = (origin) => !/arb/.test(origin);
    const space = '0x789fc99093b09ad01c34dc7251d0c89ce743e5a4';
    const subject = { kind: 'proposal', venue: 'governor', network: '42161', space, id: '7' } as const;
    const { contribution: _, ...whole } = aPanel();
    expect((await withNodeProblems({ ...whole, subject }, now)).problems).toEqual([
      { source: 'Arbitrum', reason: 'nodes-not-allowed', since: now },
    ]);
    expect((await withNodeProblems(whole, now)).problems).toEqual([]);
  });
});
