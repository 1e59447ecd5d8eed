import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { PanelView } from '../../lib/messages/panel-view.ts';
import { aGift, aSmallRescue, testNow } from '../support/small-rescue.ts';
import { StubSpaces } from '../support/stub-spaces.ts';
import { type NotificationCentre, newProfile, popup, startWorker, type TestWorker } from '../support/test-worker.ts';
import { power } from '../world/spaces-api/spaces.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const contract = '0xf07DeD9dC292157749B6Fd268E37DF6EA38395B9';
const space = { indexer: 'arb1', space: contract } as const;
const key = `snapshot:arb1:${contract.toLowerCase()}:7`;
const subject = { kind: 'proposal', venue: 'snapshot', network: 'arb1', space: contract, id: '7' } as const;
const binding = { step: 'binding', required: true } as const;
/** As a list names it for every site, and as Snapshot names it. */
const steps = {
  'chain and contract': { ...binding, venue: 'governor', chainId: 42_161, contract, id: '7' },
  'name of the space': { ...binding, venue: 'snapshot', space: `arb1:${contract}`, id: '7' },
} as const;

let api: StubSpaces;
let centre: NotificationCentre;
let worker: TestWorker;

async function start(step: (typeof steps)[keyof typeof steps]): Promise<void> {
  worker = await startWorker([aSmallRescue({ contributions: [aGift('alpha', 2_500n, { votes: [step] })] })]);
}

const later = async (time: number) => {
  vi.setSystemTime(Date.now() + time);
  await worker.alarm();
};
const panel = async () => (await worker.ask('readPanel', { subject })) as PanelView;

beforeEach(() => {
  centre = newProfile(testNow);
  api = new StubSpaces();
  api.add({
    ...space,
    id: '7',
    title: 'Release the ETH',
    start: (testNow - day) / 1_000,
    end: (testNow + 2 * day) / 1_000,
    scores: [power(120), power(40), 0n],
    votes: 9,
  });
});

describe.each(Object.entries(steps))('a vote on chain, listed by the %s', (_by, step) => {
  beforeEach(() => start(step));

  it('has its panel on Snapshot’s page', async () => {
    expect(await panel()).toMatchObject({
      kind: 'panel',
      contribution: { id: 'alpha' },
      vote: { key, title: 'Release the ETH', verdict: 'open', quorum: { kind: 'for-and-abstain', reached: true } },
      watch: { key, watched: false },
    });
  });

  it('is watched, and a flip is told once', async () => {
    await panel();
    expect(await worker.ask('watch', { key, rescueId: 'small-rescue' })).toEqual({ kind: 'watched' });
    api.change('arb1', contract, '7', { scores: [power(120), power(200), 0n] });
    await later(10 * minute);
    await later(10 * minute);
    expect(centre.shown.map(({ title }) => title)).toEqual(['Alpha DAO: lead flipped to “Against”']);
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({ watched: [{ key, contributor: 'Alpha DAO' }] });
  });

  it('is not told passed before its end is certain and old, and moves the contribution then', async () => {
    await panel();
    await worker.ask('watch', { key, rescueId: 'small-rescue' });
    vi.setSystemTime(testNow + 2 * day + 10 * minute);
    await worker.alarm();
    expect((await panel()).vote?.verdict).toBe('counting');
    expect(centre.shown.some(({ title }) => title.includes('passed'))).toBe(false);
    await later(60 * minute);
    await later(60 * minute);
    expect(centre.shown.some(({ title }) => title.includes('passed'))).toBe(true);
    expect((await panel()).contribution?.standing).toBe('approved');
  });
});

describe('a page of an on-chain space', () => {
  it('that no rescue names asks nobody', async () => {
    await start(steps['chain and contract']);
    const elsewhere = { ...subject, space: '0x0000000000000000000000000000000000000009' };
    expect(await worker.ask('readPanel', { subject: elsewhere })).toEqual({ kind: 'nothing' });
    expect(api.requests).toEqual([]);
  });

  it('whose API does not answer says so, and shows what the list says', async () => {
    await start(steps['chain and contract']);
    api.instead = () => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } });
    const view = await panel();
    expect(view.kind).toBe('panel');
    expect(view.problems).toEqual(
      expect.arrayContaining([expect.objectContaining({ source: 'api.snapshot.box', reason: 'unreachable' })]),
    );
    expect(await fakeBrowser.notifications.getAll()).toEqual({});
  });
});
