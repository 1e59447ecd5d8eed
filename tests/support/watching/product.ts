import { vi } from 'vitest';
import type { Rescue } from '../../../lib/domain/rescue/rescue.ts';
import { aGift, aSmallRescue } from '../small-rescue.ts';
import { anId } from '../stub-hub.ts';
import { rescues, votes } from './schedule.ts';

/** Which rescue a vote belongs to. */
export const rescueOf = (vote: number): string => `rescue-${vote % rescues}`;
/** The key under which a vote is followed. */
export const keyOf = (vote: number): string => `snapshot:${anId(vote + 1)}`;
/** The space of a vote: nobody's rule of passing but the venue's holds there. */
export const spaceOf = (vote: number): string => `dao${vote}.eth`;

/** Rescues that list the votes of the schedules, each about too little to fill any share of the hole that is news. */
function catalogue(): Rescue[] {
  return Array.from({ length: rescues }, (_, index): Rescue => {
    const own = Array.from({ length: votes }, (_each, vote) => vote).filter((vote) => vote % rescues === index);
    return aSmallRescue({
      id: `rescue-${index}`,
      name: `Rescue ${index}`,
      contributions: own.map((vote) =>
        aGift(`dao${vote}`, 10n, {
          votes: [
            { step: 'signal', required: true, venue: 'snapshot', space: spaceOf(vote), id: anId(vote + 1) },
            { step: 'binding', required: true, venue: 'aragon', chainId: 1, contract: '0x01', id: `${vote}` },
          ],
        }),
      ),
      recoveries: [],
      topics: [],
    });
  });
}

async function load() {
  const known = catalogue();
  vi.doMock('../../../lib/catalogue/rescues/bundled-list', () => ({
    bundledList: { name: 'Rescues that come with Shortfall', rescues: [] },
    readBundled: () => known,
  }));
  const worker = [
    import('../../../lib/background/on-alarm.ts'),
    import('../../../lib/background/on-startup.ts'),
    import('../../../lib/background/on-wake.ts'),
    import('../../../lib/background/on-notification-clicked.ts'),
    import('../../../lib/background/watch-proposal.ts'),
    import('../../../lib/background/news-background.ts'),
    import('../../../lib/background/handlers.ts'),
    import('../../../lib/watch/refresh-proposal.ts'),
    import('../../../lib/notify/drain-outbox.ts'),
  ] as const;
  const stores = [
    import('../../../lib/store/database.ts'),
    import('../../../lib/store/events.ts'),
    import('../../../lib/store/proposals.ts'),
    import('../../../lib/store/watches.ts'),
    import('../../../lib/store/own-votes.ts'),
    import('../../../lib/store/followed-address.ts'),
    import('../../../lib/store/preferences.ts'),
    import('../../../lib/notify/shown.ts'),
  ] as const;
  const [alarm, startup, wake, clicked, requests, news, handlers, refresh, drain] = await Promise.all(worker);
  const [database, events, proposals, watches, own, followed, preferences, shown] = await Promise.all(stores);
  return {
    ...{ ...alarm, ...startup, ...wake, ...clicked, ...requests, ...news, ...handlers, ...refresh, ...drain },
    ...{ ...database, ...events, ...proposals, ...watches, ...own, ...followed, ...preferences, ...shown },
  };
}

let loaded: ReturnType<typeof load> | undefined;

/** The product as a worker has it, with a catalogue of the schedules' votes. Nothing of it is replaced but the list of rescues. */
export function product(): ReturnType<typeof load> {
  loaded ??= load();
  return loaded;
}
