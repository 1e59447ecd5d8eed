import { ethereumNodes, snapshotHub } from '../catalogue/hosts';
import { readCatalogue } from '../catalogue/rescues';
import type { Subject } from '../domain/governance/subject';
import { topicKey } from '../domain/governance/topic';
import { snapshotKey } from '../domain/governance/venue';
import type { PartRef } from '../domain/rescue/match-proposal';
import type { Rescue } from '../domain/rescue/rescue';
import { type Milliseconds, minute } from '../domain/time';
import type { NothingView, PanelView, Problem, UncertainView } from '../messages/panel-view';
import type { Protocol } from '../messages/protocol';
import type { Asker } from '../messages/serve';
import { readPreferences } from '../store/preferences';
import { findPart, mayBelong } from './find-part';
import { problemsOf, readObserved, readStored, type Stored } from './read-stored';
import { readUnsaved } from './read-unsaved';
import { readFirst, refreshBehind } from './refresh-subject';
import { partOf, readingOf } from './rescue-reading';
import { panelView } from './views/panel-view';

/** An observation older than this is read anew behind the answer. */
const current = minute;

/** What to show on a page: from what is stored, at once, where that is enough to know what the page is about. */
export async function readPanel(
  { subject, denominator }: Protocol['readPanel']['request'],
  { privateWindow }: Asker,
  now: Milliseconds = Date.now(),
): Promise<PanelView | UncertainView | NothingView> {
  const stored = await readStored();
  const rescue = readCatalogue().find((each) => mayBelong(each, subject, stored.topics));
  // Nobody is asked about a page that no rescue names.
  if (!rescue) return { kind: 'nothing' };
  const answer = async (seen: Stored, problems: readonly Problem[]) =>
    (await panelOf({ rescue, subject, denominator, privateWindow, now }, seen, problems)) ??
    uncertain(rescue, subject, problems);

  const seenAt = observedAt(stored, subject);
  if (stored.blocked || (privateWindow && seenAt === undefined)) {
    const unsaved = await readUnsaved(stored, subject, now);
    return answer(unsaved.stored, unsaved.problems);
  }
  if (seenAt === undefined) {
    const problems = await readFirst(rescue, subject, now);
    return answer(await readStored(), problems);
  }
  const view = await answer(stored, []);
  // What turned out to be about something else is not followed; should it change, its rescue finds it.
  if (view.kind === 'panel' && !privateWindow && now - seenAt > current) refreshBehind(rescue, subject, now);
  return view;
}

/** Nothing observed ties the page to the rescue: because nothing does, or because who would know gave no answer. */
function uncertain(rescue: Rescue, subject: Subject, problems: readonly Problem[]): UncertainView | NothingView {
  const [problem] = problems;
  if (!problem) return { kind: 'nothing' };
  return { kind: 'uncertain', subject, rescue: { id: rescue.id, name: rescue.name }, problem };
}

interface Page {
  rescue: Rescue;
  subject: Subject;
  denominator: string | undefined;
  privateWindow: boolean;
  now: Milliseconds;
}

/** The panel, where the page is known to belong to the rescue. `problems`: what went wrong for this page just now. */
async function panelOf(
  { rescue, subject, denominator, privateWindow, now }: Page,
  stored: Stored,
  problems: readonly Problem[],
): Promise<PanelView | undefined> {
  const reading = readingOf(rescue, await readObserved(rescue, stored), now);
  const about = findPart(reading, subject);
  if (!about) return undefined;
  const recorded = problemsOf(stored, hostsBehind(rescue, about.part, subject), now);
  return panelView(reading, about, {
    ...(denominator !== undefined && { denominator }),
    watchedKeys: privateWindow ? undefined : stored.watchedKeys,
    problems: [...recorded, ...problems.filter(({ source }) => !recorded.some((each) => each.source === source))],
    collapsed: (await readPreferences()).collapsed,
  });
}

/** Hosts whose silence would make what the panel shows old. */
function hostsBehind(rescue: Rescue, part: PartRef | undefined, subject: Subject): Set<string> {
  const topics = part ? (partOf(rescue, part)?.votes ?? []).flatMap(({ topic }) => topic?.host ?? []) : [];
  return new Set([snapshotHub, ...ethereumNodes, ...topics, ...(subject.kind === 'topic' ? [subject.host] : [])]);
}

/** When the subject itself was last read, if ever. */
function observedAt({ proposals, topics }: Stored, subject: Subject): Milliseconds | undefined {
  return subject.kind === 'topic'
    ? topics.find(({ key }) => key === topicKey(subject))?.observedAt
    : proposals.find(({ key }) => key === snapshotKey(subject.id))?.observedAt;
}
