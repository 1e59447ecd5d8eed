import { locale } from './locale';
import { type MessageKey, message } from './message';

/** Names of texts that come in two forms: `…One` and `…Other`. */
export type PluralKey = MessageKey extends infer Key ? (Key extends `${infer Stem}Other` ? Stem : never) : never;

/** A text in the form that the count asks for. `$1` is the count, written for the reader; the rest follow. */
export function plural(stem: PluralKey, count: number, ...substitutions: readonly (string | number)[]): string {
  const form = new Intl.PluralRules(locale()).select(count) === 'one' ? 'One' : 'Other';
  return message(`${stem}${form}` as MessageKey, new Intl.NumberFormat(locale()).format(count), ...substitutions);
}
