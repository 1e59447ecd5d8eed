/** `part` of `whole` in basis points (hundredths of a per cent), floored. 0 where there is no whole. May exceed 10,000. */
export function shareBps(part: bigint, whole: bigint): number {
  if (whole <= 0n || part <= 0n) return 0;
  return Number((part * 10_000n) / whole);
}
