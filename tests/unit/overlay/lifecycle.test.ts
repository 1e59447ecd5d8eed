// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { mountOverlay } from '../../../components/overlay/mount-overlay';
import type { Subject } from '../../../lib/domain/governance/subject';
import { DisconnectedError, type request } from '../../../lib/messages/request';
import { discoursePages } from '../../../lib/pages/discourse';
import { snapshotPages } from '../../../lib/pages/snapshot';
import { useEnglishMessages } from '../../support/english-messages';
import { anUncertainView, aPanel, aTopicPanel, aVote } from '../../support/sample-views';

const id = (letter: string): string => `0x${letter.repeat(64)}`;
const proposal = (letter: string): string => `https://snapshot.box/#/s:lido-snapshot.eth/proposal/${id(letter)}`;

/** Questions that were asked, each to be answered by hand. */
let asked: {
  name: string;
  body: { subject?: Subject };
  answer: (view: unknown) => void;
  fail: (error: Error) => void;
}[];
let roots: ShadowRoot[];
let context: { controller: AbortController; signal: AbortSignal; isValid: boolean };
let ends: AbortController[];

const ask = ((name: string, body: { subject?: Subject }, { signal }: { signal: AbortSignal }) =>
  new Promise((answer, fail) => {
    // Whether a recount or the reading of a past goes on is asked by every panel that is shown: nothing here hangs on it.
    if (name !== 'readRecount' && name !== 'history') asked.push({ name, body, answer, fail });
    signal.addEventListener('abort', () => fail(signal.reason as Error));
  })) as unknown as typeof request;

function newContext() {
  const controller = new AbortController();
  ends.push(controller);
  return { controller, signal: controller.signal, isValid: true };
}

beforeEach(() => {
  useEnglishMessages();
  fakeBrowser.reset();
  useEnglishMessages();
  asked = [];
  roots = [];
  ends = [];
  context = newContext();
  const real = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = real.call(this, init);
    roots.push(root);
    return root;
  });
  document.body.innerHTML = '';
  setUrl('https://snapshot.box/#/explore');
});

afterEach(() => {
  for (const end of ends) end.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.querySelector('shortfall-panel')?.remove();
});

function setUrl(url: string): void {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);
}

/** The site goes to another address, and the browser says so. */
function go(url: string): void {
  setUrl(url);
  window.dispatchEvent(new Event('popstate'));
}

const hosts = (): Element[] => [...document.querySelectorAll('shortfall-panel')];
const text = (): string => roots.at(-1)?.querySelector('.sf')?.textContent ?? '';
const settled = (): Promise<void> =>
  new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done))));

/** Snapshot's column beside a proposal. */
function drawSnapshot(letter: string): void {
  document.body.innerHTML = `<div data-testid="proposal-tabs"><a href="#/s:lido-snapshot.eth/proposal/${id(letter)}">Overview</a></div>
    <div data-testid="proposal-sidebar"><div class="col"><h4>Results</h4></div></div>`;
}

async function shownOn(letter: string): Promise<void> {
  setUrl(proposal(letter));
  drawSnapshot(letter);
  mountOverlay(context, snapshotPages, { ask });
  asked[0]?.answer(aPanel());
  await settled();
}

describe('a page without a subject', () => {
  it('gets no element, no question', async () => {
    const before = document.documentElement.outerHTML;
    mountOverlay(context, snapshotPages, { ask });
    await settled();
    expect(asked).toEqual([]);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('is asked about once more with what its author wrote, and is watched no longer where that is nothing either', async () => {
    const disconnect = vi.spyOn(MutationObserver.prototype, 'disconnect');
    setUrl(proposal('a'));
    drawSnapshot('a');
    mountOverlay(context, snapshotPages, { ask });
    expect(asked[0]?.body).not.toHaveProperty('page');
    asked[0]?.answer({ kind: 'nothing' });
    await settled();
    // Its text comes later than the rest of the page.
    expect(asked).toHaveLength(1);
    document.body.insertAdjacentHTML('beforeend', '<h1> Relief </h1><div class="markdown-body"><p>We give.</p></div>');
    const before = document.documentElement.outerHTML;
    await settled();
    expect(asked[1]?.body).toMatchObject({
      page: { title: 'Relief', html: expect.stringContaining('<p>We give.</p>') },
    });
    expect(disconnect).not.toHaveBeenCalled();
    asked[1]?.answer({ kind: 'nothing' });
    await settled();
    expect(document.documentElement.outerHTML).toBe(before);
    expect(disconnect).toHaveBeenCalled();
    document.body.append('more');
    await settled();
    expect(asked).toHaveLength(2);
  });

  it('is watched no longer where no text has come for a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const disconnect = vi.spyOn(MutationObserver.prototype, 'disconnect');
    setUrl(proposal('a'));
    drawSnapshot('a');
    mountOverlay(context, snapshotPages, { ask });
    asked[0]?.answer({ kind: 'nothing' });
    await vi.advanceTimersByTimeAsync(14_000);
    expect(disconnect).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(disconnect).toHaveBeenCalled();
  });
});

describe('a page that may be part of a rescue', () => {
  const hint = {
    kind: 'hint',
    subject: { kind: 'proposal', venue: 'snapshot', network: 's', space: 'lido-snapshot.eth', id: id('a') },
    rescueId: 'defi-united-2026',
    text: 'Mentions rsETH and asks for 5,000 ETH: part of DeFi United?',
    danger: false,
    doubts: [],
  };

  async function hinted(change: object = {}): Promise<void> {
    setUrl(proposal('a'));
    drawSnapshot('a');
    document.body.insertAdjacentHTML('beforeend', '<h1>Relief</h1><div class="markdown-body"><p>We give.</p></div>');
    mountOverlay(context, snapshotPages, { ask });
    asked[0]?.answer({ kind: 'nothing' });
    await settled();
    asked[1]?.answer({ ...hint, ...change });
    await settled();
  }

  it('gets one line, the last of the column', async () => {
    await hinted();
    expect(text()).toContain('part of DeFi United?');
    expect(document.querySelector('.col')?.lastElementChild).toBe(hosts()[0]);
  });

  it('sends "Not this" to the worker, and loses its line with the next answer', async () => {
    await hinted();
    [...(roots.at(-1)?.querySelectorAll('button') ?? [])].find((button) => button.textContent === 'Not this')?.click();
    expect(asked[2]).toMatchObject({
      name: 'notThis',
      body: { key: `snapshot:${id('a')}`, rescueId: 'defi-united-2026' },
    });
    fakeBrowser.storage.onChanged.trigger({ revision: { newValue: 'next' } }, 'local');
    await settled();
    expect(asked[3]).toMatchObject({ name: 'readPanel', body: { page: { title: 'Relief' } } });
    asked[3]?.answer({ kind: 'nothing' });
    await settled();
    expect(hosts()).toEqual([]);
  });
});

describe('a proposal', () => {
  it('gets one panel, the last of the column, in a closed root', async () => {
    await shownOn('a');
    expect(hosts()).toHaveLength(1);
    expect(document.querySelector('.col')?.lastElementChild).toBe(hosts()[0]);
    expect(hosts()[0]?.shadowRoot).toBeNull();
    expect(text()).toContain('57.2% → 60.9%');
  });

  it('gets it when the column comes later than the answer', async () => {
    setUrl(proposal('a'));
    mountOverlay(context, snapshotPages, { ask });
    asked[0]?.answer(aPanel());
    await settled();
    expect(hosts()).toEqual([]);
    drawSnapshot('a');
    await settled();
    expect(hosts()).toHaveLength(1);
  });

  it('keeps it when the site draws the column anew', async () => {
    await shownOn('a');
    const [host] = hosts();
    for (let round = 0; round < 5; round += 1) {
      drawSnapshot('a');
      await settled();
    }
    expect(hosts()).toEqual([host]);
    expect(asked).toHaveLength(1);
  });

  it('does not put it into the column of another proposal that is still drawn', async () => {
    setUrl(proposal('b'));
    drawSnapshot('a');
    mountOverlay(context, snapshotPages, { ask });
    asked[0]?.answer(aPanel());
    await settled();
    expect(hosts()).toEqual([]);
    drawSnapshot('b');
    await settled();
    expect(hosts()).toHaveLength(1);
  });

  it('stays below what the site adds to the column afterwards', async () => {
    await shownOn('a');
    const [host] = hosts();
    for (const name of ['section', 'footer']) {
      document.querySelector('.col')?.append(document.createElement(name));
      await settled();
      expect(document.querySelector('.col')?.lastElementChild).toBe(host);
    }
    expect(hosts()).toHaveLength(1);
  });

  it('does not move while the reader is in it', async () => {
    await shownOn('a');
    vi.spyOn(document, 'activeElement', 'get').mockReturnValue(hosts()[0] ?? null);
    document.querySelector('.col')?.append(document.createElement('footer'));
    await settled();
    expect(document.querySelector('.col')?.lastElementChild?.localName).toBe('footer');
  });

  it('does not fight for the end of the column with somebody who wants it too', async () => {
    await shownOn('a');
    const column = document.querySelector('.col');
    const rival = document.createElement('footer');
    let rounds = 0;
    const observer = new MutationObserver(() => {
      if (column?.lastElementChild === rival) return;
      rounds += 1;
      column?.append(rival);
    });
    observer.observe(column as Element, { childList: true });
    column?.append(rival);
    for (let frame = 0; frame < 30; frame += 1) await settled();
    observer.disconnect();
    expect(rounds).toBeLessThan(10);
    expect(column?.lastElementChild).toBe(rival);
    expect(hosts()).toHaveLength(1);
  });

  it('speaks the language of its own texts, in their direction, whatever the site does', async () => {
    document.documentElement.lang = 'ar';
    document.documentElement.dir = 'rtl';
    await shownOn('a');
    const inside = roots[0]?.querySelector<HTMLElement>('.sf');
    expect([inside?.lang, inside?.dir]).toEqual(['en', 'ltr']);
    document.documentElement.removeAttribute('lang');
    document.documentElement.removeAttribute('dir');
  });

  it('is closed to its line by Escape where it lies over the page, and nowhere else', async () => {
    const press = () => {
      const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
      roots.at(-1)?.querySelector('.watch, .head .icon')?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    await shownOn('a');
    expect(press()).toBe(false);
    const inside = roots[0]?.querySelector<HTMLElement>('.sf') as HTMLElement;
    inside.dataset.layout = 'docked';
    expect(press()).toBe(true);
    await settled();
    expect(inside.querySelector('.panel')?.classList.contains('collapsed')).toBe(true);
    expect(roots[0]?.activeElement).toBe(inside.querySelector('.head .icon'));
    expect(press()).toBe(false);
  });

  it('lets no key out of the panel', async () => {
    await shownOn('a');
    const heard = vi.fn();
    for (const type of ['keydown', 'keypress', 'keyup']) {
      document.addEventListener(type, heard);
      hosts()[0]?.dispatchEvent(new KeyboardEvent(type, { key: '/', bubbles: true, composed: true }));
    }
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('from page to page', () => {
  it('the panel goes with its subject, and the next asks anew', async () => {
    await shownOn('a');
    go(proposal('b'));
    expect(hosts()).toEqual([]);
    expect(asked.map(({ body }) => body.subject?.kind === 'proposal' && body.subject.id)).toEqual([id('a'), id('b')]);
    drawSnapshot('b');
    asked[1]?.answer(aPanel({ rescue: { id: 'r', name: 'Another rescue', title: '' } }));
    await settled();
    expect(hosts()).toHaveLength(1);
    expect(text()).toContain('Another rescue');
  });

  it('leaves nothing where the next page is nothing of ours', async () => {
    await shownOn('a');
    go('https://snapshot.box/#/s:lido-snapshot.eth/proposals');
    await settled();
    expect(hosts()).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('stays through the tabs of one proposal', async () => {
    await shownOn('a');
    const [host] = hosts();
    go(`${proposal('a')}/votes`);
    await settled();
    expect(hosts()).toEqual([host]);
    expect(asked).toHaveLength(1);
  });

  it('throws away an answer that comes after its page', async () => {
    setUrl(proposal('a'));
    mountOverlay(context, snapshotPages, { ask });
    go(proposal('b'));
    drawSnapshot('b');
    asked[0]?.answer(aPanel({ rescue: { id: 'r', name: 'Too late', title: '' } }));
    asked[1]?.answer(aPanel());
    await settled();
    expect(hosts()).toHaveLength(1);
    expect(text()).not.toContain('Too late');
  });

  it('follows the Navigation API where there is one, without looking at the clock', async () => {
    const navigation = new EventTarget();
    vi.stubGlobal('navigation', navigation);
    const interval = vi.spyOn(globalThis, 'setInterval');
    setUrl(proposal('a'));
    mountOverlay(context, snapshotPages, { ask });
    setUrl(proposal('b'));
    navigation.dispatchEvent(new Event('currententrychange'));
    expect(asked).toHaveLength(2);
    expect(interval).not.toHaveBeenCalledWith(expect.anything(), 500);
  });

  it('compares the address twice a second where there is none', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    setUrl(proposal('a'));
    mountOverlay(context, snapshotPages, { ask });
    setUrl(proposal('b'));
    vi.advanceTimersByTime(500);
    expect(asked).toHaveLength(2);
    context.controller.abort();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});

describe('when there is more to show', () => {
  it('asks again, and draws into the same element', async () => {
    await shownOn('a');
    const [host] = hosts();
    await fakeBrowser.storage.local.set({ revision: 'next' });
    expect(asked).toHaveLength(2);
    asked[1]?.answer(aPanel({ vote: aVote({ verdict: 'passed' }) }));
    await settled();
    expect(hosts()).toEqual([host]);
    expect(text()).toContain('Passed');
  });

  it('asks once more, not many times, while an answer is on its way', async () => {
    await shownOn('a');
    for (const revision of ['1', '2', '3', '4']) await fakeBrowser.storage.local.set({ revision });
    expect(asked).toHaveLength(2);
    asked[1]?.answer(aPanel());
    await settled();
    expect(asked).toHaveLength(3);
    asked[2]?.answer(aPanel());
    await settled();
    expect(asked).toHaveLength(3);
  });

  it('hears nothing else that is stored', async () => {
    await shownOn('a');
    await fakeBrowser.storage.local.set({ preferences: { collapsed: true } });
    await settled();
    expect(asked).toHaveLength(1);
  });

  it('shows a panel on a page that was nothing before', async () => {
    setUrl(proposal('a'));
    drawSnapshot('a');
    mountOverlay(context, snapshotPages, { ask });
    asked[0]?.answer({ kind: 'nothing' });
    await settled();
    await fakeBrowser.storage.local.set({ revision: 'next' });
    asked[1]?.answer(aPanel());
    await settled();
    expect(hosts()).toHaveLength(1);
  });

  it('keeps what is shown when a later question fails', async () => {
    await shownOn('a');
    await fakeBrowser.storage.local.set({ revision: 'next' });
    asked[1]?.answer({ kind: 'failed', reason: 'unexpected' });
    await settled();
    expect(text()).toContain('57.2% → 60.9%');
  });
});

describe('the end', () => {
  it('comes silently when the extension is gone: the panel too', async () => {
    await shownOn('a');
    await fakeBrowser.storage.local.set({ revision: 'next' });
    asked[1]?.fail(new DisconnectedError('gone'));
    await settled();
    expect(hosts()).toEqual([]);
    go(proposal('b'));
    expect(asked).toHaveLength(2);
  });

  describe('where nobody tells the script that it was cut off', () => {
    /** As WXT's context: it notices when it is asked. No text can be had any more, and no storage be listened to. */
    const cutOff = () => {
      Object.defineProperty(context, 'isValid', {
        get: () => {
          context.controller.abort();
          return false;
        },
      });
      vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation(() => {
        throw new TypeError('Cannot read properties of undefined');
      });
      vi.spyOn(fakeBrowser.storage.onChanged, 'addListener').mockImplementation(() => {
        throw new TypeError('Cannot read properties of undefined');
      });
    };

    it('it ends silently when the site goes on', async () => {
      await shownOn('a');
      cutOff();
      go(proposal('b'));
      expect(hosts()).toEqual([]);
      expect(asked).toHaveLength(1);
    });

    it('it ends silently when the site draws anew', async () => {
      await shownOn('a');
      cutOff();
      drawSnapshot('a');
      await settled();
      expect(hosts()).toEqual([]);
      expect(fakeBrowser.i18n.getMessage).not.toHaveBeenCalled();
    });

    it('it ends silently when the panel is pressed', async () => {
      await shownOn('a');
      const button = roots.at(-1)?.querySelector<HTMLElement>('button');
      cutOff();
      button?.click();
      await settled();
      expect(hosts()).toEqual([]);
      expect(asked).toHaveLength(1);
    });

    it('it ends by itself soon', async () => {
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      await shownOn('a');
      cutOff();
      vi.advanceTimersByTime(10_000);
      expect(hosts()).toEqual([]);
    });
  });

  it('takes everything back when the script is invalidated', async () => {
    await shownOn('a');
    context.controller.abort();
    drawSnapshot('a');
    await settled();
    expect(hosts()).toEqual([]);
    await fakeBrowser.storage.local.set({ revision: 'next' });
    expect(asked).toHaveLength(1);
  });

  it('leaves one panel when the script was injected twice, of the newer copy', async () => {
    await shownOn('a');
    const [older] = hosts();
    mountOverlay(newContext(), snapshotPages, { ask });
    asked[1]?.answer(aPanel());
    await settled();
    await settled();
    expect(hosts()).toHaveLength(1);
    const [newer] = hosts();
    expect(newer).not.toBe(older);
    for (let round = 0; round < 3; round += 1) {
      drawSnapshot('a');
      await settled();
      expect(hosts()).toEqual([newer]);
    }
    // And the older one has given up: nothing moves any more.
    const moved = vi.fn();
    const observer = new MutationObserver(moved);
    observer.observe(document, { childList: true, subtree: true });
    await settled();
    await settled();
    observer.disconnect();
    expect(moved).not.toHaveBeenCalled();
  });

  it('clears away what an older version left behind', async () => {
    document.documentElement.append(document.createElement('shortfall-panel'));
    await shownOn('a');
    expect(hosts()).toHaveLength(1);
    expect(document.querySelector('.col')?.lastElementChild).toBe(hosts()[0]);
  });
});

describe('a topic', () => {
  const topic = 'https://research.lido.fi/t/relief/11483';
  const drawTopic = (topicId: number, first = 1): void => {
    document.body.innerHTML = `<div id="main-outlet"><div id="topic-title"><h1 data-topic-id="${topicId}"></h1></div>
      <section id="topic" class="topic-area" data-topic-id="${topicId}"><article id="post_${first}" data-topic-id="${topicId}"></article></section></div>`;
  };
  const standing = (): DOMStringMap | undefined => roots.at(-1)?.querySelector<HTMLElement>('.sf')?.dataset;

  it('gets the panel above its posts, open, if it comes before they are painted', async () => {
    setUrl(topic);
    mountOverlay(context, discoursePages, { ask });
    asked[0]?.answer(aTopicPanel());
    await settled();
    drawTopic(11483);
    await settled();
    expect(document.querySelector('#topic')?.firstElementChild).toBe(hosts()[0]);
    expect(standing()).toMatchObject({ layout: 'above', late: 'false' });
    expect(text()).toContain('Stage by stage');
  });

  it('gets a line that takes no room, if the posts were painted before it', async () => {
    setUrl(topic);
    drawTopic(11483);
    mountOverlay(context, discoursePages, { ask });
    document.body.append(document.createElement('i'));
    await settled();
    asked[0]?.answer(aTopicPanel());
    await settled();
    expect(standing()).toMatchObject({ late: 'true' });
    expect(text()).toBe('DeFi United57.2% → 60.9% if this and 1 later vote pass');
  });

  it('gets such a line too where it was opened in its middle', async () => {
    setUrl(`${topic}/60`);
    mountOverlay(context, discoursePages, { ask });
    asked[0]?.answer(aTopicPanel());
    await settled();
    drawTopic(11483, 60);
    await settled();
    expect(standing()).toMatchObject({ late: 'true' });
  });

  it('keeps room at once where it is known to be part of a rescue', async () => {
    setUrl(topic);
    mountOverlay(context, discoursePages, { ask, isExpected: () => true });
    drawTopic(11483);
    await settled();
    expect(hosts()).toHaveLength(1);
    expect(standing()).toMatchObject({ reserved: 'true', late: 'false' });
    expect(text()).toContain('Reading');
    const [host] = hosts();
    asked[0]?.answer(aTopicPanel());
    await settled();
    expect(hosts()).toEqual([host]);
    expect(standing()).toMatchObject({ reserved: 'true', late: 'false' });
    expect(text()).toContain('57.2% → 60.9%');
  });

  it('gives the room back where nothing comes of it', async () => {
    setUrl(topic);
    mountOverlay(context, discoursePages, { ask, isExpected: () => true });
    drawTopic(11483);
    await settled();
    asked[0]?.answer({ kind: 'nothing' });
    await settled();
    expect(hosts()).toEqual([]);
    drawTopic(11483);
    await settled();
    expect(hosts()).toEqual([]);
  });

  it('shows one sentence where nobody can tell, and stays one line when it can be told', async () => {
    setUrl(topic);
    mountOverlay(context, discoursePages, { ask });
    asked[0]?.answer(anUncertainView());
    drawTopic(11483);
    await settled();
    expect(text()).toContain('This page may be part of DeFi United.');
    await fakeBrowser.storage.local.set({ revision: 'next' });
    asked[1]?.answer(aTopicPanel());
    await settled();
    expect(text()).toBe('DeFi United57.2% → 60.9% if this and 1 later vote pass');
  });

  it('asks again by itself where nobody could tell, and no more once it is told or left', async () => {
    setUrl(topic);
    mountOverlay(context, discoursePages, { ask });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    asked[0]?.answer(anUncertainView());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(2);
    asked[1]?.answer(aTopicPanel());
    await vi.advanceTimersByTimeAsync(200_000);
    expect(asked).toHaveLength(2);
  });

  it('opens by its button, and remembers that', async () => {
    setUrl(topic);
    mountOverlay(context, discoursePages, { ask });
    asked[0]?.answer(aTopicPanel({ collapsed: true }));
    drawTopic(11483);
    await settled();
    expect(text()).not.toContain('Stage by stage');
    roots.at(-1)?.querySelector<HTMLButtonElement>('button.icon')?.click();
    await settled();
    expect(text()).toContain('Stage by stage');
    expect(asked.at(-1)).toMatchObject({ name: 'collapse', body: { collapsed: false } });
  });

  it('keeps its panel while the reader scrolls through its posts', async () => {
    setUrl(topic);
    mountOverlay(context, discoursePages, { ask });
    asked[0]?.answer(aTopicPanel());
    drawTopic(11483);
    await settled();
    const [host] = hosts();
    for (const post of [9, 20, 27]) go(`${topic}/${post}`);
    await settled();
    expect(hosts()).toEqual([host]);
    expect(asked).toHaveLength(1);
  });
});
