import { browser } from 'wxt/browser';

/** The name of a text in `public/_locales/en/messages.json`; other languages have the same names. */
export type MessageKey = keyof typeof import('../../public/_locales/en/messages.json');

/** A text in the browser's language, with `$1` … `$9` of it replaced in order. */
export function message(key: MessageKey, ...substitutions: readonly (string | number)[]): string {
  // WXT types this by the keys that existed when it last ran; ours are read from the file itself.
  const getMessage = browser.i18n.getMessage as (key: string, substitutions: string[]) => string;
  return getMessage(key, substitutions.map(String));
}
