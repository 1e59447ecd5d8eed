import { fakeBrowser } from 'wxt/testing/fake-browser';
import texts from '../../public/_locales/en/messages.json' with { type: 'json' };

/** Gives the fake browser the English texts, with `$1` … `$9` replaced as browsers do. A name that does not exist is an error here. */
export function useEnglishMessages(): void {
  const known = texts as Record<string, { message: string }>;
  const i18n = {
    getMessage(key: string, substitutions: string | string[] = []): string {
      const text = known[key];
      if (!text) throw new Error(`There is no text named ${key}`);
      const values = [substitutions].flat();
      return text.message.replace(/\$(\$|[1-9])/g, (_, place: string) =>
        place === '$' ? '$' : (values[Number(place) - 1] ?? ''),
      );
    },
    getUILanguage: () => 'en',
  };
  Object.assign(fakeBrowser, { i18n: Object.assign({}, fakeBrowser.i18n, i18n) });
}
