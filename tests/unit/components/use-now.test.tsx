// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useNow } from '../../../components/ui/use-now';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('the time goes on while the extension is there, and draws nothing once it is gone', () => {
  vi.useFakeTimers();
  let drawn = 0;
  function Clock() {
    drawn += 1;
    return <time>{useNow()}</time>;
  }
  render(<Clock />);
  act(() => void vi.advanceTimersByTime(60_000));
  expect(drawn).toBeGreaterThan(1);
  const before = drawn;
  vi.spyOn(fakeBrowser.runtime, 'id', 'get').mockReturnValue(undefined as unknown as string);
  act(() => void vi.advanceTimersByTime(60_000));
  expect(drawn).toBe(before);
});
