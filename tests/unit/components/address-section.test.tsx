// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AddressSection } from '../../../components/options/AddressSection.tsx';
import type { AccountView } from '../../../lib/messages/account-view.ts';
import { expectAccessible } from '../../support/axe.ts';
import { useEnglishMessages } from '../../support/english-messages.ts';

const address = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
let account: AccountView;
let asked: { name: string; request: unknown }[];
let answer: unknown;

beforeEach(() => {
  fakeBrowser.reset();
  useEnglishMessages();
  account = { kind: 'account', onlyUnvoted: false, key: 'none', powerAllowed: false };
  asked = [];
  answer = { kind: 'saved' };
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: (typeof asked)[number]) => {
    if (message.name === 'readAccount') return account;
    asked.push({ name: message.name, request: message.request });
    return answer;
  }) as never);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('keeps an address, and says where it is none', async () => {
  const { container } = render(<AddressSection />);
  const field = (await screen.findByLabelText('Address')) as HTMLInputElement;
  field.value = address;
  fireEvent.submit(field.form as HTMLFormElement);
  await screen.findByText('Saved.');
  expect(asked).toEqual([{ name: 'followAddress', request: { address, onlyUnvoted: false } }]);
  answer = { kind: 'failed', reason: 'malformed' };
  fireEvent.submit(field.form as HTMLFormElement);
  await screen.findByText(/That is no address/);
  await expectAccessible(container);
});

it('offers to allow the host of voting power once there is an address', async () => {
  account = { ...account, address };
  render(<AddressSection />);
  expect(await screen.findByText(/score\.snapshot\.org/)).toBeTruthy();
  expect(screen.getByText('Allow')).toBeTruthy();
});

it('tells an invalid key, and empties the field of a good one', async () => {
  render(<AddressSection />);
  const field = (await screen.findByLabelText('Key')) as HTMLInputElement;
  answer = { kind: 'refused' };
  field.value = 'my-own-key';
  fireEvent.submit(field.form as HTMLFormElement);
  await screen.findByText(/Invalid API key/);
  answer = { kind: 'saved' };
  fireEvent.submit(field.form as HTMLFormElement);
  await waitFor(() => expect(field.value).toBe(''));
  expect(asked.at(-1)).toEqual({ name: 'giveApiKey', request: { key: 'my-own-key' } });
});
