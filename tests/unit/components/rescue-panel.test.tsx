// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrawnDetail } from '../../../components/overlay/details/DrawnDetail';
import { giveDetails } from '../../../components/overlay/details/detail';
import type { PanelActions } from '../../../components/overlay/panel-actions';
import { RescuePanel } from '../../../components/overlay/RescuePanel';
import { showTopics } from '../../../components/overlay/topic/show-topics';
import { UncertainPanel } from '../../../components/overlay/UncertainPanel';
import type { ContributionView, IfPassesView, PanelView } from '../../../lib/messages/panel-view';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages, useMessages } from '../../support/english-messages';
import { noVoteActions } from '../../support/sample-race';
import { aLadder, anUncertainView, aPanel, aSource, aTopicPanel, aVote, sampleNow } from '../../support/sample-views';

beforeEach(() => {
  showTopics();
  giveDetails(DrawnDetail);
});
beforeEach(() => {
  useEnglishMessages();
  vi.useFakeTimers({ now: sampleNow, toFake: ['Date'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const noActions: PanelActions = {
  watch: async () => ({ kind: 'watched' }),
  unwatch: async () => ({ kind: 'unwatched' }),
  confirmAsk: async () => ({ kind: 'saved' }),
  revokeAsk: async () => ({ kind: 'saved' }),
  track: async () => ({ kind: 'saved' }),
  start: async () => ({ kind: 'drafted', key: 'k' }),
  notThis: () => undefined,
  chooseDenominator: () => undefined,
  history: async () => ({ kind: 'failed', reason: 'private-window' }),
  loadDetails: async () => undefined,
  hideHere: () => undefined,
  collapse: () => undefined,
  ...noVoteActions,
};

function show(view: PanelView, { collapsed = false, actions = noActions } = {}) {
  const shown = render(<RescuePanel view={view} collapsed={collapsed} actions={actions} />);
  return { ...shown, text: () => shown.container.textContent ?? '' };
}

const contribution = aPanel().contribution as ContributionView;
const ifPasses = aPanel().ifPasses as IfPassesView;

describe('the panel', () => {
  it('counts against another denominator when the reader picks one, and offers none where there is one only', () => {
    const chooseDenominator = vi.fn();
    const { container, getByLabelText } = show(aPanel(), { actions: { ...noActions, chooseDenominator } });
    const picker = getByLabelText('Count shares of') as HTMLSelectElement;
    expect([...picker.options].map(({ text, selected }) => [text, selected])).toEqual([
      ['actual shortfall, after recoveries: 68,900 ETH', true],
      ['Gross shortfall (Aave ARFC): 163,183 ETH', false],
    ]);
    picker.value = 'gross-163183';
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    expect(chooseDenominator).toHaveBeenCalledWith(aPanel().rescue.id, 'gross-163183');
    cleanup();
    show(aPanel({ ladder: aLadder({ choices: [] }) }));
    expect(container.querySelector('select')).toBeNull();
  });

  it('says what is filled, what this vote changes, and how the vote stands', async () => {
    const { text, container } = show(aPanel());
    expect(text()).toContain('Lido DAO gives up to 2,500 stETH');
    expect(text()).toMatch(/Filledat least 0 ETH0 of 68,900 ETH seen on chain/);
    expect(text()).toContain('57.2% → 60.9%');
    expect(text()).toContain('gap 29,430 → 26,930 ETH');
    expect(text()).toContain('“For” leads with 50.3%');
    await expectAccessible(container);
  });

  it('names the denominator beside the shares', () => {
    expect(show(aPanel()).text()).toContain('All shares are of 68,900 ETH: actual shortfall, after recoveries.');
  });

  it('says how many votes must still follow', () => {
    expect(show(aPanel()).text()).toContain('If this and 1 later vote pass');
    cleanup();
    expect(show(aPanel({ ifPasses: { ...ifPasses, laterVotes: 2 } })).text()).toContain(
      'If this and 2 later votes pass',
    );
    cleanup();
    expect(show(aPanel({ ifPasses: { ...ifPasses, laterVotes: 0 } })).text()).toContain('If this passes');
  });

  it('does not pretend that nothing arrived where arrivals were not read', () => {
    const unread = show(aPanel()).text();
    expect(unread).toContain('Filledat least 0 ETH');
    expect(unread).toContain('What arrived before Apr 18, 2026 has not been read.');
    expect(unread).not.toMatch(/\b0%/);
    cleanup();
    const { delivered } = aLadder();
    const least = aLadder({ delivered: { ...delivered, amount: '9470.5', bps: 1374 } });
    expect(show(aPanel({ ladder: least })).text()).toContain('Filledat least 13.7%9,470 of 68,900 ETH');
    cleanup();
    const read = show(aPanel({ ladder: aLadder({ delivered: { amount: '9470.5', bps: 1374 } }) })).text();
    expect(read).toContain('Filled13.7%9,470 of 68,900 ETH seen on chain');
    expect(read).not.toContain('at least');
  });

  it('says of a loan that it is to be paid back', () => {
    expect(show(aPanel({ ifPasses: { ...ifPasses, instrument: 'loan' } })).text()).toContain(
      'A loan is to be paid back',
    );
  });

  it.each([
    ['already-approved', 'Approved already'],
    ['recovery', 'That is no contribution'],
    ['not-coverage', 'fills no hole'],
    ['vote-over', 'This vote is over'],
  ] as const)('draws no before and after where nothing changes: %s', (unchanged, sentence) => {
    const { text } = show(aPanel({ ifPasses: { ...ifPasses, unchanged } }));
    expect(text()).toContain(sentence);
    expect(text()).not.toContain('→ 60.9%');
  });

  it('says why a contribution stands where it stands, and what it hangs on', () => {
    const { text } = show(aPanel());
    expect(text()).toContain('Why “in a vote”');
    expect(text()).toContain('1 more must pass after it.');
    expect(text()).toContain('Condition: only as part of a fully funded package');
  });

  it('tells a contribution without an amount from one of nothing', () => {
    const { amount: _, ...without } = contribution;
    expect(show(aPanel({ contribution: without })).text()).toContain('Lido DAO: no amount is known');
  });

  it('shows recovered money as no contribution', async () => {
    const { contribution: _, ...rest } = aPanel();
    const { text, container } = show({
      ...rest,
      recovery: {
        id: 'frozen',
        label: 'Frozen attacker ETH',
        amount: { value: '30765.667501709008927568', asset: 'ETH' },
        alreadySubtracted: true,
        because: { kind: 'frozen-claimed', source: 'https://forum.arbitrum.foundation/t/1', asOf: '2026-04-21' },
      },
    });
    expect(text()).toContain('Frozen attacker ETH: 30,765.66 ETH recovery');
    // Frozen is not recovered: the panel says which.
    expect(text()).toContain('Frozen, says forum.arbitrum.foundation (Apr 21, 2026). Nobody has released it yet.');
    expect(text()).toContain('already subtracts it');
    await expectAccessible(container);
  });

  it('does without contribution and vote on a page about the rescue as a whole', async () => {
    const { contribution: _, vote: __, ifPasses: ___, watch: ____, ...rest } = aTopicPanel();
    const { text, queryByRole, container } = show({ ...rest, otherVotes: [], chain: [], sources: [] });
    expect(text()).toContain('A page about the rescue as a whole');
    expect(queryByRole('button', { name: /watch/i })).toBeNull();
    await expectAccessible(container);
  });

  it('tells how old its words are where it shows no vote', () => {
    const { contribution: _, vote: __, ifPasses: ___, watch: ____, ...rest } = aTopicPanel();
    expect(show({ ...rest, topicReadAt: sampleNow - 300_000 }).text()).toContain('Topic read 5 minutes ago');
  });

  it('tells what arrived in digits that can be read, each of them on hover, and when', () => {
    const [step] = aPanel().chain;
    const amount = { value: '1234.000000000000000005', asset: 'ETH' };
    const { text, getByText } = show(
      aPanel({ chain: [{ ...step, kind: 'delivery', here: false, label: 'x', amount, at: sampleNow - 120_000 }] }),
    );
    expect(text()).toContain('Delivery 1,234 ETH · 2 minutes ago');
    expect(getByText('1,234 ETH').title).toBe('1,234.000000000000000005 ETH');
  });

  it('links every step but the page itself, over https only', () => {
    const { getByText, container } = show(
      aPanel({
        chain: [
          ...aPanel().chain,
          { kind: 'topic', label: 'A bad link', url: 'javascript:alert(1)', here: false },
          { kind: 'topic', label: 'An open link', url: 'http://example.org', here: false },
        ],
      }),
    );
    expect(getByText('Lido research forum', { selector: '.chain bdi' }).closest('a')?.href).toBe(
      'https://research.lido.fi/t/11483',
    );
    expect(getByText('Snapshot: lido-snapshot.eth').closest('a')).toBeNull();
    expect(getByText('A bad link').closest('a')).toBeNull();
    expect(getByText('An open link').closest('a')).toBeNull();
    for (const link of container.querySelectorAll('a')) {
      expect(link.protocol).toBe('https:');
      expect(link.rel).toBe('noopener noreferrer');
      expect(link.target).toBe('_blank');
    }
  });

  it('marks a source that is not counted, and one without a date', () => {
    const { text } = show(aPanel());
    expect(text()).toContain('NextFin · undated · second handnot counted');
    expect(text()).toContain('per-donor list that contradicts every other source');
  });

  it('says in a sentence what is wrong, and keeps showing the last good answer', () => {
    const { text } = show(
      aPanel({
        problems: [{ source: 'hub.snapshot.org', reason: 'malformed', since: 0, lastGoodAt: sampleNow - 3_600_000 }],
      }),
    );
    expect(text()).toContain(
      'hub.snapshot.org answers with something that cannot be read. Shown is its last answer (1 hour ago).',
    );
    expect(text()).toContain('57.2% → 60.9%');
  });
});

describe('a rescue that is over', () => {
  const over = { ...aTopicPanel().rescue, closedOn: '2023-04-30' };

  it('is said to be, open and closed', async () => {
    const { container, text } = show(aTopicPanel({ rescue: over }));
    expect(text()).toContain('This rescue is over. Nothing more is expected after Apr 30, 2023.');
    await expectAccessible(container);
    cleanup();
    expect(show(aTopicPanel({ rescue: over }), { collapsed: true }).text()).toMatch(/^DeFi Unitedover · /);
    cleanup();
    expect(show(aTopicPanel()).text()).not.toContain('is over');
  });
});

describe('what changes while the reader is there', () => {
  const flipped = { choice: 'Against', shareBps: 5100, margin: 1, tie: false };

  it('leaves open what was opened, and the focus where it was', () => {
    const { container, rerender } = show(aPanel());
    const details = [...container.querySelectorAll('details')];
    const table = details.find(({ textContent }) => textContent?.startsWith('Stage by stage')) as HTMLDetailsElement;
    table.open = true;
    table.querySelector('summary')?.focus();
    const { contribution: _, ...rest } = aPanel();
    const next = { ...rest, otherVotes: [], ladder: aLadder({ rates: [] }) };
    rerender(<RescuePanel view={next} collapsed={false} actions={noActions} />);
    expect(table.isConnected && table.open).toBe(true);
    expect(document.activeElement).toBe(table.querySelector('summary'));
  });

  it('is read out once, and not with every tick of the clock', () => {
    const { container, rerender } = show(aPanel());
    const redraw = (vote: PanelView['vote']) =>
      rerender(<RescuePanel view={aPanel({ ...(vote && { vote }) })} collapsed={false} actions={noActions} />);
    const spoken = () =>
      [...container.querySelectorAll('[aria-live]')]
        .map((element) => element.textContent)
        .filter((text) => text !== '');
    expect(spoken()).toEqual([]);
    redraw(aVote({ observedAt: sampleNow, voteCount: 215 }));
    expect(spoken()).toEqual([]);
    redraw(aVote({ leading: flipped }));
    expect(spoken()).toEqual(['The vote: Open. Leading: “Against”.']);
    redraw(aVote({ verdict: 'passed', leading: flipped }));
    expect(spoken()).toEqual(['The vote: Passed']);
  });
});

describe('closed to one line', () => {
  it('still says what is filled and what the vote changes', async () => {
    const { text, container } = show(aTopicPanel(), { collapsed: true });
    expect(text()).toBe('DeFi United57.2% → 60.9% if this and 1 later vote pass');
    await expectAccessible(container);
  });

  it('says how many votes must still follow, and what is known to be filled', () => {
    const line = (view: PanelView) => {
      const said = show(view, { collapsed: true }).text();
      cleanup();
      return said.replace('DeFi United', '');
    };
    expect(line(aPanel({ ifPasses: { ...ifPasses, laterVotes: 0 } }))).toBe('57.2% → 60.9% if this passes');
    const unchanged = { ...ifPasses, unchanged: 'vote-over' } as const;
    expect(line(aPanel({ ifPasses: unchanged }))).toBe('filled: at least 0 ETH');
    const ladder = aLadder({ delivered: { amount: '9470.5', bps: 1374, notReadBefore: sampleNow } });
    expect(line(aPanel({ ladder, ifPasses: unchanged }))).toBe('at least 13.7% filled');
  });

  it('opens and closes by its button', () => {
    const collapse = vi.fn();
    const { getByRole } = show(aTopicPanel(), { collapsed: true, actions: { ...noActions, collapse } });
    const button = getByRole('button', { name: 'Show the details' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button);
    expect(collapse).toHaveBeenCalledWith(false);
  });
});

describe('Watch', () => {
  it('asks the worker for this vote, and says that it watches once the worker says so', async () => {
    const { promise, resolve } = Promise.withResolvers<{ kind: 'watched' }>();
    const watch = vi.fn(() => promise);
    const { getByRole } = show(aPanel(), { actions: { ...noActions, watch } });
    const button = getByRole('button', { name: 'Watch' });
    fireEvent.click(button);
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('true'));
    expect(button.getAttribute('aria-pressed')).toBe('false');
    expect(button.textContent).toBe('Watch');
    // Pressed twice, asked once.
    fireEvent.click(button);
    resolve({ kind: 'watched' });
    await waitFor(() => expect(getByRole('button', { name: 'Watching' }).getAttribute('aria-pressed')).toBe('true'));
    expect(watch).toHaveBeenCalledExactlyOnceWith(aPanel().watch?.key, 'defi-united-2026');
  });

  it('can be taken back', async () => {
    const unwatch = vi.fn(async () => ({ kind: 'unwatched' }) as const);
    const { getByRole } = show(aPanel({ watch: { key: 'k', watched: true } }), { actions: { ...noActions, unwatch } });
    fireEvent.click(getByRole('button', { name: 'Watching' }));
    await waitFor(() => expect(getByRole('button', { name: 'Watch' }).getAttribute('aria-pressed')).toBe('false'));
    expect(unwatch).toHaveBeenCalledExactlyOnceWith('k');
  });

  it.each([
    ['storage-blocked', 'the browser does not let Shortfall store anything'],
    ['private-window', 'In a private window nothing is stored'],
    ['not-found', 'its site does not show it to us'],
    ['unexpected', 'That did not work'],
  ] as const)('says in a sentence why it failed, and is not pressed: %s', async (reason, sentence) => {
    const { getByRole, text } = show(aPanel(), {
      actions: { ...noActions, watch: async () => ({ kind: 'failed', reason }) },
    });
    fireEvent.click(getByRole('button', { name: 'Watch' }));
    await waitFor(() => expect(text()).toContain(sentence));
    expect(getByRole('button', { name: 'Watch' }).getAttribute('aria-pressed')).toBe('false');
    expect(getByRole('status').textContent).toContain(sentence);
  });

  it('survives a worker that is gone', async () => {
    const { getByRole, text } = show(aPanel(), {
      actions: { ...noActions, watch: () => Promise.reject(new Error('gone')) },
    });
    fireEvent.click(getByRole('button', { name: 'Watch' }));
    await waitFor(() => expect(text()).toContain('Reload the page and try again'));
  });
});

describe('what is behind a line', () => {
  it('is closed by Escape, and the focus goes back to the line', () => {
    const { container } = show(aPanel());
    const details = container.querySelector('details') as HTMLDetailsElement;
    details.open = true;
    fireEvent.keyDown(details, { key: 'Escape' });
    expect(details.open).toBe(false);
    // The browser would close the whole popup.
    details.open = true;
    expect(fireEvent.keyDown(details, { key: 'Escape' })).toBe(false);
    expect(fireEvent.keyDown(details, { key: 'Escape' })).toBe(true);
    expect(document.activeElement).toBe(details.querySelector('summary'));
  });
});

describe('the other votes', () => {
  it('say of a cap that it is one, and of a fixed sum that it is not', () => {
    const { text } = show(aPanel());
    expect(text()).toContain('EtherFi Foundation up to 5,000 ETH');
    expect(text()).toContain('Aave DAO 25,000 ETH');
  });
});

describe('words of others', () => {
  const markup = '<img src=x onerror="document.title=1">';
  const rightToLeft = '\u202eliam\u202c';
  const endless = 'x'.repeat(10_000);

  it.each([markup, rightToLeft, endless])(
    'are text, in their own direction, and never without end: %.40s',
    async (foreign) => {
      const { container, text } = show(
        aPanel({
          rescue: { id: 'r', name: foreign, title: foreign },
          contribution: { ...contribution, contributor: foreign, condition: foreign, terms: foreign, note: foreign },
          vote: {
            ...(aPanel().vote as NonNullable<PanelView['vote']>),
            leading: { choice: foreign, shareBps: 1, margin: 1, tie: false },
          },
          otherVotes: [
            { ...(aPanel().otherVotes[0] as PanelView['otherVotes'][number]), contributor: foreign, title: foreign },
          ],
          chain: [{ kind: 'topic', label: foreign, url: 'https://example.org', here: false }],
          sources: [aSource({ label: foreign, quote: foreign, note: foreign })],
        }),
      );
      expect(container.querySelector('img')).toBeNull();
      expect(text().length).toBeLessThan(6_000);
      // Signs that turn text around are gone: nobody's amounts are to be read backwards.
      expect(text()).not.toMatch(/[\u202a-\u202e]/);
      const start = foreign.replace(/[\u202a-\u202e]/g, '').slice(0, 12);
      const holders = [...container.querySelectorAll('*')].filter(
        (element) => element.children.length === 0 && element.textContent?.includes(start),
      );
      expect(holders.length).toBeGreaterThan(6);
      expect(holders.filter((element) => element.closest('bdi') === null)).toEqual([]);
      await expectAccessible(container);
    },
  );
});

describe('in another language', () => {
  it('marks the words of others as English, so that they are read out as such', async () => {
    useMessages('de');
    const { container, text } = show(aPanel());
    expect(text()).toContain('Lido DAO gibt bis zu 2.500 stETH');
    const said = [...container.querySelectorAll('bdi')].find((element) =>
      element.textContent?.startsWith('only as part'),
    );
    expect(said?.lang).toBe('en');
    await expectAccessible(container);
  });

  it('leaves them unmarked in English', () => {
    expect(show(aPanel()).container.querySelector('[lang]')).toBeNull();
  });
});

describe('a page that may be part of a rescue', () => {
  it('says so in one sentence, and who gave no answer', async () => {
    const { container } = render(<UncertainPanel view={anUncertainView()} />);
    expect(container.textContent).toBe(
      'This page may be part of DeFi United. research.lido.fi does not answer. It has not been read yet.',
    );
    await expectAccessible(container);
  });
});
