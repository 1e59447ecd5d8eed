import { browser } from 'wxt/browser';
import { message } from './message';

/** The locale that numbers and dates are written in: the browser's own where our texts are in its language, else that of our texts. */
export function locale(): string {
  // Cut off from the extension, as by an update, a page gets no texts: no reason to stumble.
  const texts = message('locale') || 'en';
  const own = browser.i18n.getUILanguage();
  return own === texts || own.startsWith(`${texts}-`) ? own : texts;
}
