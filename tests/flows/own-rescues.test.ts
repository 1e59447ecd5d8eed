import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readListText } from '../../lib/catalogue/list-text.ts';
import type { DraftView, OwnView } from '../../lib/messages/lists/own-view.ts';
import type { Protocol } from '../../lib/messages/protocol.ts';
import { aList, aListedRescue } from '../support/a-list.ts';
import { aProposal, idOf, testNow } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import { newProfile, popup, privatePage, startWorker, type TestWorker } from '../support/test-worker.ts';

const topic = 'https://forum.example.org/t/we-were-drained/42';
const voteId = idOf('77');
const seed = {
  title: 'We were drained: a plan',
  url: topic,
  ask: { low: '0', high: '500', asset: 'ETH', instrument: 'gift' },
  loss: { amount: '2000', asset: 'ETH' },
} as const;

let web: StubWeb;
let worker: TestWorker;
let opened: string[];

const own = async () => (await worker.ask('readOwn', {}, popup)) as OwnView;
const read = async (key: string) => (await worker.ask('readDraft', { key }, popup)) as DraftView;
const drafted = async (ask: Promise<Protocol['startDraft']['answer']>) => {
  const answer = await ask;
  if (answer.kind !== 'drafted') throw new Error(JSON.stringify(answer));
  return answer.key;
};
/** Writes into a draft, as the form does. */
const write = async (key: string, change: (draft: ReturnType<typeof JSON.parse>) => void) => {
  const draft = JSON.parse((await read(key)).text);
  change(draft);
  return (await worker.ask('keepDraft', { key, text: JSON.stringify(draft) }, popup)) as DraftView;
};
const save = (key: string) => worker.ask('saveOwn', { key }, popup);
const names = async () => {
  const view = await worker.ask('readPopup', {}, popup);
  return 'rescues' in view ? view.rescues.map(({ name }) => name) : [];
};

/** A draft of the seed, with all that is needed. */
async function aWholeDraft() {
  const key = await drafted(worker.ask('draftRescue', seed, popup) as never);
  await write(key, (draft) => {
    draft.incident.at = '2026-04-20';
    draft.contributions[0].contributor = 'Alpha DAO';
    draft.contributions[0].votes.push({ url: `https://snapshot.box/#/s:alpha.eth/proposal/${voteId}` });
    draft.contributions.push({
      contributor: 'Beta Inc.',
      instrument: 'loan',
      claims: [{ amount: { value: '250', asset: 'ETH' } }],
    });
  });
  return key;
}

beforeEach(async () => {
  newProfile(testNow);
  web = stubWeb();
  opened = [];
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation((async ({ url }: { url: string }) => {
    opened.push(url);
    return {};
  }) as never);
  const listed = readListText(aList());
  worker = await startWorker(listed.ok ? listed.list.rescues : [], [aListedRescue()]);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a rescue that is begun from a page', () => {
  it('opens the form with what was read there, and asks nobody', async () => {
    const key = await drafted(worker.ask('draftRescue', seed, popup) as never);
    expect(opened).toEqual([expect.stringMatching(/options\.html#rescue\//)]);
    expect(decodeURIComponent(opened[0] ?? '')).toMatch(`#rescue/${key}`);
    const draft = JSON.parse((await read(key)).text);
    expect(draft).toMatchObject({
      name: seed.title,
      incident: { source: topic },
      denominators: [{ amount: '2000', asset: 'ETH' }],
      contributions: [{ instrument: 'gift', claims: [{ amount: { value: '500', cap: true }, source: topic }] }],
      topics: [{ url: topic }],
    });
    expect(web.asked).toEqual([]);
  });

  it('is the same draft when the page is begun from again: nothing that was written is lost', async () => {
    const key = await drafted(worker.ask('draftRescue', seed, popup) as never);
    await write(key, (draft) => {
      draft.name = 'Drained';
    });
    worker = await worker.killAndRestart();
    expect(await drafted(worker.ask('draftRescue', seed, popup) as never)).toBe(key);
    expect(JSON.parse((await read(key)).text).name).toBe('Drained');
    expect((await own()).drafts).toMatchObject([{ key, name: 'Drained' }]);
  });

  it('says what is missing, at its place, until nothing is', async () => {
    const key = await drafted(worker.ask('draftRescue', seed, popup) as never);
    expect((await read(key)).problems.map(({ path }) => path).sort()).toEqual([
      'contributions[0].contributor',
      'incident.at',
    ]);
    const view = await write(key, (draft) => {
      draft.incident.at = '2026-04-31';
      draft.contributions[0].contributor = 'Alpha DAO';
      draft.contributions[0].claims[0].amount.floor = '700';
    });
    expect(view.problems.map(({ path }) => path)).toEqual(['contributions[0].claims[0].amount.floor', 'incident.at']);
    expect(view).not.toHaveProperty('figures');
  });

  it('shows what it adds up to while it is written', async () => {
    const key = await aWholeDraft();
    const view = await write(key, (draft) => {
      draft.denominators[0].formula = '2500 - 500';
      draft.totals = [{ label: 'Pledged', amount: '800', asset: 'ETH', parts: [] }];
    });
    expect(view.problems).toEqual([]);
    expect(view.figures?.shares).toEqual([
      { low: '0', high: '500', lowBps: 0, highBps: 2_500 },
      { low: '250', high: '250', lowBps: 1_250, highBps: 1_250 },
    ]);
    expect(view.figures?.checks).toMatchObject([
      { kind: 'formula', claimed: '2000', computed: '2000', difference: '0' },
      { kind: 'total', label: 'Pledged', claimed: '800', computed: '750', difference: '-50' },
    ]);
    const wrong = await write(key, (draft) => {
      draft.denominators[0].formula = '2500 - 600';
    });
    expect(wrong.problems).toMatchObject([{ path: 'denominators[0].formula' }]);
  });

  it('counts once it is saved: on its page, in the popup, and its vote can be watched', async () => {
    web.hub.set(voteId, aProposal({ id: voteId, space: 'alpha.eth' }));
    const key = await aWholeDraft();
    const kept = await save(key);
    expect(kept).toMatchObject({
      kind: 'kept',
      id: 'we-were-drained-a-plan-2026',
      votes: [{ key: `snapshot:${voteId}`, contributor: 'Alpha DAO', watched: false }],
    });
    expect((await own()).drafts).toEqual([]);
    expect(await names()).toEqual([seed.title, 'Listed Rescue']);
    const rescueId = 'we-were-drained-a-plan-2026';
    expect(await worker.ask('watch', { key: `snapshot:${voteId}`, rescueId }, popup)).toEqual({ kind: 'watched' });
    const subject = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'alpha.eth', id: voteId } as const;
    expect(await worker.ask('readPanel', { subject })).toMatchObject({
      kind: 'panel',
      rescue: { id: rescueId, from: { kind: 'own' } },
      contribution: { contributor: 'Alpha DAO', standing: 'voting' },
    });
  });

  it('with a mistake in it is not saved, and stays a draft', async () => {
    const key = await drafted(worker.ask('draftRescue', seed, popup) as never);
    expect(await save(key)).toMatchObject({ kind: 'draft', problems: [{}, {}] });
    expect((await own()).rescues).toEqual([]);
    expect((await own()).drafts).toHaveLength(1);
  });

  it('is not kept for a private window', async () => {
    expect(await worker.ask('draftRescue', seed, privatePage)).toEqual({ kind: 'failed', reason: 'private-window' });
    expect(opened).toEqual([]);
  });

  it('is begun by a site about its own pages alone', async () => {
    const forum = { id: popup.id, url: 'https://research.lido.fi/t/1', tab: { incognito: false } };
    const own = 'https://research.lido.fi/t/a-hole/1';
    expect(await worker.ask('draftRescue', seed, forum)).toEqual({ kind: 'failed', reason: 'malformed' });
    expect(opened).toEqual([]);
    expect(await worker.ask('draftRescue', { ...seed, url: own }, forum)).toMatchObject({ kind: 'drafted' });
  });

  it('throws away no other draft for its sake', async () => {
    for (let count = 0; count < 20; count += 1) await drafted(worker.ask('startDraft', { key: String(count) }, popup));
    expect(await worker.ask('draftRescue', seed, popup)).toEqual({ kind: 'too-many' });
    expect((await own()).drafts).toHaveLength(20);
  });
});

describe('a rescue of a list', () => {
  it('is changed in a copy, which counts in its place; the conflict is shown, and can be decided anew', async () => {
    const key = await drafted(worker.ask('startDraft', { key: 'x', from: 'listed-2026' }, popup));
    expect((await read(key)).problems).toEqual([]);
    await write(key, (draft) => {
      draft.name = 'My version';
    });
    expect(await save(key)).toMatchObject({ kind: 'kept', id: 'listed-2026' });
    expect(await names()).toEqual(['My version']);
    const lists = await worker.ask('readLists', {}, popup);
    expect(lists).toMatchObject({ conflicts: [{ rescueId: 'listed-2026', chosen: 'own' }] });
    await worker.ask('chooseList', { rescueId: 'listed-2026', list: 'bundled' }, popup);
    expect(await names()).toEqual(['Listed Rescue']);
  });

  it('counts again once the copy is deleted', async () => {
    const key = await drafted(worker.ask('startDraft', { key: 'x', from: 'listed-2026' }, popup));
    await save(key);
    await worker.ask('deleteOwn', { id: 'listed-2026' }, popup);
    expect(await names()).toEqual(['Listed Rescue']);
    expect(await worker.ask('readLists', {}, popup)).toMatchObject({ conflicts: [] });
  });

  it('loses nothing that the form does not show when it is copied and saved', async () => {
    const whole = aListedRescue({ silent: [{ party: 'P', ableBecause: 'rich', source: topic, asOf: '2026-04-20' }] });
    const read_ = readListText(aList([whole]));
    worker = await startWorker(read_.ok ? read_.list.rescues : []);
    vi.stubGlobal('fetch', async () => new Response(aList([{ ...whole, id: 'subscribed' }])));
    await worker.ask('subscribeList', { url: 'https://lists.example/a.json' }, popup);
    await save(await drafted(worker.ask('startDraft', { key: 'x', from: 'subscribed' }, popup)));
    const exported = await worker.ask('exportOwn', {}, popup);
    if (exported.kind !== 'exported') throw new Error('not exported');
    expect(JSON.parse(exported.text).rescues).toEqual([{ ...whole, id: 'subscribed' }]);
  });
});

describe('own rescues', () => {
  it('are exported as a list that is valid', async () => {
    await save(await aWholeDraft());
    const exported = await worker.ask('exportOwn', {}, popup);
    expect(exported.kind).toBe('exported');
    const list = readListText('text' in exported ? exported.text : '');
    expect(list).toMatchObject({ ok: true, list: { name: 'My rescues', rescues: [{ name: seed.title }] } });
  });

  it('are changed under the id that watches refer to, and deleted', async () => {
    await save(await aWholeDraft());
    const id = 'we-were-drained-a-plan-2026';
    const key = await drafted(worker.ask('startDraft', { key: 'x', from: id }, popup));
    await write(key, (draft) => {
      draft.name = 'Another name';
    });
    expect(await save(key)).toMatchObject({ kind: 'kept', id, name: 'Another name' });
    expect((await own()).rescues).toMatchObject([{ id, name: 'Another name' }]);
    await worker.ask('deleteOwn', { id }, popup);
    expect((await own()).rescues).toEqual([]);
    expect(await names()).toEqual(['Listed Rescue']);
  });

  it('that cannot be read any more keep none of the others from counting, and can be mended', async () => {
    await save(await aWholeDraft());
    const { 'own-rescues': kept } = await fakeBrowser.storage.local.get('own-rescues');
    await fakeBrowser.storage.local.set({ 'own-rescues': [{ id: 'broken', name: 'Broken' }, ...(kept as object[])] });
    worker = await worker.killAndRestart();
    expect(await names()).toEqual([seed.title, 'Listed Rescue']);
    const key = await drafted(worker.ask('startDraft', { key: 'x', from: 'broken' }, popup));
    expect((await read(key)).problems.length).toBeGreaterThan(0);
  });
});
