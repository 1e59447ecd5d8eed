import { beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '../../lib/domain/governance/subject.ts';
import { aGift, alphaTopic, aProposal, aSmallRescue, idOf, testNow } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import { newProfile, popup, startWorker, type TestWorker } from '../support/test-worker.ts';

/** Over for two years; its one vote was held in a space where a rescue that goes on has votes too. */
const past = aSmallRescue({
  id: 'past-rescue',
  name: 'Past Rescue',
  incident: { ...aSmallRescue().incident, at: '2024-01-05' },
  closedOn: '2024-03-01',
  contributions: [
    aGift('giver', 500n, {
      votes: [
        { step: 'discussion', required: false, venue: 'discourse', topic: { host: alphaTopic.host, id: 7 } },
        { step: 'binding', required: true, venue: 'snapshot', space: 'alpha.eth', id: idOf('9a') },
        { step: 'binding', required: true, venue: 'snapshot', space: 'over.eth', id: idOf('9b') },
      ],
    }),
  ],
  recoveries: [],
  denominators: aSmallRescue().denominators.map((each) => ({ ...each, netOf: [] })),
  topics: [],
});

const page = (digits: string, space: string): Subject => ({
  kind: 'proposal',
  venue: 'snapshot',
  network: 's',
  space,
  id: idOf(digits),
});
const ended = { createdAt: testNow - 800 * 86_400_000, startAt: testNow - 799 * 86_400_000 };
const pastVote = (digits: string, space: string) =>
  aProposal({
    ...ended,
    id: idOf(digits),
    space,
    discussion: '',
    endAt: testNow - 790 * 86_400_000,
    scoresState: 'final',
  });

let web: StubWeb;
let worker: TestWorker;
const open = (subject: Subject) => worker.ask('readPanel', { subject });

beforeEach(async () => {
  newProfile(testNow);
  web = stubWeb();
  web.hub.set(idOf('a1'), aProposal());
  web.hub.set(idOf('9a'), pastVote('9a', 'alpha.eth'));
  web.hub.set(idOf('9b'), pastVote('9b', 'over.eth'));
});

describe('a past rescue', () => {
  it('is no headline of the popup, and nobody is asked about it', async () => {
    worker = await startWorker([past]);
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({ rescues: [] });
    await worker.ask('pollNow', {}, popup);
    expect(web.asked).toEqual([]);
  });

  it('is one again while the user follows a vote of it', async () => {
    worker = await startWorker([past]);
    await open(page('9b', 'over.eth'));
    await worker.ask('watch', { key: `snapshot:${idOf('9b')}`, rescueId: past.id });
    expect(await worker.ask('readPopup', {}, popup)).toMatchObject({
      rescues: [{ id: past.id, closedOn: '2024-03-01' }],
    });
  });

  it('is shown on the page of a vote that it lists, as what is over', async () => {
    worker = await startWorker([past]);
    expect(await open(page('9b', 'over.eth'))).toMatchObject({
      kind: 'panel',
      rescue: { id: past.id, closedOn: '2024-03-01' },
    });
    // Its votes by their ids, and nothing else of their spaces.
    expect(web.asked).toEqual(web.asked.filter((url) => url.includes('hub.snapshot.org')));
  });

  it('asks nobody about other votes in its spaces', async () => {
    worker = await startWorker([past]);
    expect(await open(page('77', 'over.eth'))).toEqual({ kind: 'nothing' });
    expect(web.asked).toEqual([]);
  });

  it('shares a space with one that goes on: each page shows its own', async () => {
    worker = await startWorker([aSmallRescue(), past]);
    expect(await open(page('9a', 'alpha.eth'))).toMatchObject({ kind: 'panel', rescue: { id: past.id } });
    expect(await open(page('a1', 'alpha.eth'))).toMatchObject({ kind: 'panel', rescue: { id: 'small-rescue' } });
  });

  it('is found behind one that the page might have belonged to', async () => {
    // The vote is in a space of the first, and listed by neither: the topic that links it is the second's.
    web.hub.set(idOf('cc'), { ...pastVote('cc', 'alpha.eth') });
    web.topics.set(`${alphaTopic.host}/7`, {
      title: 'Should the giver give?',
      cooked: `<a href="https://snapshot.box/#/s:alpha.eth/proposal/${idOf('cc')}">vote</a>`,
    });
    worker = await startWorker([aSmallRescue(), past]);
    await open({ kind: 'topic', host: alphaTopic.host, id: 7 });
    expect(await open(page('cc', 'alpha.eth'))).toMatchObject({ kind: 'panel', rescue: { id: past.id } });
  });
});
