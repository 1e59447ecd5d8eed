import { browser } from 'wxt/browser';
import type { Subject } from '../../lib/domain/governance/subject';
import type { Milliseconds } from '../../lib/domain/time';
import { preferencesKey, revisionKey } from '../../lib/messages/protocol';
import { DisconnectedError, type request } from '../../lib/messages/request';
import type { Standing } from '../../lib/messages/standing';
import type { PageAdapter } from '../../lib/pages/page-adapter';
import { findPlace, isOvertaken, isShown, type Place, putAt, standsAt } from './find-place';
import {
  createPanelHost,
  type Drawable,
  isLiving,
  type PanelHost,
  type Shown,
  type Standpoint,
  strangers,
} from './panel-host';
import { type Arrival, arrivalAt } from './place/arrival';
import { endLingering, letLinger } from './place/linger';
import { listen } from './place/listen';
import { pageText } from './place/page-text';
import { askAgainAfter, dockAfter, mostMoves, pulseEvery, textAfter } from './place/patience';
import { plainActions } from './plain-actions';

interface Options {
  adapter: PageAdapter;
  subject: Subject;
  ask: typeof request;
  /** The visit ends with it: everything is taken back. */
  signal: AbortSignal;
  isAlive: () => boolean;
  /** The subject is known to be part of a rescue: room is kept for the panel while its answer is awaited. */
  isExpected: boolean;
  /** There is no worker any more, or another copy of us has taken over: nothing is left to do on this page. */
  onOver: () => void;
  /** Aborted once that is so. */
  over: AbortSignal;
}

/** One subject in front of the reader, from the moment its address is there until the signal aborts. Answers how the panel stands. */
export function visit({ adapter, subject, ask, signal, isAlive, isExpected, onOver, over }: Options): () => Standing {
  /** Since when the page has had no place for the panel. Sites take their old content away before they change the address. */
  let missingSince: Milliseconds | undefined = performance.now();
  let present: Place['anchor'] | undefined;
  let view: Shown | undefined;
  let host: PanelHost | undefined;
  /** How the panel came to stand; decided once, when it first comes. */
  let arrival: Arrival | undefined;
  /** The reader keeps panels closed to one line. */
  let collapsed = false;
  let answered = false;
  /** What the page's author wrote was sent with a question. */
  let told = false;
  /** The page has been painted with the place but without the panel. */
  let painted = false;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let pulse: ReturnType<typeof setInterval> | undefined;

  /** After an update or a removal nothing can be drawn any more, not even a text: the visit ends. */
  const isGone = (): boolean => {
    if (isAlive()) return false;
    onOver();
    return true;
  };

  const observer = new MutationObserver(() => schedule());
  const schedule = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      ensure();
    });
  };

  /** Brings the page to what it should be. Does nothing where it is already. */
  const ensure = (): void => {
    if (signal.aborted || isGone()) return;
    const now = performance.now();
    const waited = missingSince === undefined ? 0 : now - missingSince;
    const place = findPlace(adapter, subject, waited, present);
    present = place?.anchor;
    missingSince = place ? undefined : (missingSince ?? now);
    if (answered && !told && present && pageText(adapter)) void read();
    if (!view) {
      if (place && isExpected && !answered) reserve(place);
      painted ||= place !== undefined;
      return;
    }
    const others = strangers(host?.element);
    if (host && !host.element.isConnected && others.some(isLiving)) {
      onOver();
      return;
    }
    for (const other of others) other.remove();
    if (place && isShown(place)) stand(view, place);
    else if (place || waited >= dockAfter) dock(view);
    else {
      host?.element.remove();
      wakeAt(waited);
    }
  };

  /** Looks again when the next choice of place becomes due. */
  const wakeAt = (waited: Milliseconds): void => {
    const due = [...adapter.anchors.map((anchor) => anchor.patience ?? 0), dockAfter].filter((at) => at > waited);
    clearTimeout(timer);
    if (due.length > 0) timer = setTimeout(schedule, Math.min(...due) - waited + 1);
  };

  /** Keeps room above the posts, so that they do not move when the answer comes. */
  const reserve = (place: Place): void => {
    if (place.anchor.layout !== 'above') return;
    arrival ??= arrivalAt(place, painted);
    if (arrival.late) return;
    arrival = { ...arrival, reserved: true };
    host ??= createPanelHost(adapter.name, actions, isAlive);
    if (standsAt(host.element, place)) return;
    endLingering();
    for (const other of strangers(host.element)) other.remove();
    draw({ kind: 'reading', collapsed }, { layout: 'above', ...arrival });
    putAt(host.element, place);
  };

  let moves: { within: Element; left: number } | undefined;
  /** Goes below what the site has added to its column meanwhile; not while the reader is in the panel, who would lose the focus. */
  const yieldTo = (element: Element, place: Place): void => {
    if (!isOvertaken(element, place) || document.activeElement === element) return;
    if (moves?.within !== place.element) moves = { within: place.element, left: mostMoves };
    if (moves.left === 0) return;
    moves.left -= 1;
    putAt(element, place);
  };

  const stand = (shown: Shown, place: Place): void => {
    arrival ??= arrivalAt(place, painted);
    host ??= createPanelHost(adapter.name, actions, isAlive);
    if (standsAt(host.element, place)) {
      yieldTo(host.element, place);
      return;
    }
    endLingering();
    draw(shown, { layout: place.anchor.layout, ...arrival });
    putAt(host.element, place);
  };

  const dock = (shown: Shown): void => {
    host ??= createPanelHost(adapter.name, actions, isAlive);
    if (host.element.parentElement === document.documentElement) return;
    endLingering();
    draw(shown, { layout: 'docked', line: true, late: false, reserved: false });
    document.documentElement.append(host.element);
  };

  let standpoint: Standpoint | undefined;
  const draw = (shown: Drawable, at: Standpoint): void => {
    standpoint = at;
    host?.draw(shown, at);
  };

  const actions = {
    ...plainActions(ask, signal),
    chooseDenominator: (rescueId: string, denominator: string) => {
      // At once, and also where nothing may be remembered, as in a private window.
      chosenDenominator = denominator;
      void read();
      void ask('chooseDenominator', { rescueId, denominator }, { signal }).then(
        ({ kind }) => {
          // From here on it is the worker that remembers, for all pages.
          if (kind === 'saved' && chosenDenominator === denominator) chosenDenominator = undefined;
        },
        () => undefined,
      );
    },
    hideHere: () =>
      void ask('showSite', { host: location.hostname, shown: false }, { signal }).then(
        // Where nothing may be remembered, as in a private window, it holds for this page.
        ({ kind }) => kind === 'failed' && onOver(),
        () => undefined,
      ),
    collapse: (collapsed: boolean) => void ask('collapse', { collapsed }, { signal }).catch(() => undefined),
  };

  let chosenDenominator: string | undefined;
  let reading = false;
  let readAgain = false;
  /** Asks what to show. While an answer is on its way, one more question is remembered, not many. */
  const read = async (): Promise<void> => {
    if (reading) {
      readAgain = true;
      return;
    }
    reading = true;
    do {
      readAgain = false;
      const page = answered && present ? pageText(adapter) : undefined;
      told = page !== undefined;
      const answer = await ask(
        'readPanel',
        { subject, ...(chosenDenominator !== undefined && { denominator: chosenDenominator }), ...(page && { page }) },
        { signal },
      ).catch((error: unknown) => {
        if (error instanceof DisconnectedError) onOver();
        return undefined;
      });
      if (signal.aborted) return;
      if (answer) show(answer);
    } while (readAgain);
    reading = false;
  };

  const show = (answer: Awaited<ReturnType<typeof ask<'readPanel'>>>): void => {
    // Nothing was learned: what is shown stays.
    if (answer.kind === 'failed' && view) return;
    answered = true;
    if (answer.kind === 'nothing' || answer.kind === 'failed') {
      view = undefined;
      painted = true;
      arrival = undefined;
      host?.destroy();
      host = undefined;
      // What it may be, its text tells: that may still come.
      schedule();
      if (told || !adapter.text) unobserve();
      else setTimeout(() => view || unobserve(), textAfter);
      return;
    }
    clearTimeout(again);
    if (answer.kind === 'uncertain') again = setTimeout(() => void read(), askAgainAfter);
    if (!view) observe();
    // A line that grows would push the posts down: what follows a line stays one, until the reader opens it.
    const grows =
      !arrival?.reserved && view?.kind === 'uncertain' && answer.kind === 'panel' && standpoint?.layout === 'above';
    if (grows && arrival) arrival = { ...arrival, line: true };
    view = answer;
    if (host && standpoint) draw(answer, grows ? { ...standpoint, line: true } : standpoint);
    ensure();
  };

  /** Takes the panel back; a little later where the site is slow to take what it speaks of. Beside the content, nothing would move. */
  const leave = (): void => {
    const element = host?.element.parentElement;
    const anchor =
      element && present && (element.matches(present.selector) ? element : element.querySelector(present.selector));
    const stays = (): boolean =>
      anchor?.isConnected === true && host?.element.isConnected === true && adapter.belongs(anchor, subject);
    if (host && !over.aborted && present?.layout === 'above' && stays()) letLinger(host, stays, over);
    else host?.destroy();
  };

  const observe = (): void => {
    observer.observe(document, { childList: true, subtree: true });
    // Nobody tells a script that was cut off. Its clock would stand still, and its buttons lead nowhere.
    pulse ??= setInterval(isGone, pulseEvery);
  };

  const unobserve = (): void => {
    observer.disconnect();
    clearInterval(pulse);
    pulse = undefined;
  };

  const onStored = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'local' && revisionKey in changes) void read();
  };

  signal.addEventListener(
    'abort',
    () => {
      unobserve();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      clearTimeout(again);
      leave();
    },
    { once: true },
  );
  listen(browser.storage.onChanged, onStored, signal);
  // A column may come and go with the width of the window.
  addEventListener('resize', schedule, { signal });
  observe();
  void read();
  if (isExpected)
    void browser.storage.local
      .get(preferencesKey)
      .then(({ [preferencesKey]: stored }) => {
        collapsed = (stored as { collapsed?: unknown } | undefined)?.collapsed === true;
      })
      // Then the room that is kept may be too large: nothing worse.
      .catch(() => undefined);
  // Where a place is there and hidden, the page is as it should be.
  return () => (standpoint?.layout === 'docked' && missingSince !== undefined ? 'docked' : 'placed');
}
