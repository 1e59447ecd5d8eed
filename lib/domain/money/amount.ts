/** Whole units of a decimal text as an integer of smallest units. `undefined` for bad text, a sign, or more digits than the asset has. */
export function parseUnits(decimal: string, decimals: number): bigint | undefined {
  const match = /^(\d{1,40})(?:\.(\d{1,40}))?$/.exec(decimal);
  if (!match) return undefined;
  const [, whole = '', written = ''] = match;
  const fraction = written.replace(/0+$/, '');
  if (fraction.length > decimals) return undefined;
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** Smallest units as an exact decimal text of whole units, without trailing zeros. */
export function formatUnits(units: bigint, decimals: number): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}
