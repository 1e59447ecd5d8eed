import { browser } from 'wxt/browser';
import { type Subject, subjectKey } from '../../../lib/domain/governance/subject';
import type { BadgeView } from '../../../lib/messages/badge-view';
import { mostBadgeSubjects, revisionKey } from '../../../lib/messages/protocol';
import { DisconnectedError, type request } from '../../../lib/messages/request';
import type { ListRows, PageAdapter } from '../../../lib/pages/page-adapter';
import { badgeName, createBadge } from './badge-element';

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
    for (const link of document.querySelectorAll<HTMLAnchorElement>(links)) {
      const { subject, key } = rowOf(link);
      if (!subject || key === undefined) continue;
      if (!asked.has(key)) unknown.set(key, subject);
      const view = views.get(key);
      if (view) kept.add(stand(link, view));
    }
    for (const badge of shown.keys()) {
      if (kept.has(badge)) continue;
      badge.remove();
      shown.delete(badge);
    }
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

  /** The badge of a link, which stands where it should. */
  const stand = (link: Element, view: BadgeView): Element => {
    const beside = place === 'after' ? link.nextElementSibling : link.lastElementChild;
    if (beside?.localName === badgeName) {
      if (shown.get(beside) === view) return beside;
      // Of another row, of an older answer, or of a copy of us that was cut off.
      beside.remove();
      shown.delete(beside);
    }
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
      try {
        browser.storage.onChanged.removeListener(onStored);
      } catch {
        // After an update of the extension its API is gone, and the listener with it.
      }
    },
    { once: true },
  );
  browser.storage.onChanged.addListener(onStored);
  // Rows are also filled anew in place: then only the address of their link changes.
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
  schedule();
}

function sameBadge(a: BadgeView, b: BadgeView | undefined): boolean {
  return b !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
