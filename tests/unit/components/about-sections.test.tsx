// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DiagnosticsSection } from '../../../components/options/about/DiagnosticsSection';
import { HostsSection } from '../../../components/options/about/HostsSection';
import { LanguageSection } from '../../../components/options/about/LanguageSection';
import { message, takeTexts } from '../../../lib/i18n/message';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';

let asked: { name: string; request: unknown }[];
let answers: Record<string, unknown>;

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
  asked = [];
  answers = {};
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (sent: (typeof asked)[number]) => {
    asked.push({ name: sent.name, request: sent.request });
    return answers[sent.name] ?? { kind: 'saved' };
  }) as never);
});
afterEach(() => {
  cleanup();
  takeTexts(undefined);
  vi.restoreAllMocks();
});

describe('hosts contacted', () => {
  it('stand in a table with what for and when', async () => {
    answers.readHosts = {
      kind: 'hosts',
      hosts: [
        { host: 'hub.snapshot.org', use: 'votes', lastGoodAt: Date.now() },
        { host: 'a.example', use: 'forum', failure: { reason: 'unreachable', since: Date.now() } },
      ],
    };
    const { container, getAllByRole } = render(<HostsSection />);
    await waitFor(() => expect(getAllByRole('row')).toHaveLength(3));
    expect(container.textContent).toContain('votes on Snapshot');
    expect(getAllByRole('row')[2]?.textContent).toContain('never');
    await expectAccessible(container);
  });

  it('say where there is none', async () => {
    answers.readHosts = { kind: 'hosts', hosts: [] };
    const { container } = render(<HostsSection />);
    await waitFor(() => expect(container.textContent).toContain('None yet.'));
  });
});

describe('diagnostics', () => {
  it('are made when they are asked for, and copied as they are shown', async () => {
    const copied: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
    answers.readDiagnostics = { kind: 'diagnostics', text: '{"version":"1"}' };
    const { container, getByRole } = render(<DiagnosticsSection />);
    expect(asked).toEqual([]);
    fireEvent.click(getByRole('button', { name: 'Show diagnostics' }));
    await waitFor(() => expect((getByRole('textbox') as HTMLTextAreaElement).value).toBe('{"version":"1"}'));
    fireEvent.click(getByRole('button', { name: 'Copy' }));
    await waitFor(() => expect(container.textContent).toContain('Copied.'));
    expect(copied).toEqual(['{"version":"1"}']);
    vi.unstubAllGlobals();
    await expectAccessible(container);
  });
});

describe('the language', () => {
  it('is chosen, and the page drawn anew; the browser’s own is a choice too', async () => {
    answers.readLanguage = { kind: 'language', chosen: 'de' };
    const redrawn = vi.fn();
    const { container, getByRole } = render(<LanguageSection onChosen={redrawn} />);
    await waitFor(() => expect((getByRole('combobox') as HTMLSelectElement).value).toBe('de'));
    fireEvent.change(getByRole('combobox'), { target: { value: '' } });
    await waitFor(() => expect(redrawn).toHaveBeenCalledOnce());
    expect(asked.at(-1)).toEqual({ name: 'chooseLanguage', request: {} });
    await expectAccessible(container);
  });

  it('fills in the texts that were taken as a browser would', () => {
    takeTexts({ amountWithAsset: { message: '$2: $1 $$' } });
    expect(message('amountWithAsset', 5, 'ETH')).toBe('ETH: 5 $');
    // One that the chosen language lacks is the browser's.
    expect(message('ownNew')).toBe('Start tracking a rescue');
  });
});
