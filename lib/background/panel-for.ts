import { ethereumNodes, snapshotHub, snapshotSpacesApi } from '../catalogue/hosts';
import { placeOfSubject } from '../domain/governance/on-chain/on-chain-place';
import type { Subject } from '../domain/governance/subject';
import type { PartRef } from '../domain/rescue/match-proposal';
import type { Rescue } from '../domain/rescue/rescue';
import type { Milliseconds } from '../domain/time';
import type { Viewpoint } from '../domain/view/view-rescue';
import type { NothingView, PanelView, Problem, UncertainView } from '../messages/panel-view';
import { type Observed, partOf, readingOf, viewedReading } from '../reading/rescue-reading';
import { onChainSpaces } from '../watch/rescue-spaces';
import { findPart } from './find-part';
import type { Stored } from './read-stored';
import { panelView } from './views/panel-view';
import { problemsOf } from './views/source-problems';

/** A page that may belong to a rescue, and what the user chose about it. */
export interface Page {
  rescue: Rescue;
  subject: Subject;
  denominator: string | undefined;
  /** Proposals that the user follows. `undefined`: following is not offered. */
  watchedKeys: ReadonlySet<string> | undefined;
  collapsed: boolean;
  now: Milliseconds;
  /** As known at an instant, or as one publication has it. */
  viewpoint?: Viewpoint;
}

/**
 * What to show on a page, from what is known: the panel where that ties the page to the rescue; else nothing, or why nobody can tell.
 * `problems`: what went wrong for this page just now.
 */
export function panelFor(
  { rescue, subject, denominator, watchedKeys, collapsed, now, viewpoint }: Page,
  stored: Stored,
  observed: Observed,
  problems: readonly Problem[],
): PanelView | UncertainView | NothingView {
  const reading = readingOf(rescue, observed, now);
  const about = findPart(reading, subject);
  if (!about) return uncertain(rescue, subject, problems);
  const recorded = problemsOf(stored, hostsBehind(rescue, about.part, subject));
  const shown = viewpoint ? viewedReading(rescue, observed, now, viewpoint) : reading;
  return panelView(shown, about, {
    ...(denominator !== undefined && { denominator }),
    watchedKeys,
    ownVotes: stored.ownVotes,
    problems: [...recorded, ...problems.filter(({ source }) => !recorded.some((each) => each.source === source))],
    collapsed,
  });
}

/** Nothing observed ties the page to the rescue: because nothing does, or because who would know gave no answer. */
function uncertain(rescue: Rescue, subject: Subject, problems: readonly Problem[]): UncertainView | NothingView {
  const [problem] = problems;
  if (!problem) return { kind: 'nothing' };
  return { kind: 'uncertain', subject, rescue: { id: rescue.id, name: rescue.name }, problem };
}

/** Hosts whose silence would make what the panel shows old. */
function hostsBehind(rescue: Rescue, part: PartRef | undefined, subject: Subject): Set<string> {
  const topics = part ? (partOf(rescue, part)?.votes ?? []).flatMap(({ topic }) => topic?.host ?? []) : [];
  const onChain = onChainSpaces(rescue).size > 0 || (subject.kind === 'proposal' && placeOfSubject(subject));
  return new Set([
    snapshotHub,
    ...(onChain ? [snapshotSpacesApi] : []),
    ...ethereumNodes,
    ...topics,
    ...(subject.kind === 'topic' ? [subject.host] : []),
  ]);
}
