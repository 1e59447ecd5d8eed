import { z } from '../zod';
import type { RpcQuestion } from './public-client';

/** A 32-byte hash, in lower case. */
export const hash = z.pipe(z.string().check(z.regex(/^0x[0-9a-fA-F]{64}$/)), z.transform(lowerCase));

/** A block number, log index or time: a hex quantity that a number can hold. */
export const quantity = z.pipe(
  z.string().check(z.regex(/^0x[0-9a-fA-F]{1,13}$/)),
  z.transform((hex) => Number(hex)),
);

/** An address, in lower case: how it is written in capitals says nothing here. */
export const address = z.pipe(z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/)), z.transform(lowerCase));

/** The part of a block that we read. Source: Ethereum JSON-RPC, `Block`. */
export const block = z.object({ number: quantity, hash, timestamp: quantity });

export type Block = z.infer<typeof block>;

/** Asks for a block: by number, the newest, or the newest final one. */
export function blockQuestion(which: number | 'finalized' | 'latest'): RpcQuestion {
  return { method: 'eth_getBlockByNumber', params: [typeof which === 'number' ? hexNumber(which) : which, false] };
}

/** A number as nodes take it. */
export function hexNumber(value: number): `0x${string}` {
  return `0x${value.toString(16)}`;
}

function lowerCase(hex: string): `0x${string}` {
  return hex.toLowerCase() as `0x${string}`;
}
