// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hasMoney } from '@/components/overlay/details/has-money';
import { Money } from '@/components/overlay/details/Money';
import type { MoneyView } from '@/lib/messages/money-view';
import { expectAccessible } from '../../support/axe';
import { useEnglishMessages } from '../../support/english-messages';
import { sampleNow } from '../../support/sample-views';

beforeEach(useEnglishMessages);
afterEach(cleanup);

const nothing: MoneyView = {
  tentative: [],
  unattributed: [],
  passedOn: [],
  unexplained: [],
  unchecked: [],
  deadRates: [],
};
const line = { value: '12', asset: 'stETH', at: sampleNow, url: 'https://etherscan.io/tx/0x1' };
const pool = '0x0fca5194baa59a362a835031d9c4a25970effe68';

function shown(money: Partial<MoneyView>): string {
  const { container } = render(<Money money={{ ...nothing, ...money }} />);
  return container.textContent ?? '';
}

it('is nothing to show where all was checked and counts', () => {
  expect(hasMoney({ ...nothing, checkedAt: sampleNow })).toBe(false);
  expect(hasMoney({ ...nothing, tentative: [line] })).toBe(true);
});

it('says of ETH that its sender cannot be told, and of a token that the account is incomplete', () => {
  const unexplained = { address: pool, value: '6', side: 'came' } as const;
  expect(shown({ unexplained: [{ ...unexplained, asset: 'ETH', isNative: true }] })).toContain(
    `6 ETH more is on ${pool} than any log tells`,
  );
  expect(shown({ unexplained: [{ ...unexplained, asset: 'stETH', isNative: false }] })).toContain(
    `Incomplete: 6 stETH more is on ${pool}`,
  );
});

it('tells what is not final, from nobody known, and passed on, each with its transaction', async () => {
  const { container } = render(
    <Money
      money={{
        ...nothing,
        tentative: [{ ...line, contributor: 'Lido DAO' }],
        unattributed: Array(12).fill({ ...line, value: '3' }),
        passedOn: [{ ...line, value: '5', leaves: true }],
        unchecked: ['ETH', 'USDC'],
        checkedAt: sampleNow,
      }}
    />,
  );
  const text = container.textContent ?? '';
  expect(text).toContain('Not final yet, and not counted:12 stETH · Lido DAO');
  expect(text).toContain('and 2 more');
  expect(text).toContain('5 stETH · leaves');
  expect(text).toContain('Not checked against the balance yet: ETH, USDC.');
  expect(container.querySelectorAll('a[href="https://etherscan.io/tx/0x1"]')).toHaveLength(12);
  await expectAccessible(container);
});
