// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';

beforeEach(() => {
  useEnglishMessages();
  // What has been loaded stays: each test begins with a page in which nothing is.
  vi.resetModules();
});
afterEach(cleanup);

const detail = { what: 'why', view: {} } as const;

async function show(loads: (give: () => void) => Promise<unknown>) {
  const { Behind } = await import('../../../components/overlay/details/Behind');
  const { giveDetails } = await import('../../../components/overlay/details/detail');
  const give = (text = 'Because') => giveDetails(() => <p>{text}</p>);
  const loadDetails = vi.fn(() => loads(give));
  const line = (title: string) => <Behind title={title} detail={detail} actions={{ loadDetails } as never} />;
  const shown = render(
    <div>
      {line('Why?')}
      {line('And this?')}
    </div>,
  );
  const [first, second] = [...shown.container.querySelectorAll('details')] as [HTMLDetailsElement, HTMLDetailsElement];
  const open = (details: HTMLDetailsElement) => {
    details.open = true;
    fireEvent(details, new Event('toggle'));
  };
  return { ...shown, loadDetails, give, first, second, open, text: () => shown.container.textContent };
}

describe('a line with something behind it', () => {
  it('loads what draws it when it is opened, not before, and once for all lines', async () => {
    const { first, second, open, text, loadDetails, container } = await show(async (give) => give());
    expect([text(), loadDetails.mock.calls]).toEqual(['Why?And this?', []]);
    open(first);
    await waitFor(() => expect(text()).toBe('Why?BecauseAnd this?'));
    open(second);
    await waitFor(() => expect(text()).toBe('Why?BecauseAnd this?Because'));
    expect(loadDetails).toHaveBeenCalledOnce();
    await expectAccessible(container);
  });

  it('keeps what is drawn where it is given twice', async () => {
    const { first, second, open, text, give } = await show(async (give) => give());
    open(first);
    await waitFor(() => expect(text()).toContain('Because'));
    give('Another copy');
    open(second);
    await waitFor(() => expect(text()).toBe('Why?BecauseAnd this?Because'));
  });

  it.each([
    ['nobody answers', () => Promise.reject(new Error('gone'))],
    ['nothing was loaded', async () => ({ kind: 'failed' })],
  ])('says so where %s, and tries again when it is opened again', async (_, fail) => {
    const tries = [fail, async (give: () => void) => give()];
    const { first, open, getByRole, queryByRole, text } = await show(async (give) => tries.shift()?.(give));
    open(first);
    await waitFor(() =>
      expect(getByRole('alert').textContent).toBe('That did not work. Reload the page and try again.'),
    );
    first.open = false;
    fireEvent(first, new Event('toggle'));
    await Promise.resolve();
    open(first);
    await waitFor(() => expect(text()).toContain('Because'));
    expect(queryByRole('alert')).toBeNull();
  });
});
