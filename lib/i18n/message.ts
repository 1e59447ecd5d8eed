import { browser } from 'wxt/browser';

/** The name of a text in `public/_locales/en/messages.json`; other languages have the same names. */
export type MessageKey = keyof typeof import('../../public/_locales/en/messages.json');

/** The texts of a language, as they are packed. */
export type Texts = Readonly<Record<string, { message: string } | undefined>>;

let chosen: Texts | undefined;

/** Takes the texts of a language that the user chose in place of the browser's; `undefined`: the browser's again. */
export function takeTexts(texts: Texts | undefined): void {
  chosen = texts;
}

/** A text in the browser's language or the one that was chosen, with `$1` … `$9` of it replaced in order. */
export function message(key: MessageKey, ...substitutions: readonly (string | number)[]): string {
  const own = chosen?.[key];
  if (own)
    return own.message.replace(/\$(\$|[1-9])/g, (_, place: string) =>
      place === '$' ? '$' : String(substitutions[Number(place) - 1] ?? ''),
    );
  // WXT types this by the keys that existed when it last ran; ours are read from the file itself.
  const getMessage = browser.i18n.getMessage as (key: string, substitutions: string[]) => string;
  return getMessage(key, substitutions.map(String));
}
