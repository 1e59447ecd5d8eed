// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BackupSection } from '../../../components/options/backup/BackupSection';
import type { BackupPreview, StorageView } from '../../../lib/messages/backup-view';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';

const stored: StorageView = {
  kind: 'storage',
  parts: [
    { kind: 'watches', count: 12, bytes: 2_400 },
    { kind: 'history', count: 31_000, bytes: 8_400_000 },
  ],
  used: 12_600_000,
};
const preview: BackupPreview = {
  kind: 'preview',
  madeAt: Date.parse('2026-11-19T10:00:00Z'),
  parts: [
    { kind: 'watches', count: 12, fresh: 3 },
    { kind: 'rescues', count: 2, fresh: 0 },
  ],
  settings: 'other',
};
let asked: { name: string; request: Record<string, unknown> }[];
let answers: Record<string, unknown>;

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
  asked = [];
  answers = {
    readSync: { kind: 'sync', on: false },
    switchSync: { kind: 'sync', on: true, at: Date.now(), leftOut: 3 },
    readStorage: stored,
    previewBackup: preview,
    restoreBackup: { kind: 'saved' },
    deleteEverything: { kind: 'saved' },
  };
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (sent: (typeof asked)[number]) => {
    asked.push(sent);
    return answers[sent.name];
  }) as never);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const names = () => asked.map(({ name }) => name);
const show = async () => {
  const shown = render(<BackupSection />);
  await waitFor(() => expect(shown.container.textContent).toContain('Watches'));
  return { ...shown, text: () => shown.container.textContent ?? '' };
};
const choose = (container: Element, text: string, size = text.length) => {
  const file = new File([text], 'backup.json', { type: 'application/json' });
  Object.defineProperty(file, 'size', { value: size });
  const input = container.querySelector('input[type=file]') as HTMLInputElement;
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  fireEvent.change(input);
};

describe('backup in the options', () => {
  it('says what is kept, how much of it, and how much room it takes', async () => {
    const { text, container } = await show();
    expect(text()).toMatch(/Watches122 kB/);
    expect(text()).toMatch(/How votes moved31,0008.4 MB/);
    expect(text()).toContain('all of it takes 12.6 MB');
    await expectAccessible(container);
  });

  it('hands the browser a file', async () => {
    answers.makeBackup = { kind: 'backup', name: 'shortfall-backup-2026-11-20.json', text: '{"a":1}' };
    const made: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      made.push(blob as Blob);
      return 'blob:x';
    });
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const { getByText } = await show();
    fireEvent.click(getByText('Save a backup'));
    await waitFor(() => expect(clicked).toHaveBeenCalledOnce());
    expect((clicked.mock.contexts[0] as HTMLAnchorElement).download).toBe('shortfall-backup-2026-11-20.json');
    expect(await made[0]?.text()).toBe('{"a":1}');
  });

  it('shows what a file would bring before it takes anything', async () => {
    const { container, text, getByText, getByRole } = await show();
    choose(container, '{"format":"…"}');
    await waitFor(() => expect(text()).toContain('Watches123'));
    expect(text()).toContain('Rescues of your own20');
    expect(text()).toContain('others than here');
    expect(names()).not.toContain('restoreBackup');
    await expectAccessible(container);
    fireEvent.click(getByRole('checkbox', { name: 'Take its settings in place of those here' }));
    fireEvent.click(getByText('Restore', { selector: 'button' }));
    await waitFor(() => expect(text()).toContain('Restored.'));
    expect(asked.find(({ name }) => name === 'restoreBackup')?.request).toEqual({
      text: '{"format":"…"}',
      settings: false,
    });
    expect(text()).not.toContain('others than here');
  });

  it('takes nothing where the user thinks better of it', async () => {
    const { container, text, getByText } = await show();
    choose(container, '{}');
    await waitFor(() => expect(text()).toContain('others than here'));
    fireEvent.click(getByText('Cancel'));
    expect(text()).not.toContain('others than here');
    expect(names()).not.toContain('restoreBackup');
  });

  it.each([
    [{ kind: 'refused', why: 'not-a-backup' }, 'This file is no backup of Shortfall.'],
    [{ kind: 'refused', why: 'newer' }, 'A newer version of Shortfall made this backup.'],
    [{ kind: 'refused', why: 'wrong', path: 'watches[3].url' }, 'This backup is damaged at “watches[3].url”.'],
    [{ kind: 'failed', reason: 'storage-blocked' }, 'That could not be done.'],
  ])('says why it cannot use a file: %o', async (answer, sentence) => {
    answers.previewBackup = answer;
    const { container, text } = await show();
    choose(container, '{}');
    await waitFor(() => expect(text()).toContain(sentence));
  });

  it('does not even read a file that is too big', async () => {
    const { container, text } = await show();
    choose(container, '{}', 200_000_001);
    await waitFor(() => expect(text()).toContain('too big'));
    expect(names()).not.toContain('previewBackup');
  });

  it('offers to rebuild what cannot be read, and then shows it', async () => {
    answers.readStorage = { kind: 'failed', reason: 'storage-blocked' };
    const { container, getByText } = render(<BackupSection />);
    await waitFor(() => expect(container.textContent).toContain('What Shortfall keeps cannot be read.'));
    await expectAccessible(container);
    answers.readStorage = stored;
    fireEvent.click(getByText('Rebuild'));
    await waitFor(() => expect(container.textContent).toContain('Watches'));
    expect(names()).toContain('rebuildStorage');
    expect(container.textContent).not.toContain('cannot be read');
  });

  it('syncs when it is told to, says what found no room, and is off before', async () => {
    const { container, text, getByRole } = await show();
    const box = getByRole('checkbox', { name: 'Sync between my browsers' }) as HTMLInputElement;
    await waitFor(() => expect(box.disabled).toBe(false));
    expect(box.checked).toBe(false);
    fireEvent.click(box);
    await waitFor(() => expect(text()).toContain('In step: now'));
    expect(text()).toContain('3 of the oldest stay out');
    expect(asked.find(({ name }) => name === 'switchSync')?.request).toEqual({ on: true });
    await expectAccessible(container);
  });

  it('deletes everything when it is told twice, and not before', async () => {
    const { container, text, getByText } = await show();
    fireEvent.click(getByText('Delete everything…'));
    expect(text()).toContain('This cannot be undone.');
    // Who presses Enter once too often has deleted nothing.
    expect(document.activeElement?.textContent).toBe('Cancel');
    await expectAccessible(container);
    fireEvent.click(getByText('Cancel'));
    expect(names()).not.toContain('deleteEverything');
    fireEvent.click(getByText('Delete everything…'));
    fireEvent.click(getByText('Yes, delete it all'));
    await waitFor(() => expect(text()).toContain('All is deleted.'));
    expect(asked.find(({ name }) => name === 'deleteEverything')?.request).toEqual({ sure: true });
  });
});
