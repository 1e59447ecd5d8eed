import { formatDay } from './format';
import { message } from './message';

/** A source as it is named in a sentence: its host, or what it calls itself; with its date where it has one. */
export function sourceName(source: string, asOf?: string): string {
  const name = hostOf(source) ?? source.replace(/^publication:/, '');
  return asOf === undefined ? name : message('sourceOn', name, formatDay(asOf));
}

/** The host of an https address. */
function hostOf(source: string): string | undefined {
  if (!source.startsWith('https://')) return undefined;
  try {
    return new URL(source).hostname.replace(/^www\./, '');
  } catch {
    return undefined;
  }
}
