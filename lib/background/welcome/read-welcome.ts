import { readCatalogue } from '../../catalogue/rescues';
import { contributionWatchKey, rescueWatchKey } from '../../domain/governance/watch-groups';
import { isPast, type Rescue } from '../../domain/rescue/rescue';
import type { Milliseconds } from '../../domain/time';
import type { WelcomeRescueView, WelcomeView } from '../../messages/welcome-view';
import { ladderView } from '../../reading/ladder-view';
import { readingOf } from '../../reading/rescue-reading';
import { readStored } from '../read-stored';

/** What the first page shows. Nobody is asked for it: a fresh install is silent until its user picks something. */
export async function readWelcome(now: Milliseconds = Date.now()): Promise<WelcomeView> {
  const { watches } = await readStored();
  const watched = new Set(watches.filter(({ off }) => !off).map(({ key }) => key));
  const rescues = readCatalogue();
  const example = rescues.find((rescue) => !isPast(rescue)) ?? rescues[0];
  return {
    kind: 'welcome',
    rescues: rescues.map((rescue) => rescueView(rescue, watched)),
    ...(example && { example: exampleOf(example, now) }),
  };
}

function rescueView(rescue: Rescue, watched: ReadonlySet<string>): WelcomeRescueView {
  const { id, name, title, contributions } = rescue;
  const key = rescueWatchKey(id);
  const parts = contributions
    .filter(({ votes }) => votes.length > 0)
    .map((contribution) => {
      const partKey = contributionWatchKey(id, contribution.id);
      return { key: partKey, name: contribution.contributor, watched: watched.has(partKey) };
    });
  return { id, key, name, title, watched: watched.has(key), isPast: isPast(rescue), parts };
}

/** The rescue as its list has it. */
function exampleOf(rescue: Rescue, now: Milliseconds): NonNullable<WelcomeView['example']> {
  const { ledger } = readingOf(rescue, { proposals: [], topics: [], deliveries: [] }, now);
  return { name: rescue.name, ladder: ladderView(ledger) };
}
