import { beforeEach, describe, expect, it } from 'vitest';
import type { DashboardView } from '../../lib/messages/dashboard-view.ts';
import { unpackRescue } from '../../lib/reading/pack.ts';
import { viewedReading } from '../../lib/reading/rescue-reading.ts';
import { rescueView } from '../../lib/reading/rescue-view.ts';
import { aProposal, aSmallRescue, idOf, testNow } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import { newProfile, popup, snapshotPage, startWorker, type TestWorker } from '../support/test-worker.ts';

let web: StubWeb;
let worker: TestWorker;

beforeEach(async () => {
  newProfile(testNow);
  web = stubWeb();
  web.hub.set(idOf('a1'), aProposal());
  worker = await startWorker([aSmallRescue(), { ...aSmallRescue(), id: 'over', closedOn: '2026-04-20' }]);
});

async function read(rescueId?: string): Promise<DashboardView> {
  const view = await worker.ask('readDashboard', rescueId === undefined ? {} : { rescueId }, popup);
  if (view.kind !== 'dashboard') throw new Error(`no dashboard: ${JSON.stringify(view)}`);
  return view;
}

describe('the dashboard', () => {
  it('is of the rescue that is going on, and of any that is asked for by its name', async () => {
    const view = await read();
    expect(view.rescue).toBe('small-rescue');
    expect(view.rescues.map(({ id, closedOn }) => [id, closedOn])).toEqual([
      ['small-rescue', undefined],
      ['over', '2026-04-20'],
    ]);
    expect((await read('over')).rescue).toBe('over');
    expect(await worker.ask('readDashboard', { rescueId: 'nobody' }, popup)).toEqual({
      kind: 'failed',
      reason: 'not-found',
    });
  });

  it('gives a page all that it needs to come to what the panel says', async () => {
    const page = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id: idOf('a1') } as const;
    const panel = await worker.ask('readPanel', { subject: page }, snapshotPage);
    const view = await read('small-rescue');
    const { rescue, observed } = unpackRescue(view.packed);
    const counted = rescueView(viewedReading(rescue, observed, testNow, {}));
    expect(counted.contributions.find(({ id }) => id === 'alpha')?.stage).toBe('voting');
    expect(panel).toMatchObject({ ladder: { delivered: counted.delivered, uncovered: counted.uncovered } });
    expect(view.votes).toMatchObject([{ contributor: 'Alpha DAO', vote: { verdict: 'open' } }]);
  });

  it('tells nothing of what else the reader follows', async () => {
    const page = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id: idOf('a1') } as const;
    await worker.ask('readPanel', { subject: page }, snapshotPage);
    const { packed } = await read('over');
    // Matched by nothing of its own: the same space, and another rescue's vote.
    const other = await startWorker([{ ...aSmallRescue(), id: 'other', contributions: [], recoveries: [] }]);
    const answer = await other.ask('readDashboard', { rescueId: 'other' }, popup);
    expect(unpackRescue(packed).observed.proposals).toHaveLength(1);
    if (answer.kind !== 'dashboard') throw new Error('no dashboard');
    expect(unpackRescue(answer.packed).observed.proposals).toEqual([]);
  });

  it('has no activity before anything happened', async () => {
    expect(await worker.ask('readRescueActivity', { rescueId: 'small-rescue' }, popup)).toEqual({
      kind: 'activity',
      lines: [],
    });
  });
});
