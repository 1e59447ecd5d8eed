// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createBadge } from '../../../components/overlay/badges/badge-element';
import { mountOverlay } from '../../../components/overlay/mount-overlay';
import type { Subject } from '../../../lib/domain/governance/subject';
import type { BadgeView } from '../../../lib/messages/badge-view';
import { DisconnectedError, type request } from '../../../lib/messages/request';
import { discoursePages } from '../../../lib/pages/discourse';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';

let asked: { subjects: Subject[]; answer: (badges: BadgeView[]) => void; fail: (error: Error) => void }[];
let roots: ShadowRoot[];
let controller: AbortController;
let isAlive: boolean;

const ask = ((name: string, { subjects }: { subjects: Subject[] }, { signal }: { signal: AbortSignal }) =>
  new Promise((resolve, reject) => {
    if (name !== 'readBadges') return;
    asked.push({ subjects, answer: (badges) => resolve({ kind: 'badges', badges }), fail: reject });
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  })) as unknown as typeof request;

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
  asked = [];
  roots = [];
  isAlive = true;
  controller = new AbortController();
  const real = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = real.call(this, init);
    roots.push(root);
    return root;
  });
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL('https://research.lido.fi/latest');
  document.body.innerHTML = '';
});

afterEach(() => {
  controller.abort();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const row = (id: number): string =>
  `<tr class="topic-list-item" data-topic-id="${id}"><td class="main-link"><a class="title raw-topic-link" href="/t/some-slug/${id}">Topic ${id}</a></td></tr>`;
const list = (...ids: number[]): void => {
  document.body.innerHTML = `<table><tbody>${ids.map(row).join('')}</tbody></table>`;
};
const badge = (id: number, more: Partial<BadgeView> = {}): BadgeView => ({
  key: `topic:research.lido.fi:${id}`,
  rescue: 'DeFi United',
  kind: 'contribution',
  label: 'Lido DAO',
  instrument: 'gift',
  stage: 'voting',
  shareBps: { low: 365, high: 365 },
  ...more,
});
/** Ids of the topics whose titles have a badge right beside them. */
const badged = (): number[] =>
  [...document.querySelectorAll('shortfall-badge')].map((element) =>
    Number(element.previousElementSibling?.getAttribute('href')?.split('/').at(-1)),
  );
const text = (): (string | null | undefined)[] => roots.map((root) => root.querySelector('.badge')?.textContent);
const settled = (): Promise<void> =>
  new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done))));

function mount(): void {
  const context = {
    signal: controller.signal,
    get isValid() {
      return isAlive;
    },
  };
  mountOverlay(context, discoursePages, { ask });
}

async function shown(ids: number[], ...badges: BadgeView[]): Promise<void> {
  list(...ids);
  mount();
  await settled();
  asked[0]?.answer(badges);
  await settled();
  await settled();
}

describe('a list', () => {
  it('is asked about in one question, and gets badges beside the titles that have one', async () => {
    await shown([1, 2, 3], badge(2));
    expect(asked.map(({ subjects }) => subjects.map((each) => each.kind === 'topic' && each.id))).toEqual([[1, 2, 3]]);
    expect(badged()).toEqual([2]);
    expect(text()).toEqual(['in a vote · 3.6%']);
  });

  it('without a topic of a rescue stays as it is', async () => {
    list(1, 2, 3);
    const before = document.documentElement.outerHTML;
    mount();
    await settled();
    asked[0]?.answer([]);
    await settled();
    await settled();
    expect(document.documentElement.outerHTML).toBe(before);
    expect(asked).toHaveLength(1);
  });

  it('that has no rows is not asked about', async () => {
    document.body.innerHTML = '<a class="title" href="/u/bob">Bob</a><a href="/t/x/1">a link in a post</a>';
    mount();
    await settled();
    expect(asked).toEqual([]);
  });

  it('that grows is asked about its new rows alone', async () => {
    await shown([1, 2], badge(2));
    document.querySelector('tbody')?.insertAdjacentHTML('beforeend', row(3) + row(2));
    await settled();
    expect(asked[1]?.subjects).toEqual([{ kind: 'topic', host: 'research.lido.fi', id: 3 }]);
    // A topic that is pinned stands twice.
    expect(badged()).toEqual([2, 2]);
  });

  it('on a slow machine gets its badges over several frames, and none of them is held up for long', async () => {
    // Each look at the clock is 5 ms after the last: there is time for two badges in a frame.
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 5));
    const frames: FrameRequestCallback[] = [];
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
    const counts: number[] = [];
    const nextFrame = async () => {
      for (const frame of frames.splice(0)) frame(0);
      counts.push(badged().length);
      await new Promise((done) => setTimeout(done));
    };
    list(1, 2, 3, 4, 5);
    mount();
    await nextFrame();
    asked[0]?.answer([1, 2, 3, 4, 5].map((id) => badge(id)));
    await new Promise((done) => setTimeout(done));
    for (let count = 0; count < 4; count += 1) await nextFrame();
    expect(counts).toEqual([0, 2, 4, 5, 5]);
  });

  it('of more rows than fit into one question is asked about in several', async () => {
    list(...Array.from({ length: 250 }, (_, index) => index + 1));
    mount();
    await settled();
    asked[0]?.answer([]);
    await settled();
    await settled();
    expect(asked.map(({ subjects }) => subjects.length)).toEqual([200, 50]);
  });
});

describe('a badge', () => {
  it('comes back when the site draws its row anew, without another question', async () => {
    await shown([1, 2], badge(2));
    for (let round = 0; round < 3; round += 1) {
      list(2, 1);
      await settled();
      expect(badged()).toEqual([2]);
    }
    expect(asked).toHaveLength(1);
  });

  it('goes when its row is given to another topic in place', async () => {
    await shown([1, 2], badge(2));
    document.querySelector('[data-topic-id="2"] a')?.setAttribute('href', '/t/other/1');
    await settled();
    expect(badged()).toEqual([]);
  });

  it('goes with its title', async () => {
    await shown([1, 2], badge(2));
    document.querySelector('[data-topic-id="2"] a')?.remove();
    await settled();
    expect(document.querySelector('shortfall-badge')).toBeNull();
  });

  it('changes with what is known', async () => {
    await shown([1, 2], badge(2));
    const [element] = document.querySelectorAll('shortfall-badge');
    await fakeBrowser.storage.local.set({ revision: 'same' });
    await settled();
    asked[1]?.answer([badge(2)]);
    await settled();
    await settled();
    expect(document.querySelector('shortfall-badge')).toBe(element);
    await fakeBrowser.storage.local.set({ revision: 'new' });
    await settled();
    asked[2]?.answer([badge(1), badge(2, { stage: 'approved' })]);
    await settled();
    await settled();
    expect(badged()).toEqual([1, 2]);
    expect(text().slice(-2)).toEqual(['in a vote · 3.6%', 'approved · 3.6%']);
    await fakeBrowser.storage.local.set({ revision: 'newer' });
    await settled();
    asked[3]?.answer([badge(1)]);
    await settled();
    await settled();
    expect(badged()).toEqual([1]);
  });

  it('stays when nobody can say anything new', async () => {
    await shown([2], badge(2));
    await fakeBrowser.storage.local.set({ revision: 'next' });
    await settled();
    asked[1]?.fail(new Error('no'));
    await settled();
    expect(badged()).toEqual([2]);
  });

  it('is closed to the page, and takes the place of one that a cut-off copy of us left', async () => {
    list(2);
    document.querySelector('a')?.after(document.createElement('shortfall-badge'));
    mount();
    await settled();
    asked[0]?.answer([badge(2)]);
    await settled();
    await settled();
    expect(badged()).toEqual([2]);
    expect(document.querySelector('shortfall-badge')?.shadowRoot).toBeNull();
    expect(text()).toHaveLength(1);
  });

  it('goes with the extension', async () => {
    await shown([2], badge(2));
    controller.abort();
    expect(document.querySelector('shortfall-badge')).toBeNull();
  });

  it('goes once no worker answers any more', async () => {
    await shown([2], badge(2));
    await fakeBrowser.storage.local.set({ revision: 'next' });
    await settled();
    asked[1]?.fail(new DisconnectedError('gone'));
    await settled();
    expect(document.querySelector('shortfall-badge')).toBeNull();
  });
});

describe('what a badge says', () => {
  const says = (more: Partial<BadgeView>): string[] => {
    createBadge('discourse', { ...badge(1), ...more });
    const inside = roots.at(-1)?.querySelector('.badge');
    return [inside?.textContent ?? '', (inside?.getAttribute('aria-label') ?? '').replace(/[\u2068\u2069]/g, '')];
  };

  it.each<[Partial<BadgeView>, string, string]>([
    [{}, 'in a vote · 3.6%', 'Shortfall: Lido DAO in DeFi United (gift, in a vote): 3.6% of the hole'],
    [
      { shareBps: { low: 0, high: 365 } },
      'in a vote · up to 3.6%',
      'Shortfall: Lido DAO in DeFi United (gift, in a vote): up to 3.6% of the hole',
    ],
    [{ kind: 'rescue' }, 'rescue', 'Shortfall: about the rescue DeFi United'],
    [
      { kind: 'recovery', label: 'Frozen ETH', stage: 'blocked' },
      'blocked · 3.6%',
      'Shortfall: Frozen ETH, a recovery in DeFi United (blocked)',
    ],
  ])('%j', (more, visible, name) => {
    expect(says(more)).toEqual([visible, name]);
  });

  it('says no share where there is none', () => {
    const { shareBps: _, ...without } = badge(1);
    createBadge('discourse', without);
    expect(roots.at(-1)?.querySelector('.badge')?.textContent).toBe('in a vote');
  });

  it('takes hostile names as text, each in its own direction', () => {
    const [, name] = says({ label: '<img src=x onerror=alert(1)>\u202Eevil', rescue: 'R'.repeat(500) });
    expect(roots.at(-1)?.querySelector('img')).toBeNull();
    expect(name).toContain('<img src=x');
    expect((name ?? '').length).toBeLessThan(220);
  });

  it('has a name for those who hear it', async () => {
    vi.restoreAllMocks();
    const real = Element.prototype.attachShadow;
    vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element) {
      return real.call(this, { mode: 'open' });
    });
    document.body.innerHTML = '<main></main>';
    document.querySelector('main')?.append(createBadge('discourse', badge(1)));
    await expectAccessible(document.body);
  });
});
