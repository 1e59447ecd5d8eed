import { browser } from 'wxt/browser';
import { type Subject, subjectKey } from '../../../lib/domain/governance/subject';
import type { Milliseconds } from '../../../lib/domain/time';
import type { BadgeView } from '../../../lib/messages/badge-view';
import { mostBadgeSubjects, revisionKey } from '../../../lib/messages/protocol';
import { DisconnectedError, type request } from '../../../lib/messages/request';
import type { ListRows, PageAdapter } from '../../../lib/pages/page-adapter';
import { listen } from '../place/listen';
import { badgeName, createBadge } from './badge-element';

/** Time for new badges in one frame. What does not fit comes with the next: the page stays quick on slow machines too. */
const perFrame: Milliseconds = 8;

/** Rows that are remembered; a reader who scrolls on and on starts anew. */
const mostKnown = 5_000;

interface Options {
  adapter: PageAdapter;
  lists: ListRows;
  ask: typeof request;
  signal: AbortSignal;
  isAlive: () => boolean;
  /** There is no worker any more, or another copy of us has taken over. */
  onOver: () => void;
}

/** A row's link as it was last looked at: most do not change from one look to the next. */
interface Row {
  href: string;
  subject?: Subject;
  key?: string;
}

/** Keeps a badge beside every row that is part of a rescue, through whatever the site does with its lists, until the signal aborts. */
export function mountBadges({ adapter, lists, ask, signal, isAlive, onOver }: Options): void {
  const { links, place } = lists;
  const rows = new WeakMap<Element, Row>();
  const views = new Map<string, BadgeView>();
  /** Keys that the worker was asked about. */
  const asked = new Set<string>();
  /** Our badges in the page, with what each shows. */
  const shown = new Map<Element, BadgeView>();
  let frame = 0;

  const schedule = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      ensure();
    });
  };

  /** Brings all rows to what they should be. Does nothing where they are already. */
  const ensure = (): void => {
    if (signal.aborted) return;
    if (!isAlive()) {
      onOver();
      return;
    }
    const unknown = new Map<string, Subject>();
    const kept = new Set<Element>();
    const until = performance.now() + perFrame;
    let isLate = false;
    for (const link of document.querySelectorAll<HTMLAnchorElement>(links)) {
      const { subject, key } = rowOf(link);
      if (!subject || key === undefined) continue;
      if (!asked.has(key)) unknown.set(key, subject);
      const view = views.get(key);
      if (!view) continue;
      const present = presentAt(link, view);
      // An older answer for the same row stands until there is time for the new one.
      if (present && (isLate || shown.get(present) === view)) kept.add(present);
      else if (!isLate) {
        kept.add(stand(link, view));
        isLate = performance.now() >= until;
      }
    }
    for (const badge of shown.keys()) {
      if (kept.has(badge)) continue;
      badge.remove();
      shown.delete(badge);
    }
    if (isLate) schedule();
    if (unknown.size > 0) void learn([...unknown].slice(0, mostBadgeSubjects));
  };

  const rowOf = (link: HTMLAnchorElement): Row => {
    const href = link.getAttribute('href') ?? '';
    const before = rows.get(link);
    if (before?.href === href) return before;
    // What cannot be parsed has no protocol.
    const subject = link.protocol === 'https:' ? adapter.subject(new URL(link.href)) : undefined;
    const row = { href, ...(subject && { subject, key: subjectKey(subject) }) };
    rows.set(link, row);
    return row;
  };

  const besideOf = (link: Element): Element | undefined => {
    const beside = place === 'after' ? link.nextElementSibling : link.lastElementChild;
    return beside?.localName === badgeName ? beside : undefined;
  };

  /** The badge of a link, if it stands where it should and is about the same. */
  const presentAt = (link: Element, { key }: BadgeView): Element | undefined => {
    const beside = besideOf(link);
    return beside && shown.get(beside)?.key === key ? beside : undefined;
  };

  /** Gives a link its badge. */
  const stand = (link: Element, view: BadgeView): Element => {
    // Of another row, of an older answer, or of a copy of us that was cut off.
    const other = besideOf(link);
    other?.remove();
    if (other) shown.delete(other);
    const badge = createBadge(adapter.name, view);
    shown.set(badge, view);
    if (place === 'after') link.after(badge);
    else link.append(badge);
    return badge;
  };

  /** Asks for many rows in one question. What is asked again keeps its badge meanwhile. */
  const learn = async (subjects: readonly [string, Subject][]): Promise<void> => {
    if (asked.size > mostKnown) asked.clear();
    for (const [key] of subjects) asked.add(key);
    let answer: Awaited<ReturnType<typeof ask<'readBadges'>>> | undefined;
    try {
      answer = await ask('readBadges', { subjects: subjects.map(([, subject]) => subject) }, { signal });
    } catch (error) {
      if (error instanceof DisconnectedError) onOver();
    }
    // What is shown stays where nothing was learned.
    if (signal.aborted || answer?.kind !== 'badges') return;
    const found = new Map(answer.badges.map((badge) => [badge.key, badge]));
    for (const [key] of subjects) {
      const view = found.get(key);
      if (!view) views.delete(key);
      else if (!sameBadge(view, views.get(key))) views.set(key, view);
    }
    // Also for rows that did not fit into this question.
    schedule();
  };

  const observer = new MutationObserver(schedule);
  const onStored = (changes: Record<string, unknown>, area: string): void => {
    if (area !== 'local' || !(revisionKey in changes)) return;
    asked.clear();
    schedule();
  };
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      for (const badge of shown.keys()) badge.remove();
      shown.clear();
    },
    { once: true },
  );
  listen(browser.storage.onChanged, onStored, signal);
  // Rows are also filled anew in place: then only the address of their link changes.
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
  schedule();
}

function sameBadge(a: BadgeView, b: BadgeView | undefined): boolean {
  return b !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
