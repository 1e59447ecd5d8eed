import { beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '../../lib/domain/governance/subject.ts';
import type { BadgeView } from '../../lib/messages/badge-view.ts';
import { alphaTopic, aProposal, aSmallRescue, idOf, testNow, wholeTopic } from '../support/small-rescue.ts';
import { type StubWeb, stubWeb } from '../support/stub-web.ts';
import { newProfile, privatePage, snapshotPage, startWorker, type TestWorker } from '../support/test-worker.ts';

const topic = (host: string, id: number): Subject => ({ kind: 'topic', host, id });
const proposal = (digits: string, space = 'alpha.eth'): Subject => ({
  kind: 'proposal',
  venue: 'snapshot',
  network: 's',
  space,
  id: idOf(digits),
});

let web: StubWeb;
let worker: TestWorker;

beforeEach(async () => {
  newProfile(testNow);
  web = stubWeb();
  web.hub.set(idOf('a1'), aProposal());
  web.topics.set(`${alphaTopic.host}/${alphaTopic.id}`, { title: 'Should Alpha give?', cooked: '<p>Yes.</p>' });
  worker = await startWorker([aSmallRescue()]);
});

async function badges(subjects: readonly Subject[], sender: unknown = snapshotPage): Promise<readonly BadgeView[]> {
  const answer = await worker.ask('readBadges', { subjects }, sender);
  if (answer.kind !== 'badges') throw new Error(`no badges: ${JSON.stringify(answer)}`);
  return answer.badges;
}

describe('the rows of a list', () => {
  it('have badges where they are part of a rescue, and nobody is asked', async () => {
    const rows = [topic(alphaTopic.host, 1), topic(alphaTopic.host, alphaTopic.id), topic('forum.example', 11483)];
    expect(await badges(rows)).toEqual([
      {
        key: 'topic:research.lido.fi:11483',
        rescue: 'Small Rescue',
        kind: 'contribution',
        label: 'Alpha DAO',
        instrument: 'gift',
        stage: 'intended',
        shareBps: { low: 0, high: 2_500 },
      },
    ]);
    expect(web.asked).toEqual([]);
  });

  it('follow what was observed since', async () => {
    await worker.ask('readPanel', { subject: proposal('a1') }, snapshotPage);
    web.asked.length = 0;
    const found = await badges([proposal('a1'), topic(alphaTopic.host, alphaTopic.id)]);
    expect(found.map(({ key, stage }) => [key, stage])).toEqual([
      [`snapshot:${idOf('a1')}`, 'voting'],
      ['topic:research.lido.fi:11483', 'voting'],
    ]);
    expect(web.asked).toEqual([]);
  });

  it('have none where a proposal of a rescue’s space was never read: it may be about anything', async () => {
    expect(await badges([proposal('a1'), proposal('77')])).toEqual([]);
  });

  it('name the rescue alone where they are about the whole of it', async () => {
    expect(await badges([topic(wholeTopic.host, wholeTopic.id)])).toEqual([
      { key: `topic:${wholeTopic.host}:${wholeTopic.id}`, rescue: 'Small Rescue', kind: 'rescue' },
    ]);
  });

  it('say no share of what fills no hole, or of what has no known amount', async () => {
    const [gift, ...others] = aSmallRescue().contributions;
    if (!gift) throw new Error('no gift');
    const votes = (id: number) => gift.votes.map((vote) => ({ ...vote, topic: { host: 'research.lido.fi', id } }));
    worker = await startWorker([
      aSmallRescue({
        contributions: [
          { ...gift, id: 'liquidity', instrument: 'deposit', votes: votes(1) },
          { ...gift, id: 'words', claims: [], votes: votes(2) },
          ...others,
        ],
      }),
    ]);
    const found = await badges([topic('research.lido.fi', 1), topic('research.lido.fi', 2)]);
    expect(found.map(({ shareBps }) => shareBps)).toEqual([undefined, undefined]);
  });

  it('have the same in a private window', async () => {
    expect(await badges([topic(alphaTopic.host, alphaTopic.id)], privatePage)).toHaveLength(1);
  });

  it('are refused where they are too many', async () => {
    const rows = Array.from({ length: 201 }, (_, index) => topic(alphaTopic.host, index + 1));
    await expect(worker.ask('readBadges', { subjects: rows }, snapshotPage)).resolves.toEqual({
      kind: 'failed',
      reason: 'malformed',
    });
    await expect(badges(rows.slice(1))).resolves.toEqual([]);
  });
});
