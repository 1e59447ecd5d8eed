/** Where the reader is. Left out: as the browser is set. */
export interface Place {
  locale?: string;
  timeZone?: string;
}

/** An exact decimal text (`30765.6675…`) as a reader writes it, cut (never rounded up) after two digits. */
export function amountNumber(decimal: string, { locale }: Place = {}): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, roundingMode: 'trunc' });
  return format.format(decimal as Intl.StringNumericLiteral);
}

/** Hundredths of a per cent as a percentage with one digit, floored: 99.99 % is not 100 %. */
export function percentText(bps: number, { locale }: Place = {}): string {
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return format.format(Math.floor(bps / 10) / 1_000);
}

/** Voting power, short: `12.3K`. Cut, never rounded up. */
export function powerText(power: number, { locale }: Place = {}): string {
  const format = new Intl.NumberFormat(locale, {
    notation: 'compact',
    maximumSignificantDigits: 3,
    roundingMode: 'trunc',
  });
  return format.format(power);
}
