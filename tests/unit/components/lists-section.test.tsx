// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ListsSection } from '../../../components/options/lists/ListsSection';
import { listChangesText } from '../../../lib/i18n/list-text';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages, useMessages } from '../../support/english-messages';
import { aListsView } from '../../support/sample-lists';

/** What was asked, in order: of the worker by name, of the browser as `browser`. */
let asked: unknown[];
let answers: Record<string, unknown>;

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
  asked = [];
  answers = { readLists: aListsView() };
  Object.assign(fakeBrowser.permissions, {
    request: vi.fn(async ({ origins }: { origins: string[] }) => {
      asked.push(`browser ${origins.join()}`);
      return false;
    }),
  });
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (sent: { name: string; request: object }) => {
    if (sent.name !== 'readLists') asked.push({ [sent.name]: sent.request });
    return answers[sent.name] ?? { kind: 'saved' };
  }) as never);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const drawn = async () => {
  const page = render(<ListsSection />);
  await waitFor(() => expect(page.container.textContent).toContain('Rescues of the lending markets'));
  return page;
};
const subscribe = (page: Awaited<ReturnType<typeof drawn>>, url: string) => {
  fireEvent.input(page.getByLabelText('Address of a list'), { target: { value: url } });
  fireEvent.submit(page.getByLabelText('Address of a list').closest('form') as HTMLFormElement);
};

describe('the section of rescue lists', () => {
  it('says of each list whose it is, how old it is, what changed, and why an update was refused', async () => {
    const { container } = await drawn();
    expect(container.textContent).toContain('17 rescues come with Shortfall.');
    expect(container.textContent).toContain('2 claims added, 1 vote result, 1 address added');
    expect(container.textContent).toContain('the version before it still counts');
    expect(container.textContent).toContain('rescues[0].denominators[2].amount');
    expect(container.querySelector('b b')).toBeNull();
    await expectAccessible(container);
  });

  it('asks the browser for the host straight from the click, and tries it also where that is refused', async () => {
    const page = await drawn();
    subscribe(page, 'https://new.example/a.json');
    expect(asked).toEqual(['browser https://new.example/*']);
    await waitFor(() => expect(page.container.textContent).toContain('The list was added.'));
    expect(asked).toEqual(['browser https://new.example/*', { subscribeList: { url: 'https://new.example/a.json' } }]);
  });

  it('says why a list was not taken', async () => {
    answers.subscribeList = {
      kind: 'list-refused',
      failure: { reason: 'invalid', at: 0, problems: [{ path: 'rescues[3].unit', sentence: 'Wrong.' }] },
    };
    const page = await drawn();
    subscribe(page, 'https://new.example/a.json');
    await waitFor(() => expect(page.container.textContent).toContain('rescues[3].unit'));
    expect(page.container.textContent).toContain('What stands there cannot be used as a rescue list.');
    await expectAccessible(page.container);
  });

  it('lets the user choose which list counts for a rescue that several have', async () => {
    const page = await drawn();
    const group = page.getByRole('group', { name: 'defi-united-2026' });
    const radios = within(group).getAllByRole('radio') as HTMLInputElement[];
    expect(radios.map(({ checked }) => checked)).toEqual([true, false, false]);
    fireEvent.click(radios[2] as HTMLElement);
    expect(asked).toEqual([
      { chooseList: { rescueId: 'defi-united-2026', list: 'https://lists.example/rescues.json' } },
    ]);
  });

  it('updates and removes the list that is meant', async () => {
    const page = await drawn();
    fireEvent.click(page.getByRole('button', { name: 'Update Closed now' }));
    fireEvent.click(page.getByRole('button', { name: 'Remove Closed' }));
    expect(asked).toEqual([
      { updateList: { url: 'https://closed.example/a.json' } },
      { removeList: { url: 'https://closed.example/a.json' } },
    ]);
  });
});

describe('what an update changed', () => {
  it('is told in the order of weight, in the language of the reader', () => {
    expect(listChangesText({ voteResults: 1, claimsAdded: 2, addressesRemoved: 1 })).toBe(
      '2 claims added, 1 vote result, 1 address removed',
    );
    useMessages('de');
    expect(listChangesText({ voteResults: 2, claimsAdded: 1 })).toBe('1 Aussage mehr, 2 Ergebnisse');
  });
});
