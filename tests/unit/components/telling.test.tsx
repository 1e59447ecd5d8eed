// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Activity } from '../../../components/popup/Activity.tsx';
import { Telling } from '../../../components/popup/Telling.tsx';
import { WatchLevelPicker } from '../../../components/popup/WatchLevelPicker.tsx';
import { TryNotification } from '../../../components/ui/TryNotification.tsx';
import { expectAccessible } from '../../support/axe.ts';
import { useEnglishMessages } from '../../support/english-messages.ts';
import { aPopup, sampleNow } from '../../support/sample-views.ts';

let asked: unknown[];
let answer: unknown;

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
  asked = [];
  answer = { kind: 'saved' };
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: { request: unknown }) => {
    asked.push(message.request);
    return answer;
  }) as never);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the controls of notifications', () => {
  it('snooze and pause while notifications come', async () => {
    const { container } = render(<Telling telling={{ paused: false, finalHourAt: sampleNow }} />);
    const list = screen.getByLabelText<HTMLSelectElement>('Be silent for a while');
    expect([...list.options].map(({ value }) => value)).toEqual(['', 'hour', 'tomorrow', 'final-hour']);
    fireEvent.change(list, { target: { value: 'tomorrow' } });
    expect(asked).toEqual([{ change: { snooze: 'tomorrow' } }]);
    // It is a list of things to do, and keeps no choice.
    expect(list.value).toBe('');
    fireEvent.click(screen.getByRole('button', { name: 'Pause all' }));
    expect(asked.at(-1)).toEqual({ change: { paused: true } });
    await expectAccessible(container);
  });

  it('offer no last hour where no open vote is followed', () => {
    render(<Telling telling={{ paused: false }} />);
    expect(screen.queryByText(/final hour/)).toBeNull();
  });

  it.each([
    [{ paused: true }, 'Paused', { paused: false }],
    [{ paused: false, snoozedUntil: sampleNow }, 'Silent until', { snooze: 'end' }],
  ])('say that it is silent, and end it: %o', async (telling, said, change) => {
    const { container } = render(<Telling telling={telling} />);
    expect(container.textContent).toContain(said);
    fireEvent.click(screen.getByRole('button', { name: 'Resume' }));
    expect(asked).toEqual([{ change }]);
    await expectAccessible(container);
  });

  it('say where it did not work', async () => {
    answer = { kind: 'failed', reason: 'storage-blocked' };
    render(<Telling telling={{ paused: false }} />);
    fireEvent.click(screen.getByRole('button', { name: 'Pause all' }));
    await screen.findByText(/could not be done/);
  });
});

it('what is told of one vote is chosen beside it', async () => {
  const { container } = render(<WatchLevelPicker watch="snapshot:1" name="Lido DAO" level="muted" />);
  const list = screen.getByLabelText<HTMLSelectElement>('What you are told of Lido DAO');
  expect(list.value).toBe('muted');
  fireEvent.change(list, { target: { value: 'outcome' } });
  expect(asked).toEqual([{ change: { watch: 'snapshot:1', level: 'outcome' } }]);
  await expectAccessible(container);
});

it('the activity says what was not told, or late, and why', () => {
  const [line] = aPopup().activity;
  if (!line) throw new Error('no line');
  const { container } = render(
    <Activity
      activity={[
        { ...line, id: 'a', unread: false, dropped: 'in-front' },
        { ...line, id: 'b', unread: false, late: 'asleep' },
        { ...line, id: 'c', unread: false, dropped: 'read' },
      ]}
      onSeen={() => undefined}
    />,
  );
  const lines = [...container.querySelectorAll('li')].map(({ textContent }) => textContent);
  expect(lines[0]).toContain('Not told: you had its page in front of you.');
  expect(lines[1]).toContain('Told late: the device was asleep.');
  expect(lines[2]).not.toContain('Not told');
});

describe('the button that shows one notification', () => {
  it.each([
    [{ kind: 'tried' }, 'If you saw it'],
    [{ kind: 'tried', trouble: 'denied' }, 'Notifications are blocked'],
    [{ kind: 'tried', trouble: 'vanished' }, 'gone as soon as it was shown'],
    [{ kind: 'failed', reason: 'unexpected' }, 'could not be done'],
  ])('says what came of it: %o', async (given, said) => {
    answer = given;
    const { container } = render(<TryNotification />);
    fireEvent.click(screen.getByRole('button'));
    await screen.findByText(new RegExp(said));
    await expectAccessible(container);
  });
});
