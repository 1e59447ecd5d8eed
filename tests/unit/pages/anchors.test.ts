// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Subject } from '../../../lib/domain/governance/subject';
import { discoursePages } from '../../../lib/pages/discourse';
import type { PageAdapter } from '../../../lib/pages/page-adapter';
import { snapshotPages } from '../../../lib/pages/snapshot';
import { isSnapshotHost, readSnapshotMarks } from '../../../lib/pages/snapshot-marks';

const topic: Subject = { kind: 'topic', host: 'research.lido.fi', id: 11483 };
const id = `0x${'ab'.repeat(32)}`;
const proposal: Subject = { kind: 'proposal', venue: 'snapshot', network: 's', space: 'x.eth', id };

function page(html: string): void {
  document.body.innerHTML = html;
}

/** The place that would be taken in the page as it is. */
function place(adapter: PageAdapter, subject: Subject): string | undefined {
  return adapter.anchors.find((anchor) => {
    const element = document.querySelector(anchor.selector);
    return element !== null && adapter.belongs(element, subject);
  })?.selector;
}

beforeEach(() => page(''));

describe('places on a Discourse topic', () => {
  it('takes the topic area that has the number of the topic', () => {
    page(
      '<div id="main-outlet"><div id="topic-title"></div><section id="topic" class="topic-area" data-topic-id="11483"></section></div>',
    );
    expect(place(discoursePages, topic)).toBe('section#topic.topic-area[data-topic-id]');
  });

  it('waits while the old topic is still drawn under the new address', () => {
    page(
      '<div id="main-outlet"><div id="topic-title"><h1 data-topic-id="105"></h1></div><section id="topic" class="topic-area" data-topic-id="105"></section></div>',
    );
    expect(place(discoursePages, topic)).toBeUndefined();
  });

  it('stands after the header of the nested view, once its posts name the topic', () => {
    page('<div id="main-outlet"><div class="nested-view"><div class="nested-view__header"></div></div></div>');
    expect(place(discoursePages, topic)).toBeUndefined();
    page(
      '<div id="main-outlet"><div class="nested-view"><div class="nested-view__header"></div><article data-topic-id="11483"></article></div></div>',
    );
    expect(place(discoursePages, topic)).toBe('.nested-view__header');
  });

  it('does not take the rows of suggested topics for the topic', () => {
    page(
      '<div id="main-outlet"><table><tbody><tr class="topic-list-item" data-topic-id="11483"><td></td></tr></tbody></table></div>',
    );
    expect(place(discoursePages, topic)).toBeUndefined();
  });

  it('falls back to the title, then to the outlet', () => {
    page('<div id="main-outlet"><div id="topic-title"><h1 data-topic-id="11483"></h1></div></div>');
    expect(place(discoursePages, topic)).toBe('#topic-title');
    page('<div id="main-outlet"><article data-topic-id="11483"></article></div>');
    expect(place(discoursePages, topic)).toBe('#main-outlet');
  });

  it('stands under the title of a page in plain HTML, as for print, where only its link names the topic', () => {
    const plain = (href: string) =>
      page(
        `<div id="main-outlet"><div id="topic-title"><h1><a href="${href}">Title</a></h1></div><div id="post_1"></div></div>`,
      );
    document.body.className = 'crawler';
    plain('/t/lido-dao-contribution/11483');
    expect(place(discoursePages, topic)).toBe('#topic-title');
    plain('https://research.lido.fi/t/lido-dao-contribution/11483');
    expect(place(discoursePages, topic)).toBe('#topic-title');
    plain('/t/lido-dao-contribution/105');
    expect(place(discoursePages, topic)).toBeUndefined();
    document.body.className = '';
    plain('/t/lido-dao-contribution/11483');
    expect(place(discoursePages, topic)).toBeUndefined();
  });
});

describe('places on a Snapshot proposal', () => {
  const tabs = (href: string) => `<div data-testid="proposal-tabs"><a href="${href}">Overview</a></div>`;
  const sidebar = '<div data-testid="proposal-sidebar"><div class="flex"></div></div>';

  it('takes the column beside the proposal that the tabs link to', () => {
    page(tabs(`#/s:x.eth/proposal/${id}`) + sidebar);
    expect(place(snapshotPages, proposal)).toBe('[data-testid="proposal-sidebar"] > div');
  });

  it('waits while another proposal is still drawn', () => {
    page(tabs(`#/s:x.eth/proposal/0x${'cd'.repeat(32)}`) + sidebar);
    expect(place(snapshotPages, proposal)).toBeUndefined();
  });

  it('goes by the address where the page has no tabs', () => {
    page(sidebar);
    expect(place(snapshotPages, proposal)).toBe('[data-testid="proposal-sidebar"] > div');
  });

  it('tells proposals of the same number in two spaces apart', () => {
    const contract = (digit: string) => `0x${digit.repeat(40)}`;
    const twelfth = { ...proposal, network: 'eth', space: contract('a'), id: '12' } as const;
    page(tabs(`#/eth:${contract('b')}/proposal/12`) + sidebar);
    expect(place(snapshotPages, twelfth)).toBeUndefined();
    page(tabs(`#/eth:${contract('A')}/proposal/12`) + sidebar);
    expect(place(snapshotPages, twelfth)).toBe('[data-testid="proposal-sidebar"] > div');
  });

  it('reads tabs in the words of an organisation', () => {
    page(tabs(`#/offchain/${id}`) + sidebar);
    expect(place(snapshotPages, proposal)).toBe('[data-testid="proposal-sidebar"] > div');
    page(tabs(`#/offchain/0x${'cd'.repeat(32)}/votes`) + sidebar);
    expect(place(snapshotPages, proposal)).toBeUndefined();
  });

  it('does not take the discussion for the proposal, should one link another proposal', () => {
    const discussion = `<a href="https://snapshot.box/#/s:x.eth/proposal/${id}">Discussion</a>`;
    page(tabs(`#/s:x.eth/proposal/0x${'cd'.repeat(32)}`).replace('</div>', `${discussion}</div>`) + sidebar);
    expect(place(snapshotPages, proposal)).toBeUndefined();
  });

  it('stands in the column of the first version of the site', () => {
    page('<div id="content-left"></div><div id="sidebar-right"></div>');
    expect(place(snapshotPages, proposal)).toBe('#sidebar-right');
  });
});

describe('rows of a list', () => {
  it('count once, by their title, and not by who wrote them', () => {
    page(`<div data-testid="proposal-list-item">
      <a href="#/s:x.eth/proposal/${id}"><svg></svg></a><a href="#/s:x.eth">X</a>
      <a href="#/s:x.eth/proposal/${id}"><h3>Title</h3></a> by <a href="#/profile/0x1">0x1</a></div>`);
    const links = [...document.querySelectorAll(snapshotPages.lists?.links ?? '')];
    expect(links.map((link) => link.textContent)).toEqual(['Title']);
  });
});

describe('a site of Snapshot’s on a domain of its own', () => {
  const frame = '<div id="app"></div><div id="modal"></div><div id="headlessui-portal-root"></div>';

  it('is known by its frame and by what it shows in it, not by either alone', () => {
    page(`${frame}<h1 data-testid="space-name"></h1>`);
    expect(readSnapshotMarks()).toBe(true);
    page(frame);
    expect(readSnapshotMarks()).toBe(false);
    page('<div id="app"></div><h1 data-testid="space-name"></h1>');
    expect(readSnapshotMarks()).toBe(false);
  });

  it('needs no look where its host is built into Snapshot’s', () => {
    expect(isSnapshotHost('vote.ensdao.org')).toBe(true);
    expect(isSnapshotHost('vote.example.org')).toBe(false);
  });
});
