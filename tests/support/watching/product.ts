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
  vi.doMock('../../../lib/catalogue/rescues', () => ({ readCatalogue: () => known }));
  const [alarm, startup, wake, clicked, requests, refresh, database, events, proposals, watches, shown, drain, news] =
    await Promise.all([
      import('../../../lib/background/on-alarm.ts'),
      import('../../../lib/background/on-startup.ts'),
      import('../../../lib/background/on-wake.ts'),
      import('../../../lib/background/on-notification-clicked.ts'),
      import('../../../lib/background/watch-proposal.ts'),
      import('../../../lib/watch/refresh-proposal.ts'),
      import('../../../lib/store/database.ts'),
      import('../../../lib/store/events.ts'),
      import('../../../lib/store/proposals.ts'),
      import('../../../lib/store/watches.ts'),
      import('../../../lib/notify/shown.ts'),
      import('../../../lib/notify/drain-outbox.ts'),
      import('../../../lib/background/news-background.ts'),
    ]);
  const { handlers } = await import('../../../lib/background/handlers.ts');
  return {
    ...{ ...alarm, ...startup, ...wake, ...clicked, ...requests, ...refresh, ...database, ...events },
    ...{ ...proposals, ...watches, ...shown, ...drain, ...news, handlers },
  };
}

let loaded: ReturnType<typeof load> | undefined;

/** The product as a worker has it, with a catalogue of the schedules' votes. Nothing of it is replaced but the list of rescues. */
export function product(): ReturnType<typeof load> {
  loaded ??= load();
  return loaded;
}
