// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DrawnDetail } from '../../../components/overlay/details/DrawnDetail';
import { giveDetails } from '../../../components/overlay/details/detail';
import type { PanelActions } from '../../../components/overlay/panel-actions';
import { RescuePanel } from '../../../components/overlay/RescuePanel';
import { showTopics } from '../../../components/overlay/topic/show-topics';
import type { TopicView } from '../../../lib/messages/topic-view';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';
import { noVoteActions } from '../../support/sample-race';
import { anAsk, aPollView, aTopicView } from '../../support/sample-topic';
import { aTopicPanel, sampleNow } from '../../support/sample-views';

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

function show(changes: Partial<TopicView> = {}, actions = noActions) {
  const view = aTopicPanel({ topic: aTopicView(changes) });
  const shown = render(<RescuePanel view={view} collapsed={false} actions={actions} />);
  return { ...shown, text: () => shown.container.textContent ?? '' };
}

describe('the panel on a topic', () => {
  it('says what the title calls itself, and that it is no vote’s state', async () => {
    const { text, container } = show();
    expect(text()).toContain('Titled “TEMP CHECK” by its author: that is no vote’s state.');
    await expectAccessible(container);
  });

  it('says what is asked for, in what words, of which version, and that it is not counted', () => {
    const { text } = show();
    expect(text()).toContain('Asks for up to 2,500 stETH');
    expect(text()).toContain('Read from the text: not counted.');
    expect(text()).toContain('“This request asks the treasury for a single capped grant');
    expect(text()).toMatch(/From version 3 of the opening post, edited/);
  });

  it('names the post in which the ask was changed', () => {
    expect(show({ asks: [anAsk({ post: 14, low: '100', high: '200' })] }).text()).toContain(
      'Changed by its author in post 14.',
    );
    expect(document.body.textContent).toContain('Asks for 100 to 200 stETH');
  });

  it('warns aloud of an address that is not the rescue’s, and before all else of one that looks like it', () => {
    expect(show().queryByRole('alert')).toBeNull();
    cleanup();
    expect(show({ asks: [anAsk({ recipient: 'other' })] }).getByRole('alert').textContent).toContain(
      'is none of those',
    );
    cleanup();
    const both = show({ lookAlike: true, asks: [anAsk({ recipient: 'other' })] });
    expect(both.getByRole('alert').textContent).toContain('begins and ends like one of this rescue’s');
    cleanup();
    expect(show({ asks: [anAsk({ recipient: 'unlisted' })] }).queryByRole('alert')).toBeNull();
  });

  it('warns in its closed line too', () => {
    const view = aTopicPanel({ topic: aTopicView({ asks: [anAsk({ recipient: 'other' })] }) });
    const { container } = render(<RescuePanel view={view} collapsed actions={noActions} />);
    expect(container.querySelector('.line')?.textContent).toMatch(/^Careful, wrong address/);
  });

  it('shows its polls as polls, with their tallies and their end', () => {
    const { text } = show();
    expect(text()).toContain('1 forum poll, not binding');
    expect(text()).toContain('30 · 71.4%');
    expect(text()).toContain('42 voters · closes');
  });

  it('says that votes are hidden, and does not write 0', () => {
    const { container } = show({ polls: [aPollView({ options: [{ text: 'For' }, { text: 'Against' }] })] });
    expect(container.querySelector('.poll')?.textContent).toContain('The forum does not show its votes.');
    expect(container.querySelector('.poll')?.textContent).not.toContain('0%');
  });

  it('shows words of others as text, whatever they are', () => {
    const { container, text } = show({
      stageTag: '<b>tag</b>',
      polls: [
        aPollView({
          question: '<img src=x onerror=alert(1)>',
          options: [{ text: '<script>x</script>', votes: 1, shareBps: 10_000 }],
        }),
      ],
      asks: [anAsk({ sentence: '<a href="javascript:alert(1)">x</a>' })],
      votes: [{ label: '<i>v</i>', url: 'javascript:alert(1)' }],
    });
    expect(container.querySelector('.topic b, .poll img, script, [href^="javascript"]')).toBeNull();
    expect(text()).toContain('<img src=x onerror=alert(1)>');
  });

  it('says that it is older than the forum’s answer, closed, or archived', () => {
    expect(show({ hiddenSince: sampleNow - 3_600_000, closed: true }).text()).toMatch(
      /does not show this topic to us \(since 1 hour ago\).*This topic is closed/,
    );
    cleanup();
    expect(show({ archived: true, closed: true }).text()).toContain('This topic is archived');
  });

  it('lets the reader put an ask right before it is counted, and take it back after', async () => {
    const confirmAsk = vi.fn(async () => ({ kind: 'saved' as const }));
    const { getByLabelText, getByText, container } = show({}, { ...noActions, confirmAsk });
    fireEvent.input(getByLabelText('At most (stETH)'), { target: { value: '2000' } });
    fireEvent.change(getByLabelText('is a'), { target: { value: 'loan' } });
    fireEvent.click(getByText('Count it'));
    await waitFor(() =>
      expect(confirmAsk).toHaveBeenCalledWith({
        key: 'topic:research.lido.fi:11483',
        rescueId: 'defi-united-2026',
        low: '0',
        high: '2000',
        asset: 'stETH',
        instrument: 'loan',
      }),
    );
    await expectAccessible(container);
    cleanup();
    const revokeAsk = vi.fn(async () => ({ kind: 'saved' as const }));
    const words = { low: '0', high: '2000', asset: 'stETH', instrument: 'loan' } as const;
    const shown = show({ confirmed: { ...words, at: sampleNow } }, { ...noActions, revokeAsk });
    expect(shown.text()).toContain('You count up to 2,000 stETH (loan) from this topic.');
    expect(shown.queryByText('Count this')).toBeNull();
    fireEvent.click(shown.getByText('Take back'));
    expect(revokeAsk).toHaveBeenCalledWith('topic:research.lido.fi:11483');
  });

  it('offers no confirming where the topic is nobody’s part, or nothing may be stored', () => {
    expect(show({ canConfirm: false }).queryByText('Count this')).toBeNull();
  });

  it('watches the topic and a poll by their own keys, and offers nothing for a poll that is over', async () => {
    const watch = vi.fn(async () => ({ kind: 'watched' as const }));
    const { getByText, queryByText } = show({}, { ...noActions, watch });
    fireEvent.click(getByText('Watch topic'));
    fireEvent.click(getByText('Watch poll'));
    await waitFor(() =>
      expect(watch.mock.calls.map(([key]: unknown[]) => key)).toEqual([
        'topic:research.lido.fi:11483',
        'discourse-poll:research.lido.fi:11483:1:poll',
      ]),
    );
    cleanup();
    show({ polls: [aPollView({ over: true })] });
    expect(queryByText('Watch poll')).toBeNull();
  });
});
