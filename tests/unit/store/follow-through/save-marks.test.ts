import { beforeEach, describe, expect, it } from 'vitest';
import type { RescueMark } from '@/lib/domain/follow-through/rescue-event';
import { readActivity, readOutbox } from '@/lib/store/events';
import { forgetFollowed, saveMarks } from '@/lib/store/follow-through/save-marks';
import type { StoredEvent } from '@/lib/store/schema';
import { freshStorage } from '../../../support/fresh-storage';

const mark = (percent: 50 | 75): RescueMark => ({
  name: `rescue:covered:gap:delivered:${percent}`,
  happening: { kind: 'coverage-crossed', rung: 'delivered', percent, label: 'gap' },
});

const eventOf = ({ name, happening }: RescueMark): StoredEvent => ({
  id: name,
  rescueId: 'rescue',
  url: 'https://example.org/',
  title: 'Rescue',
  at: 5,
  news: { subject: 'rescue', event: { ...happening, id: name } },
  unread: 0,
});

const save = (marks: readonly RescueMark[], now: number) => saveMarks('rescue', marks, eventOf, now);
const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);

beforeEach(freshStorage);

describe('what a rescue came to', () => {
  it('is a baseline at the first look, and news once when it comes to be', async () => {
    expect(await save([mark(50)], 1)).toEqual([]);
    expect(await save([mark(50)], 1)).toEqual([]);
    expect(ids(await save([mark(50), mark(75)], 2))).toEqual([mark(75).name]);
    expect(await save([mark(50), mark(75)], 3)).toEqual([]);
    // Back below, and above again: it was told.
    expect(await save([], 4)).toEqual([]);
    expect(await save([mark(50), mark(75)], 5)).toEqual([]);
    expect(ids(await readActivity(9))).toEqual([mark(75).name]);
    expect((await readOutbox()).map(({ eventId }) => eventId)).toEqual([mark(75).name]);
  });

  it('is told once by two looks at the same time', async () => {
    await save([], 1);
    const both = await Promise.all([save([mark(50)], 2), save([mark(50)], 2)]);
    expect(ids(both.flat())).toEqual([mark(50).name]);
  });

  it('begins with a baseline again where nobody followed it in between', async () => {
    await save([], 1);
    await forgetFollowed('rescue');
    expect(await save([mark(50)], 9)).toEqual([]);
    expect(await readActivity(9)).toEqual([]);
  });
});
