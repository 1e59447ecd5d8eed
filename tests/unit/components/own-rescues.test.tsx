// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Kept } from '../../../components/options/own/Kept';
import { OwnSection } from '../../../components/options/own/OwnSection';
import { RescueForm } from '../../../components/options/own/RescueForm';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';
import { aDraftView, anOwnView, aWholeDraftView } from '../../support/sample-lists';

/** What the worker was asked, in order, without what only reads. */
let asked: { name: string; request: { text?: string } & Record<string, unknown> }[];
let answers: Record<string, unknown>;

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
  location.hash = '';
  asked = [];
  answers = { readOwn: anOwnView(), readDraft: aDraftView(), keepDraft: aDraftView() };
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (sent: (typeof asked)[number]) => {
    if (!sent.name.startsWith('read')) asked.push({ name: sent.name, request: sent.request });
    return answers[sent.name] ?? { kind: 'saved' };
  }) as never);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const form = async () => {
  const page = render(<RescueForm draftKey="new:1" />);
  await waitFor(() => page.getByLabelText('Name of the rescue'));
  return page;
};
const kept = () =>
  asked.filter(({ name }) => name === 'keepDraft').map(({ request }) => JSON.parse(request.text ?? ''));

describe('the form', () => {
  it('says what is wrong beside its field, in words that say what to write', async () => {
    const { container, getAllByLabelText } = await form();
    const [, amount] = getAllByLabelText('Amount').slice(1) as HTMLInputElement[];
    expect(amount?.value).toBe('2,5');
    expect(amount?.getAttribute('aria-invalid')).toBe('true');
    const said = document.getElementById(amount?.getAttribute('aria-describedby') ?? '');
    expect(said?.textContent).toContain('Write a number such as 2500 or 0.5');
    expect(container.textContent).toContain('This is not the address of a vote or a topic that Shortfall can read.');
    await expectAccessible(container);
  });

  it('does not complain of a field that nobody has come to yet; of one that was left, and of all on saving', async () => {
    const { container, getAllByLabelText, getByRole } = await form();
    const [, who] = getAllByLabelText('Who') as HTMLInputElement[];
    expect(who?.getAttribute('aria-invalid')).toBe('false');
    fireEvent.blur(who as HTMLElement);
    await waitFor(() => expect(who?.getAttribute('aria-invalid')).toBe('true'));
    answers.saveOwn = aDraftView();
    fireEvent.click(getByRole('button', { name: 'Save and track it' }));
    await waitFor(() => expect(container.textContent).toContain('Something above is missing or cannot be right.'));
    // What the form has no field for is said as well.
    expect(container.textContent).toContain('waterfall.steps[0].contributions');
    await expectAccessible(container);
  });

  it('keeps every change at once, the last one for certain, and nothing else of the draft changes', async () => {
    const { getByLabelText } = await form();
    for (const text of ['A', 'Ac', 'Acm'])
      fireEvent.input(getByLabelText('Name of the rescue'), { target: { value: text } });
    await waitFor(() => expect(kept().at(-1)?.name).toBe('Acm'));
    expect(kept().at(-1)).toEqual({ ...JSON.parse(aDraftView().text), name: 'Acm' });
  });

  it('says where the last change could not be kept', async () => {
    const { container, getByLabelText } = await form();
    answers.keepDraft = { kind: 'failed', reason: 'unexpected' };
    fireEvent.input(getByLabelText('Name of the rescue'), { target: { value: 'B' } });
    await waitFor(() => expect(container.textContent).toContain('The last change could not be kept.'));
  });

  it('takes another address of a vote for another vote', async () => {
    answers.readDraft = aDraftView({
      text: JSON.stringify({
        contributions: [{ votes: [{ url: 'https://a.example/1', venue: 'snapshot', id: '0x1' }] }],
      }),
    });
    const { getByLabelText } = await form();
    fireEvent.input(getByLabelText('Address of its page'), { target: { value: 'https://a.example/2' } });
    await waitFor(() => expect(kept().at(-1)?.contributions[0].votes).toEqual([{ url: 'https://a.example/2' }]));
  });

  it('adds and takes away contributions, in the asset of the hole', async () => {
    const { getByRole } = await form();
    fireEvent.click(getByRole('button', { name: 'Add a contribution' }));
    await waitFor(() =>
      expect(kept().at(-1)?.contributions[2]).toEqual({
        contributor: '',
        instrument: 'gift',
        claims: [{ amount: { asset: 'ETH' } }],
      }),
    );
    fireEvent.click(getByRole('button', { name: 'Remove: Contribution 1' }));
    await waitFor(() => expect(kept().at(-1)?.contributions).toHaveLength(2));
    expect(kept().at(-1)?.contributions[0].instrument).toBe('loan');
  });

  it('shows the arithmetic: the share of each part, and sums that do not add up', async () => {
    answers.readDraft = aWholeDraftView();
    const { container } = await form();
    expect(container.textContent).toContain('0% to 25.0% of the hole');
    expect(container.textContent).toContain('Its share of the hole is not known');
    expect(container.textContent).toContain('800 ETH is printed, its parts give 750 ETH. Difference: -50 ETH.');
    expect(container.textContent).toContain('2,000 ETH, and so its parts add up.');
    await expectAccessible(container);
  });

  it('saves what was written last, and then offers its votes to be watched', async () => {
    const { container, getByLabelText, getByRole } = await form();
    answers.saveOwn = {
      kind: 'kept',
      id: 'acme',
      name: 'Acme vault',
      votes: [{ key: 'snapshot:0x1', contributor: 'Acme DAO', watched: false }],
    };
    answers.watch = { kind: 'watched' };
    fireEvent.input(getByLabelText('Name of the rescue'), { target: { value: 'Z' } });
    fireEvent.click(getByRole('button', { name: 'Save and track it' }));
    await waitFor(() => expect(container.textContent).toContain('Acme vault is saved'));
    expect(asked.map(({ name }) => name)).toEqual(['keepDraft', 'saveOwn']);
    fireEvent.click(getByRole('button', { name: 'Watch the vote of Acme DAO' }));
    await waitFor(() => expect(container.textContent).toContain('Watched.'));
    expect(asked.at(-1)).toEqual({ name: 'watch', request: { key: 'snapshot:0x1', rescueId: 'acme' } });
    await expectAccessible(container);
  });

  it('of a draft that is gone says so', async () => {
    answers.readDraft = { kind: 'failed', reason: 'not-found' };
    const { container } = render(<RescueForm draftKey="new:2" />);
    await waitFor(() => expect(container.textContent).toContain('There is nothing to go on with here'));
  });
});

describe('a saved rescue', () => {
  it('without votes offers none', () => {
    const { container } = render(<Kept saved={{ id: 'a', name: 'A', votes: [] }} />);
    expect(container.textContent).not.toContain('Its votes');
  });
});

describe('the section of own rescues', () => {
  it('begins one, and opens the form', async () => {
    answers.startDraft = { kind: 'drafted', key: 'new:x' };
    const { container, getByRole } = render(<OwnSection />);
    await waitFor(() => expect(container.textContent).toContain('Acme vault'));
    fireEvent.click(getByRole('button', { name: 'Start tracking a rescue' }));
    await waitFor(() => expect(location.hash).toBe('#rescue/new%3Ax'));
    await expectAccessible(container);
  });

  it('copies the listed one that was chosen, and changes the own one that is meant', async () => {
    const { container, getByRole } = render(<OwnSection />);
    await waitFor(() => expect(container.textContent).toContain('Acme vault'));
    fireEvent.change(getByRole('combobox'), { target: { value: 'euler-2023' } });
    fireEvent.submit(getByRole('combobox').closest('form') as HTMLFormElement);
    fireEvent.click(getByRole('button', { name: 'Change Acme vault' }));
    expect(asked.map(({ request }) => request.from)).toEqual(['euler-2023', 'own-2026']);
  });

  it('deletes one only when that is said twice', async () => {
    const { container, getByRole } = render(<OwnSection />);
    await waitFor(() => expect(container.textContent).toContain('Acme vault'));
    fireEvent.click(getByRole('button', { name: 'Delete Acme vault' }));
    expect(asked).toEqual([]);
    fireEvent.click(getByRole('button', { name: 'Yes, delete Acme vault' }));
    expect(asked).toEqual([{ name: 'deleteOwn', request: { id: 'own-2026' } }]);
  });
});
