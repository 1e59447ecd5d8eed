// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ActivitySection } from '../../../../components/dashboard/ActivitySection';
import { FulfilmentSection } from '../../../../components/dashboard/fulfilment/FulfilmentSection';
import { Headline } from '../../../../components/dashboard/Headline';
import { changedDays, dayOf } from '../../../../components/dashboard/over-time/layers';
import { OverTimeTable } from '../../../../components/dashboard/over-time/OverTimeTable';
import { DenominatorsSection } from '../../../../components/dashboard/rule/DenominatorsSection';
import { WaterfallSection } from '../../../../components/dashboard/rule/WaterfallSection';
import { ConflictsSection } from '../../../../components/dashboard/sources/ConflictsSection';
import { SilentSection } from '../../../../components/dashboard/sources/SilentSection';
import { TimelineSection } from '../../../../components/dashboard/timeline/TimelineSection';
import { viewed } from '../../../../components/dashboard/viewed';
import { VotesSection } from '../../../../components/dashboard/votes/VotesSection';
import { WhatIfSection } from '../../../../components/dashboard/what-if/WhatIfSection';
import { laddersOf } from '../../../../lib/reading/ladder-at';
import { unpackRescue } from '../../../../lib/reading/pack';
import { expectAccessible } from '../../../support/axe';
import { useEnglishMessages } from '../../../support/english-messages';
import { aDashboard, anAprilObserved, dashboardNow, theAprilRescue } from '../../../support/sample-dashboard';

vi.mock('../../../../lib/messages/request', () => ({ request: vi.fn(async () => ({ kind: 'failed' })) }));

const view = aDashboard();
const seen = viewed({ view, packed: unpackRescue(view.packed) }, {});
const ladders = laddersOf({ rescue: theAprilRescue(), observed: anAprilObserved() }, dashboardNow);
const days = changedDays(ladders.days.map((at) => dayOf(at, ladders.at(at))));

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
  vi.useFakeTimers({ toFake: ['Date'], now: dashboardNow });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a section of the dashboard', () => {
  it.each([
    ['headline', <Headline key="1" ladder={seen.ladder} />],
    ['days', <OverTimeTable key="2" days={days.slice(0, 4)} unit="ETH" />],
    ['what if', <WhatIfSection key="3" seen={seen} />],
    ['votes', <VotesSection key="4" votes={view.votes} />],
    ['waterfall', <WaterfallSection key="5" seen={seen} />],
    ['silent', <SilentSection key="6" seen={seen} />],
    ['activity', <ActivitySection key="7" lines={[]} />],
  ])('%s is accessible', async (_, section) => {
    const { container } = render(section);
    await expectAccessible(container);
  });

  it('ticks votes as passed, one by one and the fewest that would be enough', () => {
    const { container, getByLabelText, getByRole } = render(<WhatIfSection seen={seen} />);
    const outcome = () => container.querySelector('.outcome-if tbody tr td:last-child')?.textContent;
    expect(outcome()).toBe('15.3% to 55.3%');
    fireEvent.click(getByLabelText(/^Aave DAO 25,000 ETH/));
    expect(outcome()).toBe('48.6% to 88.6%');
    fireEvent.click(getByRole('button', { name: 'None' }));
    expect(outcome()).toBe('15.3% to 55.3%');
    fireEvent.click(getByRole('button', { name: 'Fewest that close the gap' }));
    const ticks = [...container.querySelectorAll<HTMLInputElement>('.pending input')];
    expect(ticks.map(({ checked }) => checked)).toEqual([true, true]);
    expect(container.textContent).toContain(
      'Not even all 3 votes that are left close the gap: 6,521 ETH would stay open.',
    );
  });

  it('says that nothing waits for a vote, where nothing does', () => {
    const early = viewed({ view, packed: unpackRescue(view.packed) }, { at: Date.UTC(2026, 3, 18) });
    const { container } = render(<WhatIfSection seen={early} />);
    expect(container.textContent).toContain('Nothing waits for a vote.');
  });

  it('runs the waterfall with what is certain and with what is possible', () => {
    const { container, getByLabelText } = render(<WaterfallSection seen={seen} />);
    const used = () =>
      [...container.querySelectorAll('.cascade tbody tr')].map((row) => row.querySelectorAll('td')[1]?.textContent);
    expect(used()).toEqual(['20,560', '29,521', '25,000', '0']);
    fireEvent.click(getByLabelText('what is certain'));
    expect(used()[1]).toBe('0');
  });

  it('holds the same promises against every published shortfall', () => {
    const choose = vi.fn();
    const { container, getByRole } = render(<DenominatorsSection seen={seen} onChoose={choose} />);
    const rows = [...container.querySelectorAll('.denominators tbody tr')].map((row) => row.textContent);
    expect(rows).toHaveLength(11);
    expect(rows[0]).toMatch(/Gross shortfall.*do not give that result.*163,1835\.5%/);
    fireEvent.click(getByRole('button', { name: 'Gross shortfall (Aave ARFC)' }));
    expect(choose).toHaveBeenCalledWith('gross-163183');
  });

  it('says for how long a party was silent, and what its treasuries hold', () => {
    const { container } = render(<SilentSection seen={seen} />);
    const silent = container.textContent;
    expect(silent).toMatch(/Aave DAO.*Was silent for 2 days from Apr 22, 2026\./);
    expect(silent).toContain('Collector 1,204 ETH18,300 WETH41,250,000 USDC');
    expect(silent).toMatch(/LayerZero.*What its treasuries hold has not been read\./);
  });

  it('keeps contradictions side by side, and checks published totals', () => {
    const { container } = render(<ConflictsSection seen={seen} />);
    expect(container.textContent).toContain('87955 printed subtotal');
    expect(container.textContent).toContain('88102 sum of 43,168 + 30,766 + 12,323 + 1,845');
    expect(container.textContent).toMatch(
      /Recovered or recoverable, subtotal of the Aave ARFC.*87,955 ETH88,102 ETH147 ETH/,
    );
  });

  it('tells what happened, newest first, with who says so', () => {
    const { container } = render(<TimelineSection seen={seen} />);
    expect(container.querySelector('.items li')?.textContent).toBe(
      'May 14, 2026BGD Labs / Ernesto Boado: 60 ETH seen to arrive etherscan.io ',
    );
  });

  it('draws no more than a page of rows before it is asked', () => {
    const many = {
      ...seen,
      view: {
        ...seen.view,
        contributions: Array.from({ length: 200 }, (_, index) => ({ ...seen.view.contributions[0], id: `c${index}` })),
      },
    } as typeof seen;
    const { container, getByRole } = render(<FulfilmentSection seen={many} />);
    const rows = () => container.querySelectorAll('tbody tr').length;
    expect(rows()).toBe(60);
    fireEvent.click(getByRole('button', { name: 'Show all 200' }));
    expect(rows()).toBe(200);
  });
});
