import type { Hex } from 'viem';

/** A row of Bravo's or Alpha's `proposals`. */
export interface BravoProposal {
  proposer: string;
  /** In seconds; 0 before it is queued. */
  eta: bigint;
  startBlock: bigint;
  endBlock: bigint;
  inFavour: bigint;
  against: bigint;
  /** Alpha counts none. */
  abstain?: bigint;
  canceled: boolean;
  executed: boolean;
  /** Which kind of proposal it is, where there are several. */
  route?: bigint;
}

/** The 32-byte words of an answer. Throws where it is not made of words. */
export function wordsOf(data: Hex): readonly bigint[] {
  if ((data.length - 2) % 64 !== 0) throw new TypeError('not made of words');
  return (data.slice(2).match(/.{64}/g) ?? []).map((word) => BigInt(`0x${word}`));
}

/**
 * Reads a row by its length: nine words of Alpha, ten of Bravo, eleven of Bravos that know several kinds of proposal. `undefined`: it is
 * a row of neither.
 */
export function bravoProposal(words: readonly bigint[], id: bigint): BravoProposal | 'empty' | undefined {
  if (words.length < 9 || words.length > 11) return undefined;
  if (words.every((word) => word === 0n)) return 'empty';
  const [rowId, proposer = 0n, eta = 0n, startBlock = 0n, endBlock = 0n, inFavour = 0n, against = 0n] = words;
  const alpha = words.length === 9;
  const abstain = alpha ? undefined : words[7];
  const [canceled, executed] = alpha ? words.slice(7) : words.slice(8);
  if (rowId !== id || proposer >= 1n << 160n || !isFlag(canceled) || !isFlag(executed)) return undefined;
  return {
    proposer: `0x${proposer.toString(16).padStart(40, '0')}`,
    eta,
    startBlock,
    endBlock,
    inFavour,
    against,
    ...(abstain !== undefined && { abstain }),
    canceled: canceled === 1n,
    executed: executed === 1n,
    ...(words[10] !== undefined && { route: words[10] }),
  };
}

function isFlag(word: bigint | undefined): boolean {
  return word === 0n || word === 1n;
}
