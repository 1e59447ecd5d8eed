/** A number as it stands in a text. */
export interface NumberText {
  /** Decimal, without grouping: `30765.67`. */
  value: string;
  /** It could also be read otherwise: `5.000`. */
  ambiguous: boolean;
}

/** One digit group after the other, by one kind of separator; or digits with points and commas. Matches at most what one number is. */
export const numberPattern =
  "(?:\\d{1,3}(?:(?:,\\d{3})+|(?:['’]\\d{3})+|(?:_\\d{3})+|(?: \\d{3})+)(?![\\d])(?:\\.\\d+)?|\\d+(?:[.,]\\d+)*)";

/** Reads a number. `european`: its author writes points between thousands. */
export function readNumber(text: string, european = false): NumberText | undefined {
  if (text.length > 60) return undefined;
  const written = text.replaceAll(/['’_ ]/g, '');
  const commas = written.split(',').length - 1;
  const points = written.split('.').length - 1;
  if (commas === 0 && points === 0) return { value: trimmed(written), ambiguous: false };
  if (commas > 0 && points > 0) return mixed(written);
  if (commas > 0) return ofCommas(written, commas);
  return ofPoints(written, points, european);
}

/** `1,234.56` and `1.234,56`: the last kind of separator is the decimal one. */
function mixed(written: string): NumberText | undefined {
  const [grouping, decimal] = written.lastIndexOf('.') > written.lastIndexOf(',') ? [',', '.'] : ['.', ','];
  const [whole = '', fraction = '', more] = written.split(decimal);
  if (more !== undefined || !grouped(whole, grouping)) return undefined;
  return { value: trimmed(`${whole.split(grouping).join('')}.${fraction}`), ambiguous: false };
}

function ofCommas(written: string, commas: number): NumberText | undefined {
  if (grouped(written, ',')) return { value: trimmed(written.split(',').join('')), ambiguous: false };
  return commas === 1 ? { value: trimmed(written.replace(',', '.')), ambiguous: true } : undefined;
}

function ofPoints(written: string, points: number, european: boolean): NumberText | undefined {
  if (points > 1)
    return grouped(written, '.') ? { value: trimmed(written.split('.').join('')), ambiguous: false } : undefined;
  const thousands = /^[1-9]\d{0,2}\.\d{3}$/.test(written);
  if (thousands && european) return { value: trimmed(written.replace('.', '')), ambiguous: false };
  return { value: trimmed(written), ambiguous: thousands };
}

function grouped(digits: string, separator: string): boolean {
  const [first = '', ...rest] = digits.split(separator);
  return /^\d{1,3}$/.test(first) && rest.length > 0 && rest.every((group) => /^\d{3}$/.test(group));
}

/** A decimal times a power of ten, exactly. */
export function scaled(value: string, zeros: number): string {
  const [whole = '', fraction = ''] = value.split('.');
  const digits = fraction.padEnd(zeros, '0');
  return trimmed(`${whole}${digits.slice(0, zeros)}.${digits.slice(zeros)}`);
}

/** Without zeros that say nothing. */
function trimmed(value: string): string {
  const [whole = '', fraction = ''] = value.split('.');
  const end = fraction.replace(/0+$/, '');
  const start = whole.replace(/^0+(?=\d)/, '') || '0';
  return end === '' ? start : `${start}.${end}`;
}

/** Orders two decimals as `sort` expects. */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(placesOf(a), placesOf(b));
  const difference = units(a, places) - units(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The sum of decimals, exactly. */
export function sumOf(values: readonly string[]): string {
  const places = Math.max(0, ...values.map(placesOf));
  const sum = values.reduce((total, value) => total + units(value, places), 0n).toString();
  const padded = sum.padStart(places + 1, '0');
  return trimmed(`${padded.slice(0, padded.length - places)}.${padded.slice(padded.length - places)}`);
}

/** Whether `short` is `exact` with fewer decimals, rounded or cut. */
export function roundsTo(exact: string, short: string): boolean {
  const places = placesOf(short);
  if (placesOf(exact) <= places || placesOf(exact) < 3) return false;
  const difference = units(exact, placesOf(exact)) - units(short, placesOf(exact));
  const size = difference < 0n ? -difference : difference;
  return size < 10n ** BigInt(placesOf(exact) - places);
}

function placesOf(value: string): number {
  return value.split('.')[1]?.length ?? 0;
}

function units(value: string, places: number): bigint {
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(`${whole}${fraction.padEnd(places, '0')}`);
}
