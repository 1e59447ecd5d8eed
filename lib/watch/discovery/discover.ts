import { forums } from '../../catalogue/forums';
import { type SearchedRescue, suggestionOf } from '../../domain/discovery/suggestion';
import type { Rescue } from '../../domain/rescue/rescue';
import { dateSpan, day, type Milliseconds, minute, second } from '../../domain/time';
import { SourceError } from '../../platform/source-error';
import { readAddedSites } from '../../store/added-sites';
import { readScanState, type ScanState } from '../../store/discovery/scan-state';
import { readSuggestions, saveFound } from '../../store/discovery/suggestions';
import { bumpRevision } from '../../store/preferences';
import { oneAtATime } from '../one-at-a-time';
import { type ScanStep, scanProposals } from './scan-proposals';
import { type SearchedForum, scanTopics } from './scan-topics';
import { searchedRescues } from './searched-rescues';

/** How often is searched: unasked, and where the user looks. */
const intervals = { inBackground: 30 * minute, forUser: 5 * minute };
/** How far back the first search goes. Votes last a week or two. */
const lookBack = 21 * day;

/**
 * Searches proposals of all spaces and topics of the forums for parts of these rescues that no list names. What was found is kept request by
 * request, with how far it was searched. A source that fails ends its half of the search until the next one. Throws `StorageError` only.
 */
export async function discover(
  now: Milliseconds,
  rescues: readonly Rescue[],
  { userAsked = false } = {},
): Promise<void> {
  const searched = searchedRescues(rescues).filter(({ terms }) => terms.length > 0);
  if (searched.length === 0) return;
  await oneAtATime('shortfall-discovery', async () => {
    const state = stateFor(await readScanState(), searched, now);
    const interval = userAsked ? intervals.forUser : intervals.inBackground;
    if (state.at <= now && now - state.at < interval) return;
    const found = (await readSuggestions()).length;
    // An attempt counts, whatever comes of it.
    const last = await keepSteps(
      scanProposals({ ...state, at: now }, searched, { now, userAsked, lengthy: true }),
      searched,
      now,
    );
    await keepSteps(scanTopics(last ?? { ...state, at: now }, searched, await searchedForums(), now), searched, now);
    if ((await readSuggestions()).length !== found) await bumpRevision();
  });
}

async function keepSteps(
  steps: AsyncGenerator<ScanStep>,
  searched: readonly SearchedRescue[],
  now: Milliseconds,
): Promise<ScanState | undefined> {
  let last: ScanState | undefined;
  try {
    for await (const { state, candidates } of steps) {
      const found = candidates.flatMap((candidate) => suggestionOf(candidate, searched, now) ?? []);
      await saveFound(found, new Set(candidates.map(({ key }) => key)), now, state);
      last = state;
    }
  } catch (error) {
    // How the source is doing is told by those who look at what is watched.
    if (!(error instanceof SourceError)) throw error;
  }
  return last;
}

/** How far was searched for these rescues. For one more, all is searched anew: texts are not kept. */
function stateFor(stored: ScanState | undefined, searched: readonly SearchedRescue[], now: Milliseconds): ScanState {
  const ids = searched.map(({ rescue }) => rescue.id);
  if (stored && ids.every((id) => stored.rescues.includes(id))) return stored;
  const begun = Math.min(...searched.map(({ rescue }) => dateSpan(rescue.incident.at)?.from ?? now));
  const from = Math.floor(Math.max(begun, now - lookBack) / second);
  return { at: 0, rescues: ids, from, recent: [], pending: [], forums: {}, topics: [] };
}

async function searchedForums(): Promise<SearchedForum[]> {
  const added = (await readAddedSites()).filter(({ kind }) => kind === 'discourse');
  return [...forums, ...added].map(({ host, ...more }) => ({
    host,
    ...('base' in more && more.base !== undefined && { base: more.base }),
  }));
}
