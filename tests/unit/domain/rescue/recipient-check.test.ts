import { describe, expect, it } from 'vitest';
import { checkRecipient } from '@/lib/domain/rescue/recipient-check';
import type { Recipient } from '@/lib/domain/rescue/rescue';

const own = '0xAbC1230000000000000000000000000000009Def';
const token = '0x1110000000000000000000000000000000000222';

function listed(address: string, use: Recipient['use'] = 'recipient'): Recipient {
  return { chainId: 1, address, role: 'r', use, source: 'https://example.org/' };
}
const rescue = [listed(own), listed(token, 'token')];

describe('an address that a topic wants paid', () => {
  it('is known in whatever case it is written', () => {
    expect(checkRecipient(rescue, own.toUpperCase().replace('0X', '0x'))).toBe('known');
    expect(checkRecipient([listed(own, 'intermediary')], own)).toBe('known');
  });

  it('is a look-alike where it begins and ends as one of the rescue’s, and differs between', () => {
    expect(checkRecipient(rescue, '0xabc1239999999999999999999999999999999def')).toBe('look-alike');
    expect(checkRecipient(rescue, '0xabcfff9999999999999999999999999999999def')).toBe('look-alike');
  });

  it('is another where it only begins, or only ends so', () => {
    expect(checkRecipient(rescue, '0xabc1230000000000000000000000000000009dee')).toBe('other');
    expect(checkRecipient(rescue, '0xfbc1230000000000000000000000000000009def')).toBe('other');
  });

  it('is another where the rescue knows it as something that receives nothing', () => {
    expect(checkRecipient(rescue, token)).toBe('other');
  });

  it('cannot be judged where the rescue lists no address of its own', () => {
    expect(checkRecipient([], own)).toBe('unlisted');
    expect(checkRecipient([listed(token, 'token')], own)).toBe('unlisted');
  });
});
