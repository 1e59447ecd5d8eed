import { beforeEach, describe, expect, it } from 'vitest';
import { followThrough } from '@/lib/background/news/follow-through';
import type { Rescue } from '@/lib/domain/rescue/rescue';
import { inTransaction } from '@/lib/store/database';
import { readActivity } from '@/lib/store/events';
import { checkpointKey } from '@/lib/store/money/transfers';
import { saveObservations } from '@/lib/store/save-observations';
import { removeWatch, saveWatch } from '@/lib/store/watches';
import { freshStorage } from '../support/fresh-storage';
import { aFinalVote, aGiver, aRescue, day, discussion, hour, now, requiredVote, source } from '../unit/domain/builders';

const fund = '0x00000000000000000000000000000000000000f0';
const vote = aFinalVote({ discussion });
const rescue: Rescue = aRescue({
  contributions: [aGiver({ votes: [requiredVote] })],
  recipients: [{ chainId: 1, address: fund, role: 'Fund', use: 'recipient', source }],
});

/** What happened up to a day after the vote ended, in the order in which it was told. */
async function toldAfter(days: number): Promise<unknown[]> {
  await followThrough(vote.endAt + days * day, [rescue]);
  const news = (await readActivity(20)).reverse();
  return news.map((event) => [event.contributor, event.unread, event.news.subject === 'rescue' && event.news.event]);
}

/** The recipient was read from then on. */
function readSince(since: number): Promise<void> {
  const token = '0x0000000000000000000000000000000000000000';
  return inTransaction(['checkpoints'], async (transaction) => {
    await transaction.objectStore('checkpoints').put({
      key: checkpointKey(1, fund),
      chainId: 1,
      address: fund,
      number: 9,
      hash: '0x09',
      accounts: [{ token, start: 1, since }],
      readAt: now,
    });
  });
}

const silence = (days: number) => ['Giver DAO', 1, expect.objectContaining({ kind: 'nothing-moved', days })];

beforeEach(async () => {
  await freshStorage();
  await saveWatch({ key: vote.key, rescueId: rescue.id, contributionId: 'giver', createdAt: now, failures: 0 });
  await saveObservations([{ proposal: vote }], () => ({ events: [], queue: false }));
});

describe('an approved gift of which nothing arrives', () => {
  it('is news after 3, 7, 14 and 30 days, each once', async () => {
    await readSince(vote.endAt - hour);
    expect(await toldAfter(0.1)).toEqual([]);
    expect(await toldAfter(2.9)).toEqual([]);
    expect(await toldAfter(3)).toEqual([silence(3)]);
    expect(await toldAfter(3)).toEqual([silence(3)]);
    expect(await toldAfter(8)).toEqual([silence(3), silence(7)]);
    // Asleep for weeks: once, and the most telling.
    expect(await toldAfter(40)).toEqual([silence(3), silence(7), silence(30)]);
  });

  it('is none where nobody read the recipient since the approval', async () => {
    await readSince(vote.endAt + hour);
    await toldAfter(0.1);
    expect(await toldAfter(10)).toEqual([]);
  });

  it('is none to who begins to follow later, of what was so already', async () => {
    await readSince(vote.endAt - hour);
    expect(await toldAfter(5)).toEqual([]);
    expect(await toldAfter(7)).toEqual([silence(7)]);
    await removeWatch(vote.key);
    await toldAfter(20);
    await saveWatch({ key: vote.key, rescueId: rescue.id, contributionId: 'giver', createdAt: now, failures: 0 });
    expect(await toldAfter(21)).toEqual([silence(7)]);
  });
});
