// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { StopWatching, WatchWhole } from '../../../../components/popup/watched/StopWatching';
import { expectAccessible } from '../../../support/axe';
import { useEnglishMessages } from '../../../support/english-messages';

const key = 'rescue:defi-united-2026';
const asked = vi.fn();
let answer: { kind: string; reason?: string };

beforeEach(() => {
  fakeBrowser.reset();
  asked.mockReset();
  useEnglishMessages();
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: unknown) => {
    asked(message);
    return answer;
  }) as never);
});
afterEach(cleanup);

it('all votes of a rescue are followed with one press, which is said once it is stored', async () => {
  answer = { kind: 'watched' };
  const shown = render(<WatchWhole watch={{ key, watched: false }} rescueId="defi-united-2026" />);
  const button = shown.getByRole('button', { name: 'Watch all its votes' });
  expect(button.getAttribute('aria-pressed')).toBe('false');
  fireEvent.click(button);
  await waitFor(() => expect(shown.getByRole('button', { name: 'Watching all its votes' })).toBeTruthy());
  expect(asked).toHaveBeenCalledWith(
    expect.objectContaining({ name: 'watch', request: { key, rescueId: 'defi-united-2026' } }),
  );
  await expectAccessible(shown.container);
});

it('what is followed as a whole is followed no longer with another, and a failure is said', async () => {
  answer = { kind: 'failed', reason: 'storage-blocked' };
  const shown = render(<WatchWhole watch={{ key, watched: true }} rescueId="defi-united-2026" />);
  fireEvent.click(shown.getByRole('button', { name: 'Watching all its votes' }));
  await waitFor(() => expect(shown.getByRole('alert').textContent).toContain('store anything'));
  expect(shown.getByRole('button').getAttribute('aria-pressed')).toBe('true');
  expect(asked).toHaveBeenCalledWith(expect.objectContaining({ name: 'unwatch', request: { key } }));
});

it('anything that is listed can be unwatched, by a button that names it', async () => {
  answer = { kind: 'unwatched' };
  const shown = render(<StopWatching watch="topic:research.lido.fi:11483" name="Lido DAO contribution" />);
  const button = shown.getByRole('button', { name: 'Stop watching Lido DAO contribution' });
  expect(button.textContent).toBe('Stop watching');
  fireEvent.click(button);
  await waitFor(() =>
    expect(asked).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'unwatch', request: { key: 'topic:research.lido.fi:11483' } }),
    ),
  );
  await expectAccessible(shown.container);
});
