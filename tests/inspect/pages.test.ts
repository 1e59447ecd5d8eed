import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { normaliseList } from '../../lib/catalogue/list-format.ts';
import { bundledList } from '../../lib/catalogue/rescues/bundled-list.ts';
import type { Subject } from '../../lib/domain/governance/subject.ts';
import { newProfile, startWorker } from '../support/test-worker.ts';
import { worldProposalIds } from '../world/april-rescue.ts';
import { type HttpHub, startHttpHub } from './http-hub.ts';
import { inspectJson, runInspect } from './run-inspect.ts';

const space = 'lido-snapshot.eth';
const page = (id: string) => `https://snapshot.box/#/s:${space}/proposal/${id}`;
const subject = (id: string): Subject => ({ kind: 'proposal', venue: 'snapshot', network: 's', space, id });

let hub: HttpHub;
beforeEach(async () => {
  hub = await startHttpHub(Date.now());
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  await hub.stop();
});

/** What the worker of the extension answers to the same page, asking the same hub, on its first day. */
async function askWorker(id: string): Promise<unknown> {
  const { fetch } = globalThis;
  newProfile(Date.now());
  const read = normaliseList(bundledList);
  const worker = await startWorker(read.ok ? read.list.rescues : []);
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    new URL(url).host === 'hub.snapshot.org'
      ? fetch(`${hub.url}graphql`, init)
      : Promise.reject(new TypeError('offline')),
  );
  return worker.ask('readPanel', { subject: subject(id) });
}

/** Without the moments at which each of the two looked, and without the nodes of a chain: the command asks those only where told. */
function timeless(view: unknown): unknown {
  const moments = new Set(['observedAt', 'notReadBefore']);
  const ofHub = (problem: { source: string }) => problem.source === 'hub.snapshot.org';
  return JSON.parse(
    JSON.stringify(view, (key, value) =>
      moments.has(key) ? 'then' : key === 'problems' ? value.filter(ofHub) : value,
    ),
  );
}

describe('the page of a vote', () => {
  it('gives exactly what the worker gives to the panel, and the rescue beside it', async () => {
    const { ledger, notes, ...view } = await inspectJson<Record<string, unknown>>(
      page(worldProposalIds.lido),
      '--hub',
      hub.url,
    );
    expect(view).toMatchObject({ kind: 'panel', contribution: { id: 'lido' }, vote: { verdict: 'open' } });
    expect(timeless(view)).toEqual(timeless(await askWorker(worldProposalIds.lido)));
    expect(ledger).toMatchObject({ rescue: 'defi-united-2026', denominator: 'residual-75081' });
    expect(notes).toEqual([]);
  });

  it('can be taken against another denominator', async () => {
    const view = await inspectJson(page(worldProposalIds.lido), '--hub', hub.url, '--denominator', 'gross-163183');
    expect(view).toMatchObject({
      ladder: { denominator: { id: 'gross-163183' } },
      ledger: { denominator: 'gross-163183' },
    });
  });

  it('of which its hub knows nothing is nobody’s: the rescue is told from the catalogue', async () => {
    const view = await inspectJson(page(`0x${'ab'.repeat(32)}`), '--hub', hub.url);
    expect(view).toMatchObject({
      kind: 'uncertain',
      problem: { reason: 'not-found' },
      ledger: { rescue: 'defi-united-2026' },
    });
  });

  it('is told from the catalogue where the hub does not answer, with a sentence that says so', async () => {
    await hub.stop();
    const view = await inspectJson<{ notes: string[] }>(page(worldProposalIds.lido), '--hub', hub.url);
    expect(view).toMatchObject({ kind: 'uncertain', ledger: { rescue: 'defi-united-2026', unit: 'ETH' } });
    expect(view.notes).toEqual([`${new URL(hub.url).host} does not answer. It has not been read yet.`]);
  });

  it('is told as text: whose it is, how the vote stands, what it changes', async () => {
    const { code, stdout } = await runInspect(page(worldProposalIds.lido), '--hub', hub.url);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^DeFi United: Lido DAO, up to 2,500 stETH\n/);
    expect(stdout).toMatch(/THE VOTE\n\n {2}Lido DAO contribution .*\n.*\n {2}Open; ends or ended /);
    expect(stdout).toMatch(/CONTRIBUTIONS, AND WHY EACH STANDS WHERE IT DOES/);
  });
});

describe('the page of a vote, as it was before', () => {
  it('tells the scores of an open vote as unknown, since nobody read them then', async () => {
    const earlier = new Date(Date.now() - 3_600_000).toISOString();
    const view = await inspectJson(page(worldProposalIds.lido), '--hub', hub.url, '--at', earlier);
    expect(view).toMatchObject({ kind: 'panel', vote: { verdict: 'open', voteCount: 0 }, ledger: { at: earlier } });
  });

  it('is told as one publication has it, which knows of no vote', async () => {
    const view = await inspectJson(page(worldProposalIds.lido), '--hub', hub.url, '--publication', 'cryptopulse');
    expect(view).toMatchObject({
      kind: 'panel',
      contribution: { id: 'lido', standing: 'proposed' },
      ladder: { denominator: { amount: '68900' } },
      ledger: { publication: 'cryptopulse', denominator: 'shortfall-68900' },
    });
    expect(view).not.toHaveProperty('vote');
  });
});

describe('any other page', () => {
  it.each([
    ['of a site that is not ours', 'https://example.org/'],
    [
      'of a space that has nothing to do with a rescue',
      `https://snapshot.box/#/s:other.eth/proposal/0x${'ab'.repeat(32)}`,
    ],
  ])('%s: nothing, and nobody is asked', async (_, url) => {
    expect(await inspectJson(url, '--hub', hub.url)).toEqual({ kind: 'nothing' });
    expect(hub.asked()).toBe(0);
  });
});

describe('a rescue by its id', () => {
  it('asks nobody, unless a hub is named', async () => {
    await inspectJson('defi-united-2026');
    expect(hub.asked()).toBe(0);
  });

  it('counts the votes of the hub that is named', async () => {
    const view = await inspectJson<{ contributions: { id: string }[] }>('defi-united-2026', '--hub', hub.url);
    const lido = view.contributions.find(({ id }) => id === 'lido');
    expect(lido).toMatchObject({
      stage: 'voting',
      because: { kind: 'vote-open', space, sentence: expect.stringMatching(/open/) },
    });
  });

  it('says that the hub does not answer, and tells what the catalogue knows', async () => {
    await hub.stop();
    const { code, stdout } = await runInspect('defi-united-2026', '--hub', hub.url);
    expect(code).toBe(0);
    expect(stdout).toMatch(/127\.0\.0\.1:\d+ does not answer\./);
    expect(stdout).toMatch(/SHORTFALL, AS EACH ACCOUNT MEASURES IT/);
  });
});
