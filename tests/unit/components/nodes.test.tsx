// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ChainNodes } from '../../../components/options/nodes/ChainNodes';
import type { ChainNodesView, NodeTestView } from '../../../lib/messages/nodes-view';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const arbitrum: ChainNodesView = {
  chainId: 42161,
  name: 'Arbitrum',
  own: false,
  nodes: [
    { url: 'https://arb1.arbitrum.io/rpc', host: 'arb1.arbitrum.io', allowed: false },
    { url: 'https://arbitrum.drpc.org/', host: 'arbitrum.drpc.org', allowed: true },
  ],
};
const at = Date.now() - 12_000;
const answered: NodeTestView = {
  kind: 'answered',
  chainId: 42161,
  took: 132,
  latest: { number: 9, at },
  final: { number: 8, at: at - 780_000 },
  readsLogs: true,
};

function show(result: NodeTestView, { chain = arbitrum, granted = true } = {}) {
  const order: string[] = [];
  Object.assign(fakeBrowser.permissions, {
    request: vi.fn(async ({ origins }: { origins: string[] }) => {
      order.push(...origins);
      return granted;
    }),
  });
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (sent: { name: string; request: object }) => {
    order.push(`${sent.name} ${Object.values(sent.request)}`);
    return { kind: 'tested', result };
  }) as never);
  const onSave = vi.fn(async () => true);
  const shown = render(<ChainNodes chain={chain} onSave={onSave} />);
  return { ...shown, order, onSave, text: () => shown.container.textContent ?? '' };
}

function enter({ getByLabelText, getByText }: ReturnType<typeof show>, url: string): void {
  const field = getByLabelText('Address of a node of your own for Arbitrum') as HTMLInputElement;
  fireEvent.input(field, { target: { value: url } });
  fireEvent.submit(getByText('Add').closest('form') as HTMLFormElement);
}

describe('the nodes of a chain', () => {
  it('say which the browser does not allow; a test asks it straight from the click, then the node', async () => {
    const shown = show(answered);
    expect(shown.text()).toContain('arb1.arbitrum.ioNot allowed by the browser');
    fireEvent.click(shown.getByLabelText('Test arb1.arbitrum.io'));
    // In the click itself: later, the browser would not ask.
    expect(shown.order).toEqual(['https://arb1.arbitrum.io/*']);
    await waitFor(() => expect(shown.text()).toContain('It answered in 132 ms. Newest block: now.'));
    expect(shown.text()).toContain('Newest final block: 13 minutes ago.');
    expect(shown.order[1]).toBe('testNode https://arb1.arbitrum.io/rpc');
    await expectAccessible(shown.container);
  });

  it('are not asked where the browser refuses', async () => {
    const shown = show(answered, { granted: false });
    fireEvent.click(shown.getByLabelText('Test arb1.arbitrum.io'));
    await waitFor(() => expect(shown.text()).toContain('The browser did not allow it.'));
    expect(shown.order).toEqual(['https://arb1.arbitrum.io/*']);
  });

  it('take one of the user’s own that answers for this chain', async () => {
    const shown = show(answered);
    enter(shown, ' https://node.example:8443/key ');
    expect(shown.order).toEqual(['https://node.example/*']);
    await waitFor(() => expect(shown.onSave).toHaveBeenCalledWith(['https://node.example:8443/key']));
  });

  it.each([
    [{ ...answered, chainId: 1 }, 'It answers for another chain, number 1, and cannot be used for Arbitrum.'],
    [{ kind: 'failed', reason: 'not-an-endpoint' } as const, 'This is no address of a node.'],
    [{ kind: 'failed', reason: 'unreachable' } as const, 'node.example'],
  ] satisfies [NodeTestView, string][])('take none that does not: %o', async (result, words) => {
    const shown = show(result);
    enter(shown, 'https://node.example/key');
    await waitFor(() => expect(shown.text()).toContain(words));
    expect(shown.onSave).not.toHaveBeenCalled();
  });

  it('of which one cannot be used for money, say so', async () => {
    const { final: _, ...unsettled } = answered;
    const shown = show({ ...unsettled, readsLogs: false });
    fireEvent.click(shown.getByLabelText('Test arbitrum.drpc.org'));
    await waitFor(() => expect(shown.text()).toContain('It reads no logs, and cannot be used for money.'));
    expect(shown.text()).toContain('It does not say which blocks are final');
  });

  it('are taken away where they are the user’s own, and only then', async () => {
    expect(show(answered).queryByText('Remove')).toBeNull();
    cleanup();
    const own = show(answered, { chain: { ...arbitrum, own: true } });
    fireEvent.click(own.getByLabelText('Remove arb1.arbitrum.io'));
    expect(own.onSave).toHaveBeenCalledWith(['https://arbitrum.drpc.org/']);
  });
});
