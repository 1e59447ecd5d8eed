import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { usualSettings } from '@/lib/domain/telling/notification-settings';
import { revisionKey } from '@/lib/messages/protocol';
import { SourceError } from '@/lib/platform/source-error';
import { readLastPollAt, saveDoneAt } from '@/lib/store/meta';
import { bumpRevision, readPreferences, savePreferences } from '@/lib/store/preferences';
import { readSource, readSources, saveSourceAnswer, saveSourceFailure } from '@/lib/store/sources';
import { readStoredTopic, readStoredTopics, saveTopicObservation } from '@/lib/store/topics';
import { freshStorage } from '../../support/fresh-storage';

beforeEach(freshStorage);

describe('a source', () => {
  const down = new SourceError('unreachable', 'hub.snapshot.org', 'no connection');

  it('that fails is remembered since its first failure, with its last answer', async () => {
    await saveSourceAnswer('hub.snapshot.org', 100);
    await saveSourceFailure(down, 200, 260);
    await saveSourceFailure(new SourceError('rate-limited', 'hub.snapshot.org', ''), 300, 420);
    expect(await readSources()).toEqual([
      {
        host: 'hub.snapshot.org',
        lastGoodAt: 100,
        failure: { reason: 'rate-limited', since: 200, retryAt: 420 },
        failures: 2,
      },
    ]);
  });

  it('that answers again is well', async () => {
    await saveSourceFailure(down, 200, 260);
    await saveSourceAnswer('hub.snapshot.org', 300);
    expect(await readSource('hub.snapshot.org')).toEqual({ host: 'hub.snapshot.org', lastGoodAt: 300, failures: 0 });
  });
});

describe('a topic', () => {
  const topic = {
    key: 'topic:research.lido.fi:1',
    host: 'research.lido.fi',
    id: 1,
    title: 'New',
    url: 'https://research.lido.fi/t/1',
    openingPostProposalIds: [],
    otherProposalIds: [],
    closed: false,
    observedAt: 20,
  };
  it('is not overwritten by an older answer', async () => {
    const silent = () => ({ events: [], watches: [] });
    await saveTopicObservation({ topic }, silent);
    await saveTopicObservation({ topic: { ...topic, title: 'Old', observedAt: 10 } }, silent);
    expect((await readStoredTopic(topic.key))?.title).toBe('New');
    expect(await readStoredTopics()).toHaveLength(1);
  });
});

describe('small things', () => {
  it('remember when something was last done', async () => {
    expect(await readLastPollAt()).toBeUndefined();
    await saveDoneAt('poll', 7);
    expect(await readLastPollAt()).toBe(7);
  });

  it('keep the user’s choices, and survive what is not theirs', async () => {
    const unchosen = {
      collapsed: false,
      denominators: {},
      hiddenSites: [],
      reminders: ['1d', '1h'],
      marginBelowPoints: 5,
      notifications: usualSettings,
    };
    expect(await readPreferences()).toEqual(unchosen);
    await savePreferences({ collapsed: true });
    expect(await readPreferences()).toEqual({ ...unchosen, collapsed: true });
    await fakeBrowser.storage.local.set({ preferences: 'garbled' });
    expect(await readPreferences()).toEqual(unchosen);
  });

  it.each([
    ['with the locks of the browser', globalThis.navigator],
    ['without', {}],
  ])('keep both of two changes that come at the same time: %s', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    await Promise.all([
      savePreferences({ collapsed: true }),
      savePreferences({ hiddenSites: ['a.example'] }),
      savePreferences(({ hiddenSites }) => ({ hiddenSites: [...hiddenSites, 'b.example'] })),
    ]);
    expect(await readPreferences()).toMatchObject({ collapsed: true, hiddenSites: ['a.example', 'b.example'] });
    vi.unstubAllGlobals();
  });

  it('keep of the choices about notifications what can be read', async () => {
    const quiet = { on: true, from: 60, to: 120, exceptLastHour: true };
    const notifications = {
      told: { opened: true, edited: 'yes', 'of-a-later-version': true },
      quiet,
      paused: 'perhaps',
      snooze: { until: 5 },
      watches: { 'snapshot:1': 'muted' },
    };
    await fakeBrowser.storage.local.set({ preferences: { notifications } });
    expect((await readPreferences()).notifications).toEqual({
      told: { opened: true },
      quiet,
      paused: false,
      snooze: { until: 5 },
      watches: { 'snapshot:1': 'muted' },
    });
  });

  it('tell open pages of every change', async () => {
    const seen: unknown[] = [];
    fakeBrowser.storage.onChanged.addListener((changes) => void seen.push(changes[revisionKey]?.newValue));
    await bumpRevision();
    await bumpRevision();
    expect(new Set(seen).size).toBe(2);
  });
});
