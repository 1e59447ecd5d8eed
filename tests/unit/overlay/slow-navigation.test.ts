// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { mountOverlay } from '../../../components/overlay/mount-overlay';
import type { Subject } from '../../../lib/domain/governance/subject';
import type { request } from '../../../lib/messages/request';
import { discoursePages } from '../../../lib/pages/discourse';
import { useEnglishMessages } from '../../support/english-messages';
import { aTopicPanel } from '../../support/sample-views';

let asked: { id: number; answer: (view: unknown) => void }[];
let controller: AbortController;

const ask = ((name: string, { subject }: { subject: Subject }, { signal }: { signal: AbortSignal }) =>
  new Promise((answer, fail) => {
    if (name === 'readPanel' && subject.kind === 'topic') asked.push({ id: subject.id, answer });
    signal.addEventListener('abort', () => fail(signal.reason as Error));
  })) as unknown as typeof request;

beforeEach(async () => {
  fakeBrowser.reset();
  useEnglishMessages();
  asked = [];
  controller = new AbortController();
  setUrl('https://research.lido.fi/t/one/1');
  draw(1);
  mountOverlay({ signal: controller.signal, isValid: true }, discoursePages, { ask });
  asked[0]?.answer(aTopicPanel());
  await settled();
});
afterEach(() => {
  controller.abort();
  vi.useRealTimers();
});

function setUrl(url: string): void {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);
}
function go(path: string): void {
  setUrl(`https://research.lido.fi${path}`);
  window.dispatchEvent(new Event('popstate'));
}
function draw(id: number): void {
  document.body.innerHTML = `<div id="main-outlet"><div id="topic-title"><h1 data-topic-id="${id}"></h1></div>
    <section id="topic" class="topic-area" data-topic-id="${id}"><article id="post_1" data-topic-id="${id}"></article></section></div>`;
}
/** Numbers of the topics in which a panel stands. */
const panels = (): (string | null | undefined)[] =>
  [...document.querySelectorAll('shortfall-panel')].map((panel) => panel.parentElement?.getAttribute('data-topic-id'));
const settled = (): Promise<void> =>
  new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done))));

describe('a forum that keeps the old topic while it loads the next', () => {
  it('keeps its panel as well, until the topic goes', async () => {
    expect(panels()).toEqual(['1']);
    go('/t/two/2');
    await settled();
    expect(panels()).toEqual(['1']);
    expect(asked.map(({ id }) => id)).toEqual([1, 2]);
    // The answer is there before the page is.
    asked[1]?.answer(aTopicPanel());
    await settled();
    expect(panels()).toEqual(['1']);
    draw(2);
    await settled();
    expect(panels()).toEqual(['2']);
  });

  it('loses it at once when the next topic is drawn into the same element', async () => {
    go('/t/two/2');
    document.querySelector('#topic')?.setAttribute('data-topic-id', '2');
    await settled();
    expect(panels()).toEqual([]);
  });

  it('loses it with the topic where the next page is a list', async () => {
    go('/latest');
    await settled();
    expect(panels()).toEqual(['1']);
    document.body.innerHTML = '<div id="main-outlet"><table></table></div>';
    await settled();
    expect(document.querySelector('shortfall-panel')).toBeNull();
  });

  it('never has two of one topic when the reader turns back before it is gone', async () => {
    go('/t/two/2');
    go('/t/one/1');
    asked.at(-1)?.answer(aTopicPanel());
    await settled();
    expect(panels()).toEqual(['1']);
  });

  it('is not waited for for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    go('/latest');
    vi.advanceTimersByTime(10_000);
    expect(panels()).toEqual([]);
  });

  it('loses it with the extension', () => {
    go('/latest');
    controller.abort();
    expect(panels()).toEqual([]);
  });
});
