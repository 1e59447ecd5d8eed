import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const budget = { name: 'test', background: 10, all: 20, reserved: 3, reservedFromLengthy: 4 };
const now = Date.parse('2026-04-22T00:00:00Z');

/** A context of its own: its code is evaluated anew, storage and locks are those of the extension. */
async function aContext() {
  vi.resetModules();
  const { withinBudget } = await import('@/lib/platform/request-budget');
  const { SourceError } = await import('@/lib/platform/source-error');
  return {
    ask: (work: () => Promise<unknown>, more = {}) => withinBudget(budget, { source: 'h', now, ...more }, work),
    SourceError,
  };
}

const reasonOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'answered',
    ({ reason }: { reason: string }) => reason,
  );

beforeEach(() => fakeBrowser.reset());

describe('one budget', () => {
  it('is shared by contexts that ask at once', async () => {
    const contexts = [await aContext(), await aContext()];
    let asked = 0;
    const all = Array.from({ length: 30 }, (_, index) => contexts[index % 2]?.ask(async () => (asked += 1)));
    const outcomes = await Promise.all(all.map((each) => reasonOf(each as Promise<unknown>)));
    expect(asked).toBe(10);
    expect(outcomes.filter((outcome) => outcome === 'answered')).toHaveLength(10);
  });

  it('lets one request out at a time, whichever context it is of', async () => {
    const contexts = [await aContext(), await aContext()];
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((done) => setTimeout(done, 5));
      inside -= 1;
    };
    await Promise.all([0, 1, 0, 1].map((index) => contexts[index]?.ask(work)));
    expect(most).toBe(1);
  });

  it('is not new for a worker that was started anew', async () => {
    const first = await aContext();
    for (let request = 0; request < 10; request += 1) await first.ask(async () => undefined);
    const second = await aContext();
    expect(await reasonOf(second.ask(async () => undefined))).toBe('rate-limited');
    expect(await reasonOf(second.ask(async () => undefined, { now: now + 61_000 }))).toBe('answered');
  });

  it('is closed for everybody while the source asks to be left alone', async () => {
    const [first, second] = [await aContext(), await aContext()];
    const refused = first.ask(async () => {
      throw new first.SourceError('rate-limited', 'h', 'wait', { retryAfter: 120_000 });
    });
    expect(await reasonOf(refused)).toBe('rate-limited');
    const asked = vi.fn(async () => undefined);
    expect(await reasonOf(second.ask(asked, { now: now + 119_000, userAsked: true }))).toBe('rate-limited');
    expect(asked).not.toHaveBeenCalled();
    expect(await reasonOf(second.ask(asked, { now: now + 120_000 }))).toBe('answered');
  });
});
