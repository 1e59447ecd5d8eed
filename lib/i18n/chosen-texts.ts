import { browser } from 'wxt/browser';
import { type Language, languageKey, languages } from '../messages/about/language';
import { message, type Texts, takeTexts } from './message';

/** The language that the user chose; `undefined`: the browser's. */
export async function readLanguage(): Promise<Language | undefined> {
  const stored = (await browser.storage.local.get(languageKey))[languageKey];
  return languages.find((each) => each === stored);
}

/**
 * Takes the texts of the language that the user chose. The browser cannot be told another one, so they are read from our own package:
 * our pages and the worker may, scripts in pages of others may not, and go on in the browser's.
 */
export async function takeChosenTexts(): Promise<void> {
  takeTexts(undefined);
  const language = await readLanguage().catch(() => undefined);
  if (language === undefined || message('locale') === language) return;
  const packed = browser.runtime.getURL as (path: string) => string;
  const answer = await fetch(packed(`/_locales/${language}/messages.json`)).catch(() => undefined);
  if (answer?.ok) takeTexts((await answer.json()) as Texts);
}
