import { getAddress, isAddress } from 'viem/utils';

/** An Ethereum address with the capitals of its checksum; `undefined` where it is none, or its own capitals are wrong. */
export function checksumAddress(text: string): string | undefined {
  const isPlain = /^0x(?:[0-9a-f]{40}|[0-9A-F]{40})$/.test(text);
  return isPlain || isAddress(text, { strict: true }) ? getAddress(text.toLowerCase()) : undefined;
}
