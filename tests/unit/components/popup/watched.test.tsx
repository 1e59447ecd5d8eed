// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onListKey } from '../../../../components/popup/list-keys';
import { Watched } from '../../../../components/popup/watched/Watched';
import type { PopupView } from '../../../../lib/messages/popup-view';
import { expectAccessible } from '../../../support/axe';
import { useEnglishMessages } from '../../../support/english-messages';
import { aPopup, aVote, aWatched, sampleNow } from '../../../support/sample-views';

beforeEach(() => {
  useEnglishMessages();
  vi.useFakeTimers({ now: sampleNow, toFake: ['Date'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const watching = (count: number, contributor = (at: number) => `Party ${at}`): PopupView['watched'] =>
  Array.from({ length: count }, (_, at) =>
    aWatched(contributor(at), aVote({ key: `snapshot:${at}`, url: `https://snapshot.box/${at}`, title: `Vote ${at}` })),
  );

function show(watched: PopupView['watched'], watchedTopics: PopupView['watchedTopics'] = []) {
  const readVotes = vi.fn(async (keys: readonly string[]) => keys.map((key) => aVote({ key })));
  const list = (votes: PopupView['watched']) => (
    <main onKeyDown={onListKey}>
      <Watched watched={votes} watchedTopics={watchedTopics} readVotes={readVotes} />
    </main>
  );
  const shown = render(list(watched));
  const names = () => [...shown.container.querySelectorAll('.rows > li a')].map((link) => link.textContent);
  const search = () => shown.container.querySelector('input') as HTMLInputElement;
  const find = (value: string) => fireEvent.input(search(), { target: { value } });
  const status = () => shown.container.querySelector('[role=status]')?.textContent;
  return {
    ...shown,
    readVotes,
    update: (votes: PopupView['watched']) => shown.rerender(list(votes)),
    names,
    search,
    find,
    status,
  };
}

describe('what is watched', () => {
  it('is not searched where it is seen at a glance', () => {
    expect(show(watching(3)).container.querySelector('input')).toBeNull();
  });

  it('draws no more of a thousand than can be read, and more on a click', () => {
    const { names, getByRole, container } = show(watching(1_000));
    expect(names()).toHaveLength(25);
    expect(container.querySelector('h2')?.textContent).toBe('Watched1,000');
    fireEvent.click(getByRole('button', { name: 'Show more (975 left)' }));
    expect(names()).toHaveLength(75);
  });

  it('finds by every word of a search, whatever its case and accents, in names, titles and spaces', async () => {
    const { names, find, status, container } = show([...watching(30), ...watching(1, () => 'Équipe Générale')]);
    find('generale EQUIPE');
    expect([names(), status()]).toEqual([['Équipe Générale'], '1 found']);
    find('vote 29');
    expect(names()).toEqual(['Party 29']);
    find('lido-snapshot');
    expect(status()).toBe(`${names().length === 25 ? 31 : 0} found`);
    find('nobody');
    expect([names(), status()]).toEqual([[], 'Nothing that you watch fits.']);
    await expectAccessible(container);
  });

  it('begins with the first lines again when the search changes', () => {
    const { names, find, getByRole } = show(watching(100));
    fireEvent.click(getByRole('button', { name: /^Show more/ }));
    find('party');
    expect(names()).toHaveLength(25);
  });

  it('asks how a vote stands that came without it, once it is in sight, and again with a new list', async () => {
    const bare = watching(60).map(({ vote, ...rest }, at) => (at < 20 && vote ? { ...rest, vote } : rest));
    const { container, readVotes, update } = show(bare);
    await waitFor(() => expect(container.querySelectorAll('.tally')).toHaveLength(25));
    expect(readVotes.mock.calls).toEqual([
      [['snapshot:20', 'snapshot:21', 'snapshot:22', 'snapshot:23', 'snapshot:24']],
    ]);
    update(bare.map((watched) => ({ ...watched })));
    await waitFor(() => expect(readVotes).toHaveBeenCalledTimes(2));
  });

  it('shows what is open, over, or a topic alone', () => {
    const over = aWatched('Over', aVote({ key: 'over', verdict: 'passed' }));
    const { names, container } = show([...watching(3), over], aPopup().watchedTopics);
    const pick = (value: string) => {
      const select = container.querySelector('select') as HTMLSelectElement;
      select.value = value;
      fireEvent.change(select);
    };
    pick('over');
    expect(names()).toEqual(['Over']);
    pick('open');
    expect(names()).toHaveLength(4);
    pick('topics');
    expect(names()).toEqual(['Lido DAO contribution to the coordinated rsETH relief effort']);
    pick('all');
    expect(names()).toHaveLength(5);
  });
});

describe('keys', () => {
  it('`/` leads to the search, and is a letter in it', () => {
    const { container, search } = show(watching(5));
    const link = container.querySelector('a') as HTMLElement;
    link.focus();
    expect(fireEvent.keyDown(link, { key: '/' })).toBe(false);
    expect(document.activeElement).toBe(search());
    expect(fireEvent.keyDown(search(), { key: '/' })).toBe(true);
  });

  it('Esc empties the search, and closes the popup only where it is empty', () => {
    const { search, find } = show(watching(5));
    find('x');
    expect(fireEvent.keyDown(search(), { key: 'Escape' })).toBe(false);
    expect(search().value).toBe('');
    expect(fireEvent.keyDown(search(), { key: 'Escape' })).toBe(true);
  });

  it('arrows lead from the search down the lines and up again, and leave a choice its own', () => {
    const { container, search } = show(watching(5));
    const links = [...container.querySelectorAll<HTMLElement>('.rows > li a')];
    const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
    search().focus();
    press('ArrowDown');
    expect(document.activeElement).toBe(links[0]);
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement).toBe(links[2]);
    press('ArrowUp');
    expect(document.activeElement).toBe(links[1]);
    const select = container.querySelector('select') as HTMLElement;
    select.focus();
    expect(press('ArrowDown')).toBe(true);
    expect(document.activeElement).toBe(select);
  });
});
