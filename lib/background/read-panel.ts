import { readCatalogue } from '../catalogue/rescues';
import { type Subject, subjectKey } from '../domain/governance/subject';
import type { Rescue } from '../domain/rescue/rescue';
import { type Milliseconds, minute } from '../domain/time';
import type { HintView } from '../messages/hint-view';
import type { NothingView, PanelView, Problem, UncertainView } from '../messages/panel-view';
import type { Protocol } from '../messages/protocol';
import type { Asker } from '../messages/serve';
import { readPreferences } from '../store/preferences';
import { readHint, withDanger } from './discovery/read-hint';
import { rescuesOf } from './find-part';
import { withNodeProblems } from './nodes/node-problems';
import { panelFor } from './panel-for';
import { readObserved, readStored, type Stored } from './read-stored';
import { readUnsaved } from './read-unsaved';
import { readFirst, refreshBehind } from './refresh-subject';

/** An observation older than this is read anew behind the answer. */
const current = minute;

/** What to show on a page: from what is stored, at once, where that is enough to know what the page is about. */
export async function readPanel(
  { subject, denominator, page }: Protocol['readPanel']['request'],
  { privateWindow }: Asker,
  now: Milliseconds = Date.now(),
): Promise<PanelView | UncertainView | HintView | NothingView> {
  const view = await readView({ subject, ...(denominator !== undefined && { denominator }) }, privateWindow, now);
  if (view.kind === 'nothing') return readHint(subject, page, privateWindow, now);
  return view.kind === 'panel' ? withNodeProblems(await withDanger(view, page), now) : view;
}

async function readView(
  { subject, denominator }: Protocol['readPanel']['request'],
  privateWindow: boolean,
  now: Milliseconds,
): Promise<PanelView | UncertainView | NothingView> {
  const stored = await readStored();
  const rescues = rescuesOf(readCatalogue(), subject, stored.topics);
  const [likeliest, ...others] = rescues;
  // Nobody is asked about a page that no rescue names.
  if (!likeliest) return { kind: 'nothing' };
  const answer = async (seen: Stored, problems: readonly Problem[]) => {
    const watchedKeys = privateWindow ? undefined : seen.watchedKeys;
    const { collapsed, denominators } = await readPreferences();
    const viewFor = async (rescue: Rescue) => {
      const chosen = denominator ?? denominators[rescue.id];
      const page = { rescue, subject, denominator: chosen, watchedKeys, collapsed, now };
      return panelFor(page, seen, await readObserved(rescue, seen), problems);
    };
    const first = await viewFor(likeliest);
    if (first.kind === 'panel') return first;
    for (const rescue of others) {
      const view = await viewFor(rescue);
      if (view.kind === 'panel') return view;
    }
    return first;
  };

  const seenAt = observedAt(stored, subject);
  if (stored.blocked || (privateWindow && seenAt === undefined)) {
    const unsaved = await readUnsaved(stored, subject, now);
    return answer(unsaved.stored, unsaved.problems);
  }
  if (seenAt === undefined) {
    const problems = await readFirst(likeliest, subject, now);
    return answer(await readStored(), problems);
  }
  const view = await answer(stored, []);
  // What turned out to be about something else is not followed; should it change, its rescue finds it.
  const rescue = view.kind === 'panel' && rescues.find(({ id }) => id === view.rescue.id);
  if (rescue && !privateWindow && now - seenAt > current) refreshBehind(rescue, subject, now);
  return view;
}

/** When the subject itself was last read, if ever. */
function observedAt({ proposals, topics }: Stored, subject: Subject): Milliseconds | undefined {
  const key = subjectKey(subject);
  return (subject.kind === 'topic' ? topics : proposals).find((each) => each.key === key)?.observedAt;
}
